//! What a letter about a purchase may draw on: what finders gave its reader, in the reader's words.

use chrono::TimeDelta;
use domain::access::{Actor, Membership, Role};
use domain::agencies::agency;
use domain::agencies::standing::Standing;
use domain::campaigns::campaign;
use domain::campaigns::clearing_record::RecordHead;
use domain::campaigns::finders::{self, CampaignView, PendingView, PledgeView, ToldView};
use domain::campaigns::pending_pledge::PendingState;
use domain::campaigns::permission::may_decide;
use domain::campaigns::phase::{Phase, closes_at, phase_at};
use domain::clock::Instant;
use domain::events::Fact;
use domain::notifications::campaign_title;
use domain::notifications::finders::NoticeToWrite;
use domain::{Money, Seats, access};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;
use words::{Arg, Language, say};

use super::part::Part;
use crate::addresses;
use crate::letter::{Block, Figure, Letter};
use crate::message::one_line;
use crate::notices::Desk;
use crate::notices::reader::{Reader, zone_of};

/// What a letter about a purchase may draw on.
#[derive(Clone, Debug)]
pub(super) struct Scene<'a> {
    pub(super) desk: Desk<'a>,
    pub(super) reader: Reader,
    pub(super) campaign: campaign::Model,
    /// The campaign's title in the reader's language.
    pub(super) title: String,
    pub(super) tool: String,
    pub(super) supplier: Option<String>,
    /// How the present attempt came out.
    pub(super) record: Option<RecordHead>,
    /// The agencies the reader buys for.
    pub(super) buys_for: Vec<Buyer>,
    /// An agency the reader works with, buyer or not.
    pub(super) works_with: Option<String>,
    pub(super) coordinates: bool,
    /// What staff entered for an agency, where that is told of.
    pub(super) told: Option<ToldView>,
    /// When what is told happened.
    pub(super) happened_at: Instant,
}

/// An agency the reader buys for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Buyer {
    pub(super) agency: Uuid,
    pub(super) name: String,
    /// Whether the agency is in good standing: a suspended one may not answer.
    pub(super) may_act: bool,
    pub(super) request: Option<Request>,
    /// Its last request that had to wait for its own approval, in letters that may speak of it.
    pub(super) pending: Option<Pending>,
    pub(super) part: Option<Part>,
}

impl Buyer {
    /// Whether a request of it waits for its own approval.
    pub(super) fn waits(&self) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.state == PendingState::Waiting)
    }
}

/// An agency's request, without its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) seats: Seats,
    pub(super) version: i64,
    pub(super) withdrawn: bool,
    /// Who changed it last; none where a guest may not know that.
    pub(super) changed_by: Option<String>,
    pub(super) changed_at: Instant,
}

impl Request {
    fn of(view: PledgeView) -> Self {
        let PledgeView { pledge, changed_by, .. } = view;
        let (seats, version, withdrawn) = (pledge.seats, pledge.version, pledge.withdrawn);
        Self {
            seats,
            version,
            withdrawn,
            changed_by: changed_by.as_deref().map(one_line),
            changed_at: pledge.changed_at,
        }
    }
}

/// A request that waits, or waited, for an admin of its own agency, without its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pending {
    pub(super) request: Uuid,
    pub(super) seats: Seats,
    pub(super) state: PendingState,
    /// Who asked; none where a guest may not know that.
    pub(super) asked_by: Option<String>,
    /// Whether anybody of the agency is named who asked.
    pub(super) names_who_asked: bool,
    pub(super) asked_at: Instant,
    /// Who decided; empty where nobody did.
    pub(super) ended_by: String,
    pub(super) ended_at: Option<Instant>,
    /// Why it was refused, where that is the reader's to know.
    pub(super) reason: Option<String>,
    /// Whether the reader may approve or refuse it now.
    pub(super) may_decide: bool,
}

impl Pending {
    fn of(view: &PendingView, actor: &Actor, campaign: &campaign::Model, now: Instant) -> Self {
        let pending = &view.pending;
        Self {
            request: pending.id,
            seats: pending.seats,
            state: pending.state_at(campaign, now),
            asked_by: view.asked_by.as_deref().map(one_line),
            names_who_asked: pending.names_who_asked(),
            asked_at: pending.asked_at,
            ended_by: one_line(view.ended_by.as_deref().unwrap_or_default()),
            ended_at: pending.ended_at,
            reason: pending.reason_for(actor).map(str::to_owned),
            may_decide: may_decide(actor, pending, campaign, now),
        }
    }
}

