//! One type of the schema: its fields or values, and who speaks of it.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use super::overview::Api;
use super::schema_text::{Defined, schema};
use crate::layout::Door;
use crate::page::Page;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/n/{slug}/api/{name}", web::get().to(show));
}

#[derive(Template)]
#[template(path = "pages/api/kind/page.html")]
struct KindPage {
    p: Page,
    defined: &'static Defined,
    kind: String,
    users: Vec<&'static str>,
}

async fn show(visit: Visit, path: web::Path<(String, String)>) -> Answer {
    let data = visit.run(Api::build(())).await?;
    let defined = schema().find(&path.1).ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let kind = p.t(format!("pages-api-a-{}", defined.kind));
    let users = schema().users_of(&defined.name).into_iter().collect();
    visit.show(&KindPage { p, defined, kind, users })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    // The same document as the overview's.
    Vec::new()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::Reader;

    #[actix_web::test]
    async fn a_type_shows_its_fields_values_and_users() {
        let reader = Reader::new("fr", json!({"Api": {}}));
        let campaign = reader.get("/n/prairie/api/Campaign").await;
        assert!(
            campaign.html.contains("Un type d’objet") && campaign.html.contains(r#"href="/n/prairie/api/PriceBreak""#)
        );
        let phase = reader.get("/n/prairie/api/Phase").await;
        assert!(phase.html.contains("NOT_CLEARED") && phase.html.contains(r#"href="/n/prairie/api/Campaign""#));
        assert_eq!(reader.get("/n/prairie/api/Nonsense").await.status, 404);
    }
}
