//! The same organization in two networks: an agency in each, linked by their admins.

use async_graphql::{Enum, ID, InputObject, Object, Result, SimpleObject};
use domain::Problem as Mended;
use domain::access::Actor;
use domain::agencies::agency;
use domain::links::finders::LinkView;
use domain::links::permission::may_see;
use domain::links::{self as domain_links, Fetched, Named, agency_link, finders};
use domain::{Denial, Failure};
use uuid::Uuid;
use words::Language;

use crate::agencies::{self, Agency, AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use crate::problem::{Problem, told};
use crate::relay::{Kind, row};
use crate::scalars::{Instant, int};
use crate::visit::Visit;

/// How far a link between two agencies has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "agency_link::LinkState")]
pub enum AgencyLinkState {
    /// A code was made, and waits for whoever accepts it in the other network.
    Offered,
    /// A code of another network was taken up, and waits for a yes.
    ToConfirm,
    /// The two agencies are linked.
    Linked,
}

/// A field of an agency's profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain_links::ProfileField")]
pub enum ProfileField {
    /// Its name.
    Name,
    /// Where it is.
    Province,
    /// The kind of place it serves.
    Setting,
    /// How many people work there, in bands.
    SizeBand,
    /// The languages it serves in.
    Language,
    /// How it is best reached.
    ContactChannel,
    /// How many people work there.
    Staff,
}

/// A link of an agency with the same organization's agency in another network, as its admins see it.
#[derive(Clone, Debug)]
pub struct AgencyLink {
    view: LinkView,
    language: Language,
}

/// A link of an agency with the same organization's agency in another network, as its admins see it. Nobody else does, the
/// coordinators of either network included.
#[Object]
impl AgencyLink {
    /// How far it has come.
    async fn state(&self) -> AgencyLinkState {
        self.view.half.state().into()
    }

    /// The name of who made the code here, or took one up.
    async fn made_by(&self) -> &str {
        &self.view.made_by
    }

    /// When.
    async fn made_at(&self) -> Instant {
        Instant(self.view.half.made_at)
    }

    /// The code to hand to whoever keeps the other agency, or to say by phone, while it is open: ten letters and digits, the same
    /// whenever it is asked for. It is good once.
    async fn code(&self) -> Option<&str> {
        self.view.code.as_deref()
    }

    /// Until when it can become a link; none once it is one.
    async fn expires_at(&self) -> Option<Instant> {
        self.view.half.linked_at.is_none().then_some(Instant(self.view.half.expires_at))
    }

    /// Since when the agencies are linked.
    async fn linked_at(&self) -> Option<Instant> {
        self.view.half.linked_at.map(Instant)
    }

    /// The other agency's name, once it is known.
    async fn other_agency(&self) -> Option<&str> {
        self.view.other.as_ref().map(|other| other.agency.as_str())
    }

    /// The name of the other network in the reader's language, once it is known.
    async fn other_network(&self) -> Option<&str> {
        self.view.other.as_ref().map(|other| network(self.language, other))
    }

    /// What the other agency said of itself when somebody here last looked.
    async fn other_profile(&self) -> Option<LinkedProfile> {
        self.view.fetched.clone().map(LinkedProfile)
    }
}

/// A network's name in the reader's language.
fn network(language: Language, named: &Named) -> &str {
    match language {
        Language::En => &named.network_en,
        Language::Fr => &named.network_fr,
    }
}

/// What a linked agency said of itself.
#[derive(Clone, Debug)]
pub struct LinkedProfile(Fetched);

/// What a linked agency said of itself.
#[Object]
impl LinkedProfile {
    /// The version of its profile.
    async fn version(&self) -> i32 {
        int(self.0.version)
    }

    /// When somebody here looked, where that was noted.
    async fn fetched_at(&self) -> Option<Instant> {
        self.0.at.map(Instant)
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.profile.name
    }

    /// Where it is.
    async fn province(&self) -> Province {
        self.0.profile.province.into()
    }

    /// The kind of place it serves.
    async fn setting(&self) -> Setting {
        self.0.profile.setting.into()
    }

    /// How many people work there, in bands.
    async fn size_band(&self) -> SizeBand {
        self.0.profile.size_band.into()
    }

    /// The languages it serves in.
    async fn language(&self) -> AgencyLanguage {
        self.0.profile.language.into()
    }

    /// How it is best reached.
    async fn contact_channel(&self) -> ContactChannel {
        self.0.profile.contact_channel.into()
    }

    /// How many people work there, where known.
    async fn staff(&self) -> Option<i32> {
        self.0.profile.staff.map(int)
    }
}

/// An agency whose organization is in another network as well.
#[derive(Debug, InputObject)]
pub struct OfferAgencyLinkInput {
    /// The agency here.
    agency_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A code of another network.
#[derive(Debug, InputObject)]
pub struct TakeUpAgencyLinkInput {
    /// The agency here.
    agency_id: ID,
    /// The code, in small or capital letters, with or without its dash.
    #[graphql(secret)]
    code: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A yes to the link that was taken up.
#[derive(Debug, InputObject)]
pub struct AcceptAgencyLinkInput {
    /// The agency here.
    agency_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// An agency that is to be linked no more.
#[derive(Debug, InputObject)]
pub struct EndAgencyLinkInput {
    /// The agency here.
    agency_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// An agency whose linked agency is looked at.
#[derive(Debug, InputObject)]
pub struct FetchLinkedProfileInput {
    /// The agency here.
    agency_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// What is carried over into an agency's profile.
#[derive(Debug, InputObject)]
pub struct CarryProfileOverInput {
    /// The agency here.
    agency_id: ID,
    /// The version of its profile that was shown.
    version: i32,
    /// The version of the other's profile that was shown.
    other_version: i32,
    /// Which fields: at most 20.
    #[graphql(validator(max_items = 20))]
    fields: Vec<ProfileField>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// Declares payloads of deeds to a link.
macro_rules! link_payloads {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, SimpleObject)]
        pub struct $name {
            /// The agency here; none when something has to be mended.
            agency: Option<Agency>,
            /// Its link as it is now; none where there is none.
            link: Option<AgencyLink>,
            /// What the reader can mend. Nothing was changed then.
            problems: Vec<Problem>,
        }

        impl $name {
            async fn of(visit: &Visit, done: Result<Uuid, Vec<Mended>>) -> Result<Self> {
                Ok(match done {
                    Ok(id) => {
                        let agency = Some(agencies::one(visit, id).await?);
                        Self { agency, link: link_of(visit, id).await?, problems: Vec::new() }
                    }
                    Err(problems) => Self { agency: None, link: None, problems: told(visit, problems) },
                })
            }
        }
    )+};
}

link_payloads! {
    /// The agency, with its code.
    OfferAgencyLinkPayload,
    /// The agency, with what the code leads to.
    TakeUpAgencyLinkPayload,
    /// The agency, linked.
    AcceptAgencyLinkPayload,
    /// The agency, linked no more.
    EndAgencyLinkPayload,
    /// The agency, with what the other says of itself.
    FetchLinkedProfilePayload,
    /// The agency with its new profile.
    CarryProfileOverPayload,
}

/// Who acts on links. They lead beyond this network, so they are not for a session that came from a provider of it: whoever set
/// that up said whom it signs in (ADR 0050).
fn keeper(visit: &Visit) -> Result<&Actor, Failure> {
    let actor = visit.member()?;
    visit.person_everywhere()?;
    Ok(actor)
}

/// Whether the reader sees and makes the link of an agency.
pub(crate) fn keeps(visit: &Visit, agency: &agency::Model) -> bool {
    !agency.guest && keeper(visit).is_ok_and(|actor| may_see(actor, agency.id))
}

/// The link of an agency, for its admins.
pub(crate) async fn one(visit: &Visit, agency: Uuid) -> Result<Option<AgencyLink>> {
    let actor = keeper(visit)?;
    agencies::one(visit, agency).await?;
    if !may_see(actor, agency) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    Ok(link_of(visit, agency).await?)
}

async fn link_of(visit: &Visit, agency: Uuid) -> Result<Option<AgencyLink>, Failure> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let found = finders::link_of(tx.as_ref(), actor, visit.api.signing_key(), agency, visit.now()).await?;
    Ok(found.map(|view| AgencyLink { view, language: visit.language }))
}

pub(crate) async fn offer(visit: &Visit, input: OfferAgencyLinkInput) -> Result<OfferAgencyLinkPayload> {
    let (actor, agency) = (keeper(visit)?, row(Kind::Agency, &input.agency_id)?);
    let key = visit.before_deed(&input.request_key).await?;
    let signing_key = visit.api.signing_key();
    let done = domain_links::offer_agency_link(visit.operation(), signing_key, actor, Some(&key), agency).await?;
    OfferAgencyLinkPayload::of(visit, done).await
}

pub(crate) async fn take_up(visit: &Visit, input: TakeUpAgencyLinkInput) -> Result<TakeUpAgencyLinkPayload> {
    let (actor, agency) = (keeper(visit)?, row(Kind::Agency, &input.agency_id)?);
    let key = visit.before_deed(&input.request_key).await?;
    let wish = domain_links::TakeUpAgencyLink { agency, code: input.code };
    let signing_key = visit.api.signing_key();
    let done = domain_links::take_up_agency_link(visit.operation(), signing_key, actor, Some(&key), &wish).await?;
    TakeUpAgencyLinkPayload::of(visit, done).await
}

pub(crate) async fn accept(visit: &Visit, input: AcceptAgencyLinkInput) -> Result<AcceptAgencyLinkPayload> {
    let (actor, agency) = (keeper(visit)?, row(Kind::Agency, &input.agency_id)?);
    let key = visit.before_deed(&input.request_key).await?;
    let signing_key = visit.api.signing_key();
    let done = domain_links::accept_agency_link(visit.operation(), signing_key, actor, Some(&key), agency).await?;
    AcceptAgencyLinkPayload::of(visit, done).await
}

pub(crate) async fn end(visit: &Visit, input: EndAgencyLinkInput) -> Result<EndAgencyLinkPayload> {
    let (actor, agency) = (keeper(visit)?, row(Kind::Agency, &input.agency_id)?);
    let key = visit.before_deed(&input.request_key).await?;
    let signing_key = visit.api.signing_key();
    let done = domain_links::end_agency_link(visit.operation(), signing_key, actor, Some(&key), agency).await?;
    EndAgencyLinkPayload::of(visit, done).await
}

pub(crate) async fn fetch(visit: &Visit, input: FetchLinkedProfileInput) -> Result<FetchLinkedProfilePayload> {
    let (actor, agency) = (keeper(visit)?, row(Kind::Agency, &input.agency_id)?);
    let key = visit.before_deed(&input.request_key).await?;
    let signing_key = visit.api.signing_key();
    let done = domain_links::fetch_linked_profile(visit.operation(), signing_key, actor, Some(&key), agency).await?;
    FetchLinkedProfilePayload::of(visit, done).await
}

pub(crate) async fn carry_over(visit: &Visit, input: CarryProfileOverInput) -> Result<CarryProfileOverPayload> {
    let (actor, agency) = (keeper(visit)?, row(Kind::Agency, &input.agency_id)?);
    let key = visit.before_deed(&input.request_key).await?;
    let (version, other_version) = (input.version.into(), input.other_version.into());
    let fields = input.fields.into_iter().map(Into::into).collect();
    let wish = domain_links::CarryProfileOver { agency, version, other_version, fields };
    let signing_key = visit.api.signing_key();
    let done = domain_links::carry_profile_over(visit.operation(), signing_key, actor, Some(&key), &wish).await?;
    CarryProfileOverPayload::of(visit, done).await
}