/// Whether a fact's letter may speak of a request that waits.
fn speaks_of_waiting(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::PledgePending { .. }
            | Fact::PendingAsTold { .. }
            | Fact::SeatsPledged { .. }
            | Fact::PledgeRefused { .. }
            | Fact::PledgeLapsed { .. }
            | Fact::ApprovalDueSoon { .. }
            | Fact::CampaignClosesSoon { .. }
    )
}

/// Sets the scene for one reader, or says why it cannot be set for them.
pub(super) async fn set<'a>(
    conn: &impl ConnectionTrait,
    desk: Desk<'a>,
    notice: &NoticeToWrite,
) -> Result<Result<Scene<'a>, &'static str>, DbErr> {
    let Some(campaign) = notice.delivery.campaign_id else { return Ok(Err("it is about no purchase")) };
    let (actor, held) = access::finders::actor_in(conn, desk.network.id, notice.person.id, desk.now).await?;
    if !actor.belongs() {
        return Ok(Err("the recipient no longer belongs to the network"));
    }
    let Some(view) = finders::view(conn, &actor, campaign).await? else {
        return Ok(Err("the recipient may no longer see this purchase"));
    };
    let mut buys_for = Vec::new();
    for agency in agencies_bought_for(&held).into_iter().filter(|agency| actor.may_take_part(agency.id, campaign)) {
        buys_for.push(buyer(conn, (&actor, desk.now), &view, agency, &notice.event.fact).await?);
    }
    let told = match told_entry(&notice.event.fact) {
        Some(entry) => finders::told_deed(conn, &actor, entry).await?,
        None => None,
    };
    let CampaignView { campaign, tool, supplier, record, .. } = view;
    let reader = Reader::of(&notice.person);
    Ok(Ok(Scene {
        desk,
        title: one_line(&campaign_title(reader.language, &campaign)),
        tool: one_line(&tool.name),
        supplier: supplier.map(|supplier| one_line(&supplier.name)),
        record,
        buys_for,
        works_with: held.iter().find_map(|(_, agency)| agency.as_ref()).map(|agency| one_line(&agency.name)),
        coordinates: actor.is(Role::Coordinator),
        told,
        happened_at: notice.event.occurred_at,
        reader,
        campaign,
    }))
}

/// The entry a fact is about, where staff entered something for an agency.
fn told_entry(fact: &Fact) -> Option<Uuid> {
    match fact {
        Fact::ToldDisputed { entry, .. } => Some(*entry),
        fact => fact.told().map(|told| told.entry),
    }
}

/// Each agency the person buys for, once.
pub(super) fn agencies_bought_for(held: &[(Membership, Option<agency::Model>)]) -> Vec<&agency::Model> {
    let mut agencies: Vec<&agency::Model> = Vec::new();
    for (membership, agency) in held {
        if let Some(agency) = agency
            && matches!(membership.role, Role::Admin | Role::Buyer)
            && !agencies.iter().any(|known| known.id == agency.id)
        {
            agencies.push(agency);
        }
    }
    agencies
}

async fn buyer(
    conn: &impl ConnectionTrait,
    (actor, now): (&Actor, Instant),
    view: &CampaignView,
    agency: &agency::Model,
    fact: &Fact,
) -> Result<Buyer, DbErr> {
    let id = view.campaign.id;
    // An invitation goes to everybody at once and speaks of no request.
    let invites = matches!(fact, Fact::CampaignOpened { .. } | Fact::GuestInvited { .. });
    let request = if invites { None } else { finders::pledge_of(conn, actor, id, agency.id).await? };
    let part = match view.record {
        Some(_) if !invites => finders::allocation_of(conn, actor, id, agency.id).await?,
        _ => None,
    };
    let pending = match speaks_of_waiting(fact) {
        true => finders::newest_pending(conn, actor, id, agency.id).await?,
        false => None,
    };
    Ok(Buyer {
        agency: agency.id,
        name: one_line(&agency.name),
        may_act: agency.standing == Standing::Good,
        request: request.map(Request::of),
        pending: pending.map(|pending| Pending::of(&pending, actor, &view.campaign, now)),
        part: part.map(|part| Part::of(&part.allocation)),
    })
}

