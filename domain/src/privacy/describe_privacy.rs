//! Say how the network handles what people entrust to it.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::permission::DescribePrivacyAction;
use super::{finders, network_privacy};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity::Language;
use crate::networks::languages::Languages;
use crate::operation::{Operation, RequestKey, Tx};
use crate::text;

/// The longest name or way to reach somebody.
const LINE_MAX: usize = 254;
/// The longest of the other texts.
const TEXT_MAX: usize = 4_000;

/// What a network says.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DescribePrivacy {
    /// Who leads privacy.
    pub lead_name: String,
    /// How they are reached.
    pub lead_contact: String,
    /// How long the network keeps what, in English.
    pub retention_en: String,
    /// The same in French.
    pub retention_fr: String,
    /// With whom the network shares what, in English; may be empty.
    pub others_en: String,
    /// The same in French.
    pub others_fr: String,
    /// Whether people who are not signed in may read it.
    pub public: bool,
    /// The version that was changed; 0 while nothing was said.
    pub version: i64,
}

/// Writes what a network says, in place of what it said before.
///
/// # Errors
/// A denial, or a database that fails.
pub async fn describe_privacy(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &DescribePrivacy,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let written = operation.write("describe_privacy", actor, key, input, async |tx, actor, input| {
        let found = finders::network_locked(tx.conn(), actor).await?;
        let permit = authorize(actor, DescribePrivacyAction, found, tx)?;
        let mut problems = check(input, &permit.subject().languages);
        let before = finders::described(tx.conn(), tx.network()).await?;
        if before.as_ref().map_or(0, |before| before.version) != input.version {
            problems.push(Problem::at("version", ProblemCode::StaleVersion));
        }
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        write(tx, actor, before, input).await?;
        tx.record(actor, Fact::PrivacyDescribed {}).await?;
        Ok(tx.network())
    });
    written.await
}

fn check(input: &DescribePrivacy, languages: &Languages) -> Vec<Problem> {
    let mut needed = vec![("leadName", &input.lead_name, LINE_MAX), ("leadContact", &input.lead_contact, LINE_MAX)];
    let mut optional = vec![("othersEn", &input.others_en), ("othersFr", &input.others_fr)];
    let retention =
        [(Language::En, "retentionEn", &input.retention_en), (Language::Fr, "retentionFr", &input.retention_fr)];
    for (language, field, text) in retention {
        if languages.offers(language) {
            needed.push((field, text, TEXT_MAX));
        } else {
            optional.push((field, text));
        }
    }
    let needed = needed.into_iter().filter_map(|(field, text, max)| text::required(field, text, max));
    needed.chain(optional.into_iter().filter_map(|(field, text)| text::optional(field, text, TEXT_MAX))).collect()
}

async fn write(
    tx: &Tx,
    actor: &Actor,
    before: Option<network_privacy::Model>,
    input: &DescribePrivacy,
) -> Result<(), Stop> {
    let is_new = before.is_none();
    let mut row = before.map_or_else(network_privacy::ActiveModel::default, IntoActiveModel::into_active_model);
    let text = |text: &str| Set(text.trim().to_owned());
    row.lead_name = text(&input.lead_name);
    row.lead_contact = text(&input.lead_contact);
    row.retention_en = text(&input.retention_en);
    row.retention_fr = text(&input.retention_fr);
    row.others_en = text(&input.others_en);
    row.others_fr = text(&input.others_fr);
    row.public = Set(input.public);
    row.version = Set(input.version + 1);
    row.changed_at = Set(tx.now());
    row.changed_by = Set(actor.person().unwrap_or_default());
    if is_new {
        (row.network_id, row.id) = (Set(tx.network()), Set(tx.network()));
        tx.insert(row).await?;
    } else {
        tx.update(row).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound() -> DescribePrivacy {
        DescribePrivacy {
            lead_name: "Hana Whitlock".into(),
            lead_contact: "privacy@table.example".into(),
            retention_en: "Seven years.".into(),
            retention_fr: "Sept ans.".into(),
            ..DescribePrivacy::default()
        }
    }

    #[test]
    fn each_rule_names_its_field() {
        use ProblemCode::{ControlCharacter, Missing, TooLong};
        let both = Languages::default();
        assert_eq!(check(&sound(), &both), Vec::new());
        let french = Languages::new(&[Language::Fr]).unwrap();
        assert_eq!(check(&DescribePrivacy { retention_en: String::new(), ..sound() }, &french), Vec::new());
        let long = || "x".repeat(TEXT_MAX + 1);
        let table = [
            (DescribePrivacy { lead_name: " ".into(), ..sound() }, "leadName", Missing),
            (DescribePrivacy { lead_contact: "x".repeat(255), ..sound() }, "leadContact", TooLong),
            (DescribePrivacy { retention_en: String::new(), ..sound() }, "retentionEn", Missing),
            (DescribePrivacy { retention_fr: long(), ..sound() }, "retentionFr", TooLong),
            (DescribePrivacy { others_en: "a\u{7}".into(), ..sound() }, "othersEn", ControlCharacter),
            (DescribePrivacy { others_fr: long(), ..sound() }, "othersFr", TooLong),
        ];
        for (input, field, code) in table {
            let found: Vec<_> = check(&input, &both).into_iter().map(|problem| (problem.field, problem.code)).collect();
            assert_eq!(found, [(Some(field.to_owned()), code)]);
        }
    }
}
