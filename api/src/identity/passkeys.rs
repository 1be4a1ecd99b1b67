//! Passkeys: added, removed, and signing in with one.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::ProblemCode;
use domain::access::Actor;
use domain::clock::Instant;
use domain::identity::{
    AddPasskey, AskToAddPasskey, PasskeyAnswer, RelyingParty, add_passkey, ask_passkey, ask_to_add_passkey, ceremony,
    finders, passkey, remove_passkey, sign_in_with_passkey,
};
use domain::page::Page;
use uuid::Uuid;

use super::signing_in::{SignInPayload, arriving, enter, limit_sign_ins};
use crate::problem::{Problem, told};
use crate::relay::{self, Connection, Entry, Kind};
use crate::visit::{Visit, visit};

/// A passkey of the person who asks: a key on their device, or in their password manager, that signs them in.
#[derive(Clone, Debug)]
pub struct Passkey(passkey::Model);

impl Entry for Passkey {
    fn place(&self) -> Uuid {
        self.0.id
    }
}

/// A passkey of the person who asks: a key on their device, or in their password manager, that signs them in.
#[Object]
impl Passkey {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Passkey, self.0.id)
    }

    /// What they call it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// When it was added.
    async fn added_at(&self) -> Instant {
        self.0.created_at
    }

    /// When it signed them in last; none when it never did.
    async fn last_used_at(&self) -> Option<Instant> {
        self.0.last_used_at
    }
}

/// A page of the passkeys of the person who asks.
pub(crate) async fn passkeys(visit: &Visit, page: Page) -> Result<Connection<Passkey>> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let tx = visit.reading.tx().await?;
    Ok(Connection::of(finders::passkeys(tx.as_ref(), &oneself, page).await?, Passkey))
}

/// One of the passkeys of the person who asks.
pub(crate) async fn one_passkey(visit: &Visit, id: Uuid) -> Result<Option<Passkey>> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let tx = visit.reading.tx().await?;
    Ok(finders::own_passkey(tx.as_ref(), &oneself, id).await?.map(Passkey))
}

/// What a browser hands to a passkey.
#[derive(Clone, Debug, SimpleObject)]
pub struct PasskeyQuestion {
    /// Names the question when its answer is sent. It is good for five minutes, once, in the browser that asked.
    ceremony: String,
    /// The options of `navigator.credentials`, as JSON with its bytes in base64url, as `parseCreationOptionsFromJSON` and
    /// `parseRequestOptionsFromJSON` take them.
    options: String,
}