impl Scene<'_> {
    pub(super) fn language(&self) -> Language {
        self.reader.language
    }

    pub(super) fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        say(self.language(), key, args)
    }

    /// A sentence that names nothing but the campaign.
    pub(super) fn of_campaign(&self, key: &str) -> String {
        self.say(key, &[("campaign", self.title.as_str().into())])
    }

    pub(super) fn network(&self) -> String {
        let network = self.desk.network;
        one_line(match self.language() {
            Language::En => &network.name_en,
            Language::Fr => &network.name_fr,
        })
    }

    pub(super) fn money(&self, amount: Money) -> String {
        words::money::show(self.language(), amount.minor(), &self.campaign.currency)
    }

    pub(super) fn licences(&self, seats: Seats) -> String {
        self.say("common-licences", &[("count", seats.count().into())])
    }

    pub(super) fn number(&self, number: i64) -> String {
        words::number::show(self.language(), number)
    }

    /// An instant where it was agreed, and for the reader where that differs.
    pub(super) fn when(&self, at: Instant) -> String {
        words::time::both_zones(self.language(), at, zone_of(&self.campaign.zone), self.reader.zone)
    }

    /// The day of an instant where it was agreed, short.
    pub(super) fn day(&self, at: Instant) -> String {
        let there = words::time::in_zone(at, zone_of(&self.campaign.zone));
        words::time::show_short_day(self.language(), there.date_naive())
    }

    /// When something happened, short, on the reader's clock.
    pub(super) fn moment(&self, at: Instant) -> String {
        words::time::show_short(self.language(), at, self.reader.zone)
    }

    pub(super) fn phase(&self) -> Phase {
        phase_at(&self.campaign, self.desk.now)
    }

    pub(super) fn closes_at(&self) -> Instant {
        closes_at(&self.campaign)
    }

    /// Whether agencies may still ask for licences.
    pub(super) fn is_open(&self) -> bool {
        self.phase() == Phase::Pledging
    }

    /// The days left until a deadline, rounded up, for a reminder that was due when `then` days were left.
    ///
    /// None when the deadline has come, or so little time is left that the last reminder is on its way as well.
    pub(super) fn days_left_of(&self, then: i64, deadline: Instant) -> Option<i64> {
        let left = deadline - self.desk.now;
        let days = left.num_days() + i64::from(left > TimeDelta::days(left.num_days()));
        (days > 0 && (days > 1 || then == 1)).then_some(days)
    }

    /// The agency with this id, if the reader buys for it.
    pub(super) fn buyer(&self, agency: Uuid) -> Option<&Buyer> {
        self.buys_for.iter().find(|buyer| buyer.agency == agency)
    }

    /// The reader's agencies that have a part of the result.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&Buyer, &Part)> {
        self.buys_for.iter().filter_map(|buyer| buyer.part.as_ref().map(|part| (buyer, part)))
    }

    /// Those of them whose agency may answer: the others are asked for nothing.
    pub(super) fn parts_to_answer(&self) -> impl Iterator<Item = (&Buyer, &Part)> {
        self.parts().filter(|(buyer, _)| buyer.may_act)
    }

    /// Somebody's name; where a guest may not know it, it was the coordinators.
    pub(super) fn by(&self, name: Option<&String>) -> String {
        name.cloned().unwrap_or_else(|| self.say("common-the-coordinators", &[]))
    }

    /// Names, as a sentence lists them.
    pub(super) fn names<'n>(&self, names: impl Iterator<Item = &'n Buyer>) -> String {
        let names: Vec<&str> = names.map(|buyer| buyer.name.as_str()).collect();
        match names.as_slice() {
            [] => self.works_with.clone().unwrap_or_else(|| self.network()),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.say("common-and", &[])),
        }
    }

    pub(super) fn figure(&self, key: &str, value: String) -> Figure {
        Figure::new(self.say(key, &[]), value)
    }

    pub(super) fn sum(&self, key: &str, value: String) -> Figure {
        Figure::sum(self.say(key, &[]), value)
    }

    pub(super) fn text(&self, key: &str) -> Block {
        Block::Text(self.say(key, &[]))
    }

    /// The one thing to do next: a page of this campaign, or one below it.
    pub(super) fn button(&self, key: &str, below: &str) -> Block {
        let Desk { network, base_url, .. } = self.desk;
        let address = addresses::campaign(base_url, &network.slug, self.campaign.id, below);
        Block::Button { label: self.say(key, &[]), address }
    }

    /// The letter around these blocks.
    pub(super) fn letter(&self, subject: String, heading: String, blocks: Vec<Block>) -> Letter {
        let network = self.network();
        let before = self.say("mails-preferences", &[]);
        Letter {
            language: self.language(),
            subject,
            heading,
            hello: self.say("mails-hello", &[("name", self.reader.name.as_str().into())]),
            blocks,
            why: self.why(&network),
            preferences: Some((before, addresses::settings(self.desk.base_url, &self.desk.network.slug))),
            signed: self.say("mails-signed", &[("network", network.into())]),
        }
    }

    fn why(&self, network: &str) -> String {
        let (key, agency) = if !self.buys_for.is_empty() {
            ("mails-why-buyer", self.names(self.buys_for.iter()))
        } else if let Some(agency) = &self.works_with {
            ("mails-why-member", agency.clone())
        } else {
            ("mails-why-coordinator", String::new())
        };
        self.say(key, &[("agency", agency.into()), ("network", network.into())])
    }
}
