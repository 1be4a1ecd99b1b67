//! What people are told about their data, what went wrong with it, and being forgotten.

pub(crate) mod breaches;

use std::sync::Arc;

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use domain::access::Actor;
use domain::networks;
use domain::privacy::{
    DescribePrivacy, EraseMe, describe_privacy, erase_me, finders, network_privacy, permission::DescribePrivacyAction,
};
use words::Language;

pub use self::breaches::{BreachEntry, RecordBreachInput, RecordBreachPayload};
use crate::apart::apart;
use crate::campaigns::in_language;
use crate::identity::go_on_as;
use crate::networks::{Retention, kept};
use crate::problem::{Problem, told};
use crate::scalars::{Instant, int};
use crate::session;
use crate::visit::{Visit, visit};

/// What whoever runs the server says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosting {
    /// Where it stands, such as "Montréal, Canada"; `English / French` where it has a name in each.
    pub place: Option<String>,
    /// Who runs it and how they are reached.
    pub operator: Option<String>,
}

/// Who leads a network's privacy, how long it keeps what, and where.
#[derive(Clone, Copy, Debug)]
pub struct Privacy;

/// Who leads a network's privacy, how long it keeps what, and where.
#[Object]
impl Privacy {
    /// What the network of the request's address says: to its members, and to everybody where it is public. None where it has
    /// not said anything, or nothing that is for the reader.
    async fn network(&self, ctx: &Context<'_>) -> Result<Option<NetworkPrivacy>> {
        apart(described(&visit(ctx))).await
    }

    /// For how long the network of the request's address keeps what it keeps for its people: for its members, and for everybody
    /// where its privacy page is public. None otherwise.
    async fn retention(&self, ctx: &Context<'_>) -> Result<Option<Retention>> {
        let visit = visit(ctx);
        if let Ok(network) = visit.network() {
            return kept(&visit, &visit.reading, network.id).await.map(Some);
        }
        Ok(in_public(&visit).await?.map(|said| said.1))
    }

    /// Where the server stands, in the reader's language; none where whoever runs it has not said.
    async fn hosting_place(&self, ctx: &Context<'_>) -> Option<String> {
        let visit = visit(ctx);
        let place = visit.api.hosting().place.as_deref()?;
        // A place that has two names is given as `English / French`.
        let (en, fr) = place.split_once(" / ").unwrap_or((place, place));
        Some(in_language(visit.language, en, fr).to_owned())
    }

    /// Who runs the server and how they are reached; none where they have not said.
    async fn operator(&self, ctx: &Context<'_>) -> Option<String> {
        visit(ctx).api.hosting().operator.clone()
    }

    /// Whether the reader may read and add to the network's log of breaches.
    async fn can_read_breaches(&self, ctx: &Context<'_>) -> bool {
        breaches::reader(&visit(ctx)).is_ok()
    }

    /// Whether the reader may say what the network says.
    async fn can_describe(&self, ctx: &Context<'_>) -> bool {
        let visit = visit(ctx);
        let network = visit.network.as_ref();
        network.is_some_and(|network| domain::access::allows(&visit.actor, DescribePrivacyAction, network))
    }
}

/// What a network says about how it handles what people entrust to it.
#[derive(Clone, Debug)]
pub struct NetworkPrivacy {
    row: Arc<network_privacy::Model>,
    name_en: String,
    name_fr: String,
}

/// What a network says about how it handles what people entrust to it.
#[Object]
impl NetworkPrivacy {
    /// The network's name in the reader's language.
    async fn network_name(&self, ctx: &Context<'_>) -> &str {
        in_language(visit(ctx).language, &self.name_en, &self.name_fr)
    }

    /// Who leads privacy.
    async fn lead_name(&self) -> &str {
        &self.row.lead_name
    }

    /// How they are reached.
    async fn lead_contact(&self) -> &str {
        &self.row.lead_contact
    }

    /// How long the network keeps what, in the reader's language.
    async fn retention(&self, ctx: &Context<'_>) -> &str {
        in_language(visit(ctx).language, &self.row.retention_en, &self.row.retention_fr)
    }

    /// The same in English.
    async fn retention_en(&self) -> &str {
        &self.row.retention_en
    }

    /// The same in French.
    async fn retention_fr(&self) -> &str {
        &self.row.retention_fr
    }

    /// With whom the network shares what, in the reader's language; may be empty.
    async fn others(&self, ctx: &Context<'_>) -> &str {
        in_language(visit(ctx).language, &self.row.others_en, &self.row.others_fr)
    }

    /// The same in English.
    async fn others_en(&self) -> &str {
        &self.row.others_en
    }

    /// The same in French.
    async fn others_fr(&self) -> &str {
        &self.row.others_fr
    }

    /// Whether people who are not signed in may read it.
    async fn public(&self) -> bool {
        self.row.public
    }

