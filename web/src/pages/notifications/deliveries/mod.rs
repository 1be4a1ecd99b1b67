//! Mails that could not be delivered, for the coordinator to mend and send again.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::span::SpanFields;
use crate::types::{PageInfo, Problem};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/deliveries").route(web::get().to(show)).route(web::post().to(retry)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Span")]
struct Deliveries {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    parked_deliveries: DeliveryConnection,
}

#[derive(cynic::QueryFragment)]
struct DeliveryConnection {
    nodes: Vec<Delivery>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Delivery {
    id: cynic::Id,
    kind: String,
    recipient: String,
    attempts: i32,
    last_error: Option<String>,
    at: DateTime<Utc>,
}

#[derive(cynic::QueryVariables)]
struct Retry {
    input: RetryDeliveryInput,
}

#[derive(cynic::InputObject)]
struct RetryDeliveryInput {
    delivery_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Retry")]
struct RetryDelivery {
    #[arguments(input: $input)]
    retry_delivery: Option<Retried>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RetryDeliveryPayload")]
struct Retried {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/notifications/deliveries/page.html")]
struct DeliveriesPage {
    p: Page,
    deliveries: Vec<Delivery>,
    info: PageInfo,
    base: String,
    problems: Problems,
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, Problems::default()).await?;
    visit.show(&page)
}

async fn retry(visit: Visit, posted: Posted) -> Answer {
    let delivery_id = cynic::Id::new(posted.text("delivery"));
    let input = RetryDeliveryInput { delivery_id, request_key: posted.request_key() };
    let data = visit.run(RetryDelivery::build(Retry { input })).await?;
    let problems = Problems::of(data.retry_delivery.map(|retried| retried.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("deliveries"), "retried");
    }
    let page = page(&visit, problems).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, problems: Problems) -> Result<DeliveriesPage, crate::problem::PageProblem> {
    let data = visit.run(Deliveries::build(visit.span(50))).await?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let base = p.to("deliveries?");
    let list = data.parked_deliveries;
    Ok(DeliveriesPage { p, deliveries: list.nodes, info: list.page_info, base, problems })
}

impl DeliveriesPage {
    /// What the mail was about; a kind we have no words for keeps its own name.
    fn kind(&self, delivery: &Delivery) -> String {
        let label = words::label_key("kind", &delivery.kind);
        let key = format!("pages-deliveries-{}", label.trim_start_matches("label-"));
        if words::has(self.p.language(), &key) { self.p.t(&key) } else { delivery.kind.clone() }
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use crate::span::Span;
    let input = RetryDeliveryInput { delivery_id: cynic::Id::new(""), request_key: String::new() };
    vec![
        ("notifications/deliveries", Deliveries::build(Span::default()).query),
        ("notifications/deliveries: retry", RetryDelivery::build(Retry { input }).query),
    ]
}

#[cfg(test)]
mod tests;
