//! The providers of a network, for whoever keeps them: what they are, whether they answer, on or off.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/providers").route(web::get().to(show)).route(web::post().to(act)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Providers {
    viewer: ShellViewer,
    network: ShellNetwork,
    identity_providers: Vec<IdentityProvider>,
    provider_callback: String,
}

#[derive(cynic::QueryFragment)]
struct IdentityProvider {
    id: cynic::Id,
    name: String,
    issuer: String,
    is_on: bool,
    changed_at: DateTime<Utc>,
    trusted_domains: Vec<String>,
}

#[derive(cynic::QueryVariables)]
struct Switching {
    input: SwitchProviderInput,
}

#[derive(cynic::InputObject)]
struct SwitchProviderInput {
    provider_id: cynic::Id,
    is_on: bool,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Switching")]
struct SwitchProvider {
    #[arguments(input: $input)]
    switch_provider: Option<Switched>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SwitchProviderPayload")]
struct Switched {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Testing {
    input: TestProviderInput,
}

#[derive(cynic::InputObject)]
struct TestProviderInput {
    provider_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Testing")]
struct TestProvider {
    #[arguments(input: $input)]
    test_provider: Option<Tested>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "TestProviderPayload")]
struct Tested {
    look: Option<ProviderLook>,
    problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
struct ProviderLook {
    keys: i32,
    offers_code: bool,
    says_pkce: bool,
    says_email: bool,
}

#[derive(Template)]
#[template(path = "pages/providers/list/page.html")]
struct ListPage {
    p: Page,
    providers: Vec<IdentityProvider>,
    callback: String,
    sign_in: String,
    /// What a look has found.
    look: Option<Found>,
    /// What is in the way of what was asked of a provider.
    problems: Vec<String>,
}

/// Asks before a provider is switched off: its people are signed out.
#[derive(Template)]
#[template(path = "pages/providers/list/off.html")]
struct OffPage {
    p: Page,
    id: String,
    name: String,
}

/// What came of a look or a deed, and of which provider.
enum Came {
    /// A look found this.
    Look(ProviderLook),
    /// Something was in the way of what this key of a sentence speaks of.
    InTheWay(&'static str, Problems),
}

/// What a look at a provider has found.
struct Found {
    name: String,
    look: ProviderLook,
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, None).await?;
    let Some(off) = visit.query("off") else { return visit.show(&page) };
    let found = page.providers.into_iter().find(|provider| provider.id.inner() == off && provider.is_on);
    let found = found.ok_or_else(|| visit.missing())?;
    visit.show(&OffPage { p: page.p, id: off.to_owned(), name: found.name })
}

async fn act(visit: Visit, posted: Posted) -> Answer {
    let (id, request_key) = (posted.text("provider").to_owned(), posted.request_key());
    if posted.text("do") == "test" {
        let input = TestProviderInput { provider_id: cynic::Id::new(&id), request_key };
        let tested = visit.run(TestProvider::build(Testing { input })).await?.test_provider;
        let Some(Tested { look, problems }) = tested else { return Err(visit.missing()) };
        let came = match look {
            Some(look) if problems.is_empty() => Came::Look(look),
            _ => Came::InTheWay("pages-providers-not-tested", Problems::of(problems)),
        };
        let is_fine = matches!(came, Came::Look(_));
        let page = page(&visit, Some((id, came))).await?;
        return if is_fine { visit.show(&page) } else { visit.refuse(&page) };
    }
    let is_on = posted.text("do") == "on";
    let input = SwitchProviderInput { provider_id: cynic::Id::new(&id), is_on, request_key };
    let data = visit.run(SwitchProvider::build(Switching { input })).await?;
    let problems = Problems::of(data.switch_provider.map(|switched| switched.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("providers"), if is_on { "provider-on" } else { "provider-off" });
    }
    let page = page(&visit, Some((id, Came::InTheWay("pages-providers-not-switched", problems)))).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, came: Option<(String, Came)>) -> Result<ListPage, PageProblem> {
    let data = visit.run(Providers::build(())).await?;
    let providers = data.identity_providers;
    let sign_in = format!("/n/{}/sign-in", data.network.slug);
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let (mut look, mut problems) = (None, Vec::new());
    if let Some((id, came)) = came {
        let found = providers.iter().find(|provider| provider.id.inner() == id);
        let name = found.map(|provider| provider.name.clone()).unwrap_or_default();
        match came {
            Came::Look(found) => look = Some(Found { name, look: found }),
            Came::InTheWay(key, found) => {
                problems = found.iter().map(|(_, why)| p.t2(key, "provider", &name, "why", why)).collect();
            }
        }
    }
    Ok(ListPage { p, providers, callback: data.provider_callback, sign_in, look, problems })
}

impl Found {
    /// Whether everything is as it should be.
    fn is_fine(&self) -> bool {
        self.look.offers_code && self.look.says_pkce && self.look.says_email
    }

    /// What was found, sentence by sentence.
    fn lines(&self, p: &Page) -> Vec<String> {
        let ProviderLook { keys, offers_code, says_pkce, says_email } = self.look;
        let tell = |holds: bool, key: &str| {
            let ending = if holds { "yes" } else { "no" };
            p.t(format!("pages-providers-look-{key}-{ending}"))
        };
        vec![
            p.t1("pages-providers-look-keys", "keys", keys),
            tell(offers_code, "code"),
            tell(says_pkce, "pkce"),
            tell(says_email, "email"),
        ]
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let (id, key) = (|| cynic::Id::new(""), String::new);
    let switch = SwitchProviderInput { provider_id: id(), is_on: true, request_key: key() };
    let test = TestProviderInput { provider_id: id(), request_key: key() };
    vec![
        ("providers/list", Providers::build(()).query),
        ("providers/list: switch", SwitchProvider::build(Switching { input: switch }).query),
        ("providers/list: test", TestProvider::build(Testing { input: test }).query),
    ]
}
