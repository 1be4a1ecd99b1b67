//! Add a tool to the directory, with who sells it. A purchase begins with a tool.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::facts::{self, Facts, SoldBy, kept_website, kept_word, key_apart, key_of};
use super::permission::{AddToolAction, Directory};
use super::{finders, supplier, tool};
use crate::access::{Actor, authorize};
use crate::error::{Denial, Failure, Problem, ProblemCode, Stop};
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
        let named = finders::names(tx.conn(), actor).await?;
        let problems = check(input, &named);
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let supplier = seller(tx, actor, &input.sold_by).await?;
        let tool = tx.insert(new_row(tx, &input.facts, supplier, &named)).await?;
        tx.record(actor, Fact::ToolAdded { tool: tool.id }).await?;
        Ok(tool.id)
    });
    added.await
}

/// What is wrong with a new tool, beside those there are with their names and short names.
fn check(input: &AddTool, named: &[(String, String)]) -> Vec<Problem> {
    let mut problems = facts::check(&input.facts);
    problems.extend(facts::check_seller(&input.sold_by));
    let is_sound = |field: &str| !problems.iter().any(|problem| problem.field.as_deref() == Some(field));
    let (sound_name, sound_key) = (is_sound("name"), is_sound("key"));
    let (name, key) = (text::folded(&input.facts.name), text::one_line(&input.facts.key));
    if sound_name && named.iter().any(|(theirs, _)| text::folded(theirs) == name) {
        problems.push(Problem::at("name", ProblemCode::ToolNameTaken));
    }
    if sound_key && named.iter().any(|(_, theirs)| *theirs == key) {
        problems.push(Problem::at("key", ProblemCode::ToolKeyTaken));
    }
    problems
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

fn new_row(tx: &Tx, facts: &Facts, supplier: Uuid, named: &[(String, String)]) -> tool::ActiveModel {
    let (id, name) = (tx.new_id(), text::one_line(&facts.name));
    let key = match text::one_line(&facts.key) {
        given if !given.is_empty() => given,
        _ => {
            let made = key_of(&name);
            let free = !made.is_empty() && named.iter().all(|(_, theirs)| *theirs != made);
            if free { made } else { key_apart(&name, id) }
        }
    };
    let category = facts.category.trim().to_owned();
    let fact = |text: &str| Set(text.trim().to_owned());
    tool::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(id),
        search_text: Set(tool::search_text(&name, &key, &category)),
        key: Set(key),
        name: Set(name),
        supplier_id: Set(supplier),
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, key: &str) -> Vec<(String, ProblemCode)> {
        let [name, key, category] = [name, key, "other"].map(str::to_owned);
        let facts = Facts { name, key, category, ..Facts::default() };
        let sold_by = SoldBy { name: "Fairware".to_owned(), ..SoldBy::default() };
        let named = [("École ouverte".to_owned(), "ecole".to_owned())];
        let problems = check(&AddTool { facts, sold_by }, &named);
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
