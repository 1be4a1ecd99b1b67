//! Saying how the network handles what people entrust to it.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Difference, Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/privacy/edit").route(web::get().to(show)).route(web::post().to(save)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct PrivacyEdit {
    viewer: ShellViewer,
    network: ShellNetwork,
    privacy: Privacy,
}

#[derive(cynic::QueryFragment)]
struct Privacy {
    network: Option<NetworkPrivacy>,
    can_describe: bool,
}

#[derive(cynic::QueryFragment)]
struct NetworkPrivacy {
    lead_name: String,
    lead_contact: String,
    retention_en: String,
    retention_fr: String,
    others_en: String,
    others_fr: String,
    public: bool,
    version: i32,
}

#[derive(cynic::QueryVariables)]
struct Describing {
    input: DescribePrivacyInput,
}

#[derive(cynic::InputObject, Default)]
struct DescribePrivacyInput {
    lead_name: String,
    lead_contact: String,
    retention_en: String,
    retention_fr: String,
    others_en: String,
    others_fr: String,
    public: bool,
    version: i32,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Describing")]
struct DescribePrivacy {
    #[arguments(input: $input)]
    describe_privacy: Option<Described>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DescribePrivacyPayload")]
struct Described {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/privacy/edit/page.html")]
struct EditPage {
    p: Page,
    form: Form,
    /// What somebody else saved meanwhile, where it is other than what was typed.
    meanwhile: Option<Vec<Difference>>,
}

/// The fields people read, each with what it is called.
const FIELDS: [(&str, &str); 7] = [
    ("leadName", "pages-privacy-lead"),
    ("leadContact", "pages-privacy-contact"),
    ("retentionEn", "pages-privacy-retention-en"),
    ("retentionFr", "pages-privacy-retention-fr"),
    ("othersEn", "pages-privacy-others-en"),
    ("othersFr", "pages-privacy-others-fr"),
    ("public", "pages-privacy-public"),
];

async fn show(visit: Visit) -> Answer {
    let data = visit.run(PrivacyEdit::build(())).await?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    if !data.privacy.can_describe {
        return Err(visit.forbidden());
    }
    visit.show(&EditPage { p, form: Form::filled(stored(data.privacy.network)), meanwhile: None })
}

fn stored(said: Option<NetworkPrivacy>) -> Fields {
    let Some(said) = said else { return Fields::from_iter([("version", "0")]) };
    let mut fields = Fields::from_iter([
        ("leadName", said.lead_name),
        ("leadContact", said.lead_contact),
        ("retentionEn", said.retention_en),
        ("retentionFr", said.retention_fr),
        ("othersEn", said.others_en),
        ("othersFr", said.others_fr),
        ("version", said.version.to_string()),
    ]);
    if said.public {
        fields.set("public", "yes");
    }
    fields
}

async fn save(visit: Visit, posted: Posted) -> Answer {
    let text = |name| posted.text(name).to_owned();
    let input = DescribePrivacyInput {
        lead_name: text("leadName"),
        lead_contact: text("leadContact"),
        retention_en: text("retentionEn"),
        retention_fr: text("retentionFr"),
        others_en: text("othersEn"),
        others_fr: text("othersFr"),
        public: posted.has("public"),
        // What is no version is none of ours, and so stale.
        version: posted.text("version").parse().unwrap_or(-1),
        request_key: posted.request_key(),
    };
    let data = visit.run(DescribePrivacy::build(Describing { input })).await?;
    let problems = Problems::of(data.describe_privacy.map(|described| described.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("privacy"), "privacy");
    }
    let data = visit.run(PrivacyEdit::build(())).await?;
    let p = visit.page(Door::None, data.viewer, data.network)?.found_at(visit.to("privacy/edit"));
    let mut form = posted.refused(problems);
    let meanwhile = form.is_wrong("version").then(|| {
        let read = |name: &str, value: &str| match name {
            "public" => p.yes_no(!value.is_empty()),
            _ => value.to_owned(),
        };
        form.replace_stale(&stored(data.privacy.network), &FIELDS.map(|(name, key)| (name, p.t(key))), read)
    });
    visit.refuse(&EditPage { p, form, meanwhile })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = DescribePrivacyInput::default();
    vec![
        ("privacy/edit", PrivacyEdit::build(()).query),
        ("privacy/edit: save", DescribePrivacy::build(Describing { input }).query),
    ]
}

#[cfg(test)]
mod tests;