    /// Rises with every change; a change names the version it was made of.
    async fn version(&self) -> i32 {
        int(self.row.version)
    }

    /// When it was changed last.
    async fn changed_at(&self) -> Instant {
        Instant(self.row.changed_at)
    }
}

async fn described(visit: &Visit) -> Result<Option<NetworkPrivacy>> {
    if let Ok(network) = visit.network() {
        let tx = visit.reading.tx().await?;
        let row = finders::of_network(tx.as_ref(), &visit.actor).await?;
        let (name_en, name_fr) = (network.name_en.clone(), network.name_fr.clone());
        return Ok(row.map(|row| NetworkPrivacy { row: Arc::new(row), name_en, name_fr }));
    }
    Ok(in_public(visit).await?.map(|said| said.0))
}

/// What a network tells everybody, and for how long it keeps what. Where it tells nothing, it looks like one that is not there.
async fn in_public(visit: &Visit) -> Result<Option<(NetworkPrivacy, Retention)>> {
    let Some(slug) = visit.caller.network.as_deref() else { return Ok(None) };
    let outside = visit.outside().await;
    let global = outside.read(uuid::Uuid::nil());
    let named = networks::finders::by_slug(global.tx().await?.as_ref(), slug).await;
    global.close().await?;
    let named = named?;
    // A network nobody has is looked up as well, so that both take the same steps.
    let id = named.as_ref().map_or(uuid::Uuid::nil(), |network| network.id);
    let reading = outside.read(id);
    let found = finders::in_public(reading.tx().await?.as_ref(), id).await;
    let retention = kept(visit, &reading, id).await;
    reading.close().await?;
    let Some((row, network)) = found?.zip(named) else { return Ok(None) };
    let said = NetworkPrivacy { row: Arc::new(row), name_en: network.name_en, name_fr: network.name_fr };
    Ok(Some((said, retention?)))
}

/// What the network says from now on.
#[derive(Debug, InputObject)]
pub struct DescribePrivacyInput {
    /// Who leads privacy.
    lead_name: String,
    /// How they are reached.
    lead_contact: String,
    /// How long the network keeps what, in English.
    retention_en: String,
    /// The same in French.
    retention_fr: String,
    /// With whom the network shares what, in English; may be empty.
    #[graphql(default)]
    others_en: String,
    /// The same in French.
    #[graphql(default)]
    others_fr: String,
    /// Whether people who are not signed in may read it, and so learn that the network exists.
    public: bool,
    /// The version that is changed; 0 while nothing was said.
    version: i32,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// What the network says now.
#[derive(Debug, SimpleObject)]
pub struct DescribePrivacyPayload {
    /// What it says; none when something has to be mended.
    privacy: Option<NetworkPrivacy>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn describe(visit: &Visit, input: DescribePrivacyInput) -> Result<DescribePrivacyPayload> {
    let actor = visit.member()?;
    let key = visit.before_deed(&input.request_key).await?;
    let DescribePrivacyInput { lead_name, lead_contact, retention_en, retention_fr, others_en, others_fr, .. } = input;
    let said = DescribePrivacy {
        lead_name,
        lead_contact,
        retention_en,
        retention_fr,
        others_en,
        others_fr,
        public: input.public,
        version: input.version.into(),
    };
    Ok(match describe_privacy(visit.operation(), actor, Some(&key), &said).await? {
        Ok(_) => DescribePrivacyPayload { privacy: described(visit).await?, problems: Vec::new() },
        Err(problems) => DescribePrivacyPayload { privacy: None, problems: told(visit, problems) },
    })
}

/// A wish to be forgotten.
#[derive(Debug, InputObject)]
pub struct EraseMeInput {
    /// Whether who asks has read what stays, and that it cannot be undone.
    understood: bool,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// What became of the wish. The answer takes the session cookie away.
#[derive(Debug, SimpleObject)]
pub struct EraseMePayload {
    /// Whether name, address, sessions and memberships are gone.
    erased: bool,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn erase(ctx: &Context<'_>, input: EraseMeInput) -> Result<EraseMePayload> {
    let visit = visit(ctx);
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let key = visit.before_deed(&input.request_key).await?;
    let wish = EraseMe { understood: input.understood };
    if let Err(problems) = erase_me(visit.operation(), &oneself, Some(&key), &wish).await? {
        return Ok(EraseMePayload { erased: false, problems: told(&visit, problems) });
    }
    ctx.append_http_header("set-cookie", session::no_cookie(visit.api.settings().https));
    go_on_as(ctx, None).await?;
    Ok(EraseMePayload { erased: true, problems: Vec::new() })
}

/// What stands where words stood whose author was erased.
pub(crate) fn erased_words(language: Language) -> String {
    words::say(language, "common-erased-words", &[])
}
