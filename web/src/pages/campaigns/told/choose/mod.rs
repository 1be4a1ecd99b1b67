//! For which agency something is entered that it told staff.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use super::{Entered, Hindered, Hindrance, Moment, Rules, Told};
use crate::forms::{Fields, Form, encode};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::pages::campaigns::parts;
use crate::schema;
use crate::types::{Named, PageInfo, Standing};
use crate::visit::{Answer, Visit};

pub(super) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/campaigns/{id}/told").route(web::get().to(show)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
    filter: AgencyFilter,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
    entered: Option<String>,
}

#[derive(cynic::InputObject)]
struct AgencyFilter {
    search: Option<String>,
    standing: Option<Standing>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct ChooseTold {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    campaign: Option<Campaign>,
    network_rules: Rules,
    // A guest of another purchase has nothing to tell here.
    #[arguments(filter: $filter, campaignId: $id, first: $first, after: $after, last: $last, before: $before)]
    agencies: AgencyConnection,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Vars")]
struct Campaign {
    #[cynic(spread)]
    moment: Moment,
    title: String,
    #[arguments(first: 50, after: $entered)]
    told_deeds: ToldDeedConnection,
}

#[derive(cynic::QueryFragment)]
struct ToldDeedConnection {
    nodes: Vec<Entry>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ToldDeed")]
struct Entry {
    #[cynic(spread)]
    told: Told,
    may_wait: bool,
    agency: EnteredFor,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Agency")]
struct EnteredFor {
    name: String,
}

#[derive(cynic::QueryFragment)]
struct AgencyConnection {
    nodes: Vec<Agency>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    id: cynic::Id,
    name: String,
    key: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/campaigns/told/choose/page.html")]
struct ChoosePage {
    p: Page,
    campaign: String,
    back: String,
    here: String,
    form: Form,
    agencies: Vec<Agency>,
    info: PageInfo,
    base: String,
    /// Why something cannot be entered, whichever agency it is.
    hindrance: Option<Hindered>,
    /// What was entered in this purchase before, newest first: a page of it.
    entries: Vec<Entered>,
    /// Where the entries before these stand, if there are any.
    earlier: Option<String>,
    /// Where the newest entries stand, where these are others.
    newest: Option<String>,
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let id = path.1.as_str();
    let search = visit.query("search").unwrap_or_default().trim().to_owned();
    let wanted = Some(search.clone()).filter(|search| !search.is_empty());
    let filter = AgencyFilter { search: wanted, standing: Standing::from_code("GOOD") };
    let span = visit.span(50);
    let (first, after, last, before) = (span.first, span.after, span.last, span.before);
    let entered = visit.query("entered").map(str::to_owned);
    let vars = Vars { id: cynic::Id::new(id), filter, first, after, last, before, entered };
    let data = visit.run(ChooseTold::build(vars)).await?;
    let campaign = data.campaign.ok_or_else(|| visit.missing())?;
    if !data.viewer.can_run_campaigns {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let here = p.to(parts::path(id, "told"));
    let parameters = if search.is_empty() { String::new() } else { format!("search={}&", encode(&search)) };
    let base = format!("{here}?{parameters}");
    let ToldDeedConnection { nodes: entries, page_info: listed } = campaign.told_deeds;
    let page = ChoosePage {
        hindrance: Hindrance::of_all(data.network_rules, campaign.moment).map(|why| why.said(&p)),
        earlier: listed
            .end_cursor
            .filter(|_| listed.has_next_page)
            .map(|cursor| format!("{base}entered={}#entries", encode(&cursor))),
        newest: listed.has_previous_page.then(|| format!("{base}#entries")),
        base,
        back: p.to(parts::path(id, "")),
        entries: entries
            .into_iter()
            .map(|Entry { told, may_wait, agency }| Entered { may_wait, ..Entered::of(&p, &told, Some(agency.name)) })
            .collect(),
        campaign: campaign.title,
        form: Form::filled(Fields::from_iter([("search", search)])),
        agencies: data.agencies.nodes,
        info: data.agencies.page_info,
        here,
        p,
    };
    visit.show(&page)
}

#[cfg(test)]
pub(super) fn documents() -> Vec<(&'static str, String)> {
    let filter = AgencyFilter { search: None, standing: None };
    let vars =
        Vars { id: cynic::Id::new(""), filter, first: None, after: None, last: None, before: None, entered: None };
    vec![("campaigns/told/choose", ChooseTold::build(vars).query)]
}