/// A question, or why there is none.
#[derive(Clone, Debug, SimpleObject)]
pub struct PasskeyQuestionPayload {
    /// The question; none when something has to be mended.
    question: Option<PasskeyQuestion>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

impl PasskeyQuestionPayload {
    fn of(visit: &Visit, asked: Result<ceremony::Question, Vec<domain::Problem>>) -> Self {
        match asked {
            Ok(asked) => Self {
                question: Some(PasskeyQuestion { ceremony: asked.ceremony.to_string(), options: asked.options }),
                problems: Vec::new(),
            },
            Err(problems) => Self { question: None, problems: told(visit, problems) },
        }
    }
}

/// What stands in the way of passkeys at this address.
fn party(visit: &Visit) -> Result<RelyingParty, Vec<domain::Problem>> {
    let not_here = || vec![domain::Problem::whole(ProblemCode::PasskeysNotHere)];
    visit.api.relying_party().cloned().ok_or_else(not_here)
}

/// A wish to add a passkey.
#[derive(Debug, InputObject)]
pub struct AskToAddPasskeyInput {
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

pub(crate) async fn ask_to_add(visit: &Visit, input: AskToAddPasskeyInput) -> Result<PasskeyQuestionPayload> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let key = visit.before_deed(&input.request_key).await?;
    let asked = match party(visit) {
        Ok(party) => {
            let wish = AskToAddPasskey { party, browser: visit.caller.browser.clone() };
            ask_to_add_passkey(visit.operation(), &oneself, Some(&key), &wish).await?
        }
        Err(problems) => Err(problems),
    };
    Ok(PasskeyQuestionPayload::of(visit, asked))
}

/// A passkey a device has made.
#[derive(Debug, InputObject)]
pub struct AddPasskeyInput {
    /// The question it answers.
    ceremony: String,
    /// What to call it: 1 to 100 characters.
    name: String,
    /// The device's answer, as `PublicKeyCredential.toJSON` gives it, as text.
    answer: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The passkey that was added. Its owner is told by mail.
#[derive(Debug, SimpleObject)]
pub struct AddPasskeyPayload {
    /// The passkey; none when something has to be mended.
    passkey: Option<Passkey>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn add(visit: &Visit, input: AddPasskeyInput) -> Result<AddPasskeyPayload> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let key = visit.before_deed(&input.request_key).await?;
    let added = match party(visit) {
        Ok(party) => {
            let AddPasskeyInput { ceremony, name, answer, .. } = input;
            let (browser, ceremony) = (visit.caller.browser.clone(), Uuid::parse_str(&ceremony).ok());
            let wish = AddPasskey { party, browser, ceremony, name, answer };
            add_passkey(visit.operation(), &oneself, Some(&key), &wish).await?
        }
        Err(problems) => Err(problems),
    };
    Ok(match added {
        Ok(added) => AddPasskeyPayload { passkey: one_passkey(visit, added).await?, problems: Vec::new() },
        Err(problems) => AddPasskeyPayload { passkey: None, problems: told(visit, problems) },
    })
}

/// Which passkey to take away.
#[derive(Debug, InputObject)]
pub struct RemovePasskeyInput {
    /// The passkey's global id.
    passkey_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The passkey signs nobody in any more.
#[derive(Debug, SimpleObject)]
pub struct RemovePasskeyPayload {
    /// The global id of what is gone; none when something has to be mended.
    passkey_id: Option<ID>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn remove(visit: &Visit, input: RemovePasskeyInput) -> Result<RemovePasskeyPayload> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let passkey = relay::row(Kind::Passkey, &input.passkey_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match remove_passkey(visit.operation(), &oneself, Some(&key), passkey).await? {
        Ok(gone) => RemovePasskeyPayload { passkey_id: Some(relay::id(Kind::Passkey, gone)), problems: Vec::new() },
        Err(problems) => RemovePasskeyPayload { passkey_id: None, problems: told(visit, problems) },
    })
}

pub(crate) async fn ask(visit: &Visit) -> Result<PasskeyQuestionPayload> {
    limit_sign_ins(visit)?;
    visit.refresh().await;
    let asked = match party(visit) {
        Ok(party) => ask_passkey(visit.operation(), &party, visit.caller.browser.as_deref()).await?,
        Err(problems) => Err(problems),
    };
    Ok(PasskeyQuestionPayload::of(visit, asked))
}

/// A passkey's answer.
#[derive(Debug, InputObject)]
pub struct SignInWithPasskeyInput {
    /// The question it answers.
    ceremony: String,
    /// The answer, as `PublicKeyCredential.toJSON` gives it, as text.
    answer: String,
}

pub(crate) async fn sign_in_by_passkey(ctx: &Context<'_>, input: SignInWithPasskeyInput) -> Result<SignInPayload> {
    let visit = visit(ctx);
    limit_sign_ins(&visit)?;
    visit.refresh().await;
    let cookie = visit.operation().secret();
    let signed_in = match party(&visit) {
        Ok(party) => {
            let answer = PasskeyAnswer { party, ceremony: Uuid::parse_str(&input.ceremony).ok(), answer: input.answer };
            sign_in_with_passkey(visit.operation(), &answer, &cookie, &arriving(&visit.caller)).await?
        }
        Err(problems) => Err(problems),
    };
    match signed_in {
        Ok(_) => enter(ctx, cookie).await,
        Err(problems) => Ok(SignInPayload::refused(told(&visit, problems))),
    }
}
