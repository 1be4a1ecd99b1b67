//! Add a tool to the directory, with who sells it. A purchase begins with a tool.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::facts::{self, Facts, SoldBy, is_same_site, kept_website, kept_word, key_apart, key_of};
use super::permission::{AddToolAction, Directory};
use super::{finders, supplier, tool};
use crate::access::{Actor, authorize};
use crate::error::{Denial, Failure, Problem, ProblemArg, ProblemCode, Stop};
use crate::events::Fact;
use crate::networks;
use crate::operation::{Operation, RequestKey, Tx};
use crate::text;

/// A tool to be.
#[derive(Clone, Debug, Serialize)]
pub struct AddTool {
    /// What is known of it.
    pub facts: Facts,
    /// Who sells it.
    pub sold_by: SoldBy,
}

/// Adds the tool and gives its id. A supplier that is named as one here is called is that one; otherwise it is added, too.
pub async fn add_tool(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &AddTool,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let added = operation.write("add_tool", actor, key, input, async |tx, actor, input| {
        authorize(actor, AddToolAction, Some(Directory), tx)?;
        if let Some(supplier) = input.sold_by.supplier {
            finders::supplier(tx.conn(), actor, supplier).await?.ok_or(Denial::NotFound)?;
        }
        // Names are the network's: two that come at once would both be free.
        networks::finders::lock_roles(tx.conn(), tx.network()).await?;
        let named = finders::names(tx.conn(), actor, None).await?;
        let mut problems = check(&input.facts, &named);
        problems.extend(facts::check_seller(&input.sold_by));
        if problems.is_empty() {
            problems.extend(other_website(tx, actor, &input.sold_by).await?);
        }
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let supplier = seller(tx, actor, &input.sold_by).await?;
        let row = tool::ActiveModel {
            network_id: Set(tx.network()),
            id: Set(tx.new_id()),
            supplier_id: Set(supplier),
            version: Set(1),
            ..Default::default()
        };
        let tool = tx.insert(with_facts(row, &input.facts, &named)).await?;
        tx.record(actor, Fact::ToolAdded { tool: tool.id }).await?;
        Ok(tool.id)
    });
    added.await
}

/// What is wrong with a tool's facts, beside the names and short names that others have.
pub(super) fn check(facts: &Facts, others: &[(String, String)]) -> Vec<Problem> {
    let mut problems = facts::check(facts);
    let is_sound = |field: &str| !problems.iter().any(|problem| problem.field.as_deref() == Some(field));
    let (sound_name, sound_key) = (is_sound("name"), is_sound("key"));
    let (name, key) = (text::folded(&facts.name), text::one_line(&facts.key));
    if sound_name && others.iter().any(|(theirs, _)| text::folded(theirs) == name) {
        problems.push(Problem::at("name", ProblemCode::ToolNameTaken));
    }
    if sound_key && others.iter().any(|(_, theirs)| *theirs == key) {
        problems.push(Problem::at("key", ProblemCode::ToolKeyTaken));
    }
    problems
}

/// Says so where the supplier of this name is known with another site: what somebody typed is not dropped unseen.
async fn other_website(tx: &Tx, actor: &Actor, by: &SoldBy) -> Result<Option<Problem>, Stop> {
    let typed = kept_website(&by.website);
    let (None, Some(typed)) = (by.supplier, typed) else { return Ok(None) };
    let known = finders::supplier_named(tx.conn(), actor, &text::one_line(&by.name)).await?;
    let Some(supplier::Model { name, website: Some(website), .. }) = known else { return Ok(None) };
    if is_same_site(&website, &typed) {
        return Ok(None);
    }
    let problem = Problem::at("supplierWebsite", ProblemCode::OtherWebsite);
    Ok(Some(problem.with("name", ProblemArg::Text(name)).with("website", ProblemArg::Text(website))))
}

/// The supplier that is meant: the one chosen, the one of that name, or a new one. A known one whose site is not known gets
/// the site that was given.
async fn seller(tx: &Tx, actor: &Actor, by: &SoldBy) -> Result<Uuid, Stop> {
    if let Some(supplier) = by.supplier {
        return Ok(supplier);
    }
    let (name, website) = (text::one_line(&by.name), kept_website(&by.website));
    match finders::supplier_named(tx.conn(), actor, &name).await? {
        Some(known) => {
            let id = known.id;
            if known.website.is_none() && website.is_some() {
                finders::raise_versions(tx.conn(), actor, id, None).await?;
                let mut row = known.into_active_model();
                row.website = Set(website);
                tx.update(row).await?;
            }
            Ok(id)
        }
        None => {
            let row = supplier::ActiveModel {
                network_id: Set(tx.network()),
                id: Set(tx.new_id()),
                name: Set(name),
                website: Set(website),
            };
            Ok(tx.insert(row).await?.id)
        }
    }
}

/// The row of a tool with these facts. A short name that nobody gave is made from the name.
pub(super) fn with_facts(row: tool::ActiveModel, facts: &Facts, others: &[(String, String)]) -> tool::ActiveModel {
    let name = text::one_line(&facts.name);
    let key = match text::one_line(&facts.key) {
        given if !given.is_empty() => given,
        _ => {
            let made = key_of(&name);
            let is_free = !made.is_empty() && others.iter().all(|(_, theirs)| *theirs != made);
            if is_free { made } else { key_apart(&name, row.id.clone().unwrap()) }
        }
    };
    let category = facts.category.trim().to_owned();
    let fact = |told: &str| Set(told.trim().to_owned());
    tool::ActiveModel {
        search_text: Set(tool::search_text(&name, &key, &category)),
        key: Set(key),
        name: Set(name),
        category: Set(category),
        open_source: Set(kept_word(&facts.open_source)),
        licence: fact(&facts.licence),
        data_export: fact(&facts.data_export),
        hosting: fact(&facts.hosting),
        canada_hosting: Set(kept_word(&facts.canada_hosting)),
        languages: fact(&facts.languages),
        french_interface: Set(kept_word(&facts.french_interface)),
        source: fact(&facts.source),
        confidence: Set(kept_word(&facts.confidence)),
        ..row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, key: &str) -> Vec<(String, ProblemCode)> {
        let [name, key, category] = [name, key, "other"].map(str::to_owned);
        let facts = Facts { name, key, category, ..Facts::default() };
        let others = [("École ouverte".to_owned(), "ecole".to_owned())];
        let problems = check(&facts, &others);
        problems.into_iter().map(|problem| (problem.field.unwrap_or_default(), problem.code)).collect()
    }

    #[test]
    fn names_and_short_names_are_taken_once() {
        use ProblemCode::{ToolKeyTaken, ToolNameTaken};
        for (name, key) in [("École fermée", ""), ("École fermée", "Ecole")] {
            assert!(told(name, key).is_empty(), "{name} {key}");
        }
        assert_eq!(told(" ecole  OUVERTE ", ""), [("name".to_owned(), ToolNameTaken)]);
        assert_eq!(told("École fermée", " ecole "), [("key".to_owned(), ToolKeyTaken)]);
    }
}
