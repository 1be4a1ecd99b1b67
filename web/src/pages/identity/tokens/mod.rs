//! My tokens: what lets programs act for me. A new one is shown once, on the page that answers its form.

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, TimeDelta, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Fields, Form, Posted, Problems};
use crate::layout::{Door, Shell, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::span::SpanFields;
use crate::types::{Named, PageInfo, Problem, Room};
use crate::visit::{Answer, Visit};

/// Where the page is found.
const PLACE: &str = "/my/tokens";

/// How many days a token may last, as the form offers it.
const DAYS: [i64; 4] = [7, 30, 90, 365];

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/my/tokens").route(web::get().to(show)).route(web::post().to(change)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Span")]
struct Tokens {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Span")]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    tokens: AccessTokenConnection,
}

#[derive(cynic::QueryFragment)]
struct AccessTokenConnection {
    nodes: Vec<AccessToken>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct AccessToken {
    id: cynic::Id,
    name: String,
    prefix: String,
    network: Option<ShellNetwork>,
    is_for_one_network: bool,
    scopes: Vec<Scope>,
    expires_at: DateTime<Utc>,
    last_used_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct Scope {
    room: Room,
    write: bool,
}

#[derive(cynic::QueryVariables)]
struct Make {
    input: MakeTokenInput,
}

#[derive(cynic::InputObject)]
struct MakeTokenInput {
    name: String,
    network: Option<String>,
    scopes: Vec<ScopeInput>,
    expires_at: DateTime<Utc>,
    request_key: String,
}

#[derive(cynic::InputObject)]
struct ScopeInput {
    room: Room,
    write: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Make")]
struct MakeToken {
    #[arguments(input: $input)]
    make_token: Option<Made>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "MakeTokenPayload")]
struct Made {
    secret: Option<String>,
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Revoke {
    input: RevokeTokenInput,
}

#[derive(cynic::InputObject)]
struct RevokeTokenInput {
    token_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Revoke")]
struct RevokeToken {
    #[arguments(input: $input)]
    revoke_token: Option<Revoked>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RevokeTokenPayload")]
struct Revoked {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/identity/tokens/page.html")]
struct TokensPage {
    p: Page,
    tokens: Vec<AccessToken>,
    info: PageInfo,
    form: Form,
    /// The token that was just made, shown this once.
    secret: Option<String>,
    networks: Vec<(String, String)>,
    days: Vec<(String, String)>,
}

impl TokensPage {
    /// Where a token may be used.
    fn place(&self, token: &AccessToken) -> String {
        match &token.network {
            Some(network) => network.name.clone(),
            None if token.is_for_one_network => self.p.t("pages-tokens-nowhere"),
            None => self.p.t("pages-tokens-everywhere"),
        }
    }

    /// What a token lets a program do.
    fn may(&self, scope: &Scope) -> String {
        let key = if scope.write { "pages-tokens-may-write" } else { "pages-tokens-may-read" };
        self.p.t1(key, "room", self.p.name(scope.room))
    }

    fn rooms(&self) -> &'static [Room] {
        Room::ALL
    }

    /// Whether the form asks for this in a room.
    fn is_ticked(&self, access: &str, room: &Room) -> bool {
        self.form.ticked(&format!("{access}.{}", room.code()))
    }
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, fresh(), None).await?;
    visit.show(&page)
}

fn fresh() -> Form {
    Form::filled(Fields::from_iter([("days", "90"), ("network", "")]))
}

/// Two forms are sent here: one beside each token, and the one that makes another.
async fn change(visit: Visit, posted: Posted) -> Answer {
    if posted.has("token") { revoke(visit, posted).await } else { make(visit, posted).await }
}

async fn make(visit: Visit, posted: Posted) -> Answer {
    let days = posted.text("days").parse::<i64>().ok().filter(|days| DAYS.contains(days));
    // Our own list offers nothing else.
    let days = days.ok_or_else(|| visit.missing())?;
    let write = |room: &Room| posted.has(&format!("write.{}", room.code()));
    let read = |room: &Room| posted.has(&format!("read.{}", room.code()));
    let wanted = Room::ALL.iter().filter(|room| read(room) || write(room));
    let input = MakeTokenInput {
        name: posted.text("name").to_owned(),
        network: Some(posted.text("network").to_owned()).filter(|network| !network.is_empty()),
        scopes: wanted.map(|room| ScopeInput { room: *room, write: write(room) }).collect(),
        expires_at: end_after(visit.site().now(), days),
        request_key: posted.request_key(),
    };
    let made = visit
        .run_globally(MakeToken::build(Make { input }))
        .await?
        .make_token
        .ok_or_else(|| visit.fault("no payload"))?;
    let mut problems = Problems::of(made.problems);
    problems.rename(|field| (field == "expiresAt").then(|| "days".to_owned()));
    if !problems.is_empty() {
        let page = page(&visit, posted.refused(problems), None).await?;
        return visit.refuse(&page);
    }
    let Some(secret) = made.secret else {
        // The form came twice; the first answer showed the token.
        return visit.redirect_done(&visit.outside(PLACE), "token-made-before");
    };
    let page = page(&visit, fresh(), Some(secret)).await?;
    let mut answer = visit.show(&page)?;
    // It is shown this once: no browser keeps the page to show it again.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// When a token of so many days ends: as a day begins, so that the same form sent twice asks for the same.
fn end_after(now: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    let at = now + TimeDelta::days(days);
    at.date_naive().and_hms_opt(0, 0, 0).map_or(at, |start| start.and_utc())
}

async fn revoke(visit: Visit, posted: Posted) -> Answer {
    let input = RevokeTokenInput { token_id: cynic::Id::new(posted.text("token")), request_key: posted.request_key() };
    let data = visit.run_globally(RevokeToken::build(Revoke { input })).await?;
    let problems = Problems::of(data.revoke_token.map(|revoked| revoked.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.outside(PLACE), "token-revoked");
    }
    let page = page(&visit, posted.refused(problems), None).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, form: Form, secret: Option<String>) -> Result<TokensPage, PageProblem> {
    let data = visit.run(Tokens::build(visit.span(50))).await?;
    let here = data.viewer.shell.network_at(visit.slug());
    let shell = Shell::of(data.viewer.shell, here.clone()).ok_or_else(|| visit.unknown())?;
    let networks: Vec<ShellNetwork> = here.into_iter().chain(shell.elsewhere.clone()).collect();
    let p = visit.page_around(Door::None, shell);
    let everywhere = (String::new(), p.t("pages-tokens-everywhere"));
    let networks = std::iter::once(everywhere).chain(networks.into_iter().map(|network| (network.slug, network.name)));
    let until = |days: i64| p.short(end_after(p.now(), days));
    let said = |days: i64| p.t2("pages-tokens-days", "days", days, "until", until(days));
    let days = DAYS.iter().map(|days| (days.to_string(), said(*days))).collect();
    let (list, networks) = (data.viewer.tokens, networks.collect());
    Ok(TokensPage { p, tokens: list.nodes, info: list.page_info, form, secret, networks, days })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use crate::span::Span;
    let text = String::new;
    let made = MakeTokenInput {
        name: text(),
        network: None,
        scopes: Vec::new(),
        expires_at: DateTime::UNIX_EPOCH,
        request_key: text(),
    };
    let revoked = RevokeTokenInput { token_id: cynic::Id::new(""), request_key: text() };
    vec![
        ("identity/tokens", Tokens::build(Span::default()).query),
        ("identity/tokens: make", MakeToken::build(Make { input: made }).query),
        ("identity/tokens: revoke", RevokeToken::build(Revoke { input: revoked }).query),
    ]
}

#[cfg(test)]
mod tests;
