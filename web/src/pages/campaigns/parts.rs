//! What several pages of a campaign share: fragments, and the words around prices.

use actix_web::web::Path;

use crate::page::Page;
use crate::schema;
use crate::types::{AgencyState, FeeSplit, Minor, Named, PendingState, Seats, WhoContracts};
use crate::visit::{Answer, Visit};

/// A volume price.
#[derive(cynic::QueryFragment, Clone, Copy, Debug)]
pub(crate) struct PriceBreak {
    /// From how many licences in total.
    pub seats_min: Seats,
    /// Price per licence.
    pub unit_price: Minor,
}

/// A cost that does not depend on licences.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct SharedFee {
    /// Its short name within the campaign.
    pub key: String,
    /// What it is, in the reader's language.
    pub label: String,
    /// How much in all.
    pub amount: Minor,
    /// What is left to share after contributions.
    pub net: Minor,
    /// How it is shared.
    pub split: FeeSplit,
}

/// What a request would cost at each volume price.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct PledgePreview {
    /// The lines asked about, in order.
    pub lines: Vec<PledgeLine>,
    /// Licences asked for.
    pub seats: Seats,
    /// The most it can ever cost.
    pub worst_bill: Minor,
    /// Whether it would wait for an admin of the agency who did not ask for it.
    pub waits_for_approval: bool,
    /// What the same licences cost today, where stated.
    pub today_bill: Option<Minor>,
    /// One entry a volume price.
    pub breaks: Vec<BreakPreview>,
    /// At the demand reached now.
    pub now: Option<BreakPreview>,
}

/// A request of the reader's agency that waits, or waited last, as far as lists tell of it.
#[derive(cynic::QueryFragment, Clone, Copy, Debug)]
#[cynic(graphql_type = "PendingPledge")]
pub(crate) struct Waits {
    /// Licences asked for.
    pub seats: Seats,
    /// Where it stands.
    pub state: PendingState,
}

/// How many licences wait for approval beside a request that counts.
pub(crate) fn waits_beside(waits: Option<Waits>, my_state: AgencyState) -> Option<Seats> {
    let waits = waits.filter(|waits| waits.state == PendingState::Waiting && my_state != AgencyState::ToApprove)?;
    Some(waits.seats)
}

/// A line of a request.
#[derive(cynic::QueryFragment, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct PledgeLine {
    /// Licences.
    pub seats: Seats,
    /// The most the agency would pay per licence.
    pub max_landed_price: Option<Minor>,
    /// The same as it was stated, for the whole line.
    pub max_total: Option<Minor>,
    /// Whether it would be in at the demand reached now.
    pub holds_now: Option<bool>,
}

/// What a request would cost at one volume price.
#[derive(cynic::QueryFragment, Clone, Copy, Debug)]
pub(crate) struct BreakPreview {
    /// The volume price.
    pub price_break: PriceBreak,
    /// Licences the agency would get.
    pub seats_in: Seats,
    /// What they would cost it, fees included.
    pub total: Minor,
    /// The same per licence.
    pub landed_price: Option<Minor>,
    /// More (or, below zero, less) than today.
    pub against_today: Option<Minor>,
}

/// What a request would cost at one volume price; a dash where all its limits lie below it, so that nothing is bought.
pub(crate) fn bill(p: &Page, at: &BreakPreview, currency: &str) -> String {
    if at.seats_in.0 > 0 { p.money(at.total, currency) } else { "–".to_owned() }
}

/// Which of the volume prices this one is: a preview leaves out those that the agency's own licences pass.
pub(crate) fn place(breaks: &[PriceBreak], at: &BreakPreview) -> usize {
    breaks.iter().position(|price_break| price_break.seats_min == at.price_break.seats_min).unwrap_or_default()
}

/// "50 to 199", "400 and more".
pub(crate) fn range(p: &Page, breaks: &[PriceBreak], index: usize) -> String {
    let Some(from) = breaks.get(index).map(|price_break| price_break.seats_min) else { return String::new() };
    match breaks.get(index + 1).map(|next| next.seats_min.0 - 1) {
        None => p.t1("pages-campaign-range-open", "from", from),
        Some(to) if to == from.0 => p.number(from),
        Some(to) => p.t2("pages-campaign-range", "from", from, "to", to),
    }
}

/// "$240.00 less" than what it is compared with, "$12.00 more", or "the same".
pub(crate) fn difference(p: &Page, amount: Minor, currency: &str) -> String {
    let shown = p.money(Minor(amount.0.saturating_abs()), currency);
    match amount.0 {
        0 => p.t("pages-campaign-same"),
        below if below < 0 => p.t1("pages-campaign-less", "amount", &shown),
        _ => p.t1("pages-campaign-more", "amount", &shown),
    }
}

/// The end of the keys that say what follows a purchase: it goes by who signs.
pub(crate) fn who_signs(who_contracts: WhoContracts) -> &'static str {
    match who_contracts {
        WhoContracts::EachAgency => "-each-agency",
        WhoContracts::Umbrella => "-umbrella",
    }
}

/// What stands behind an input for money.
pub(crate) fn unit(currency: &str) -> String {
    if currency == "CAD" { "$".to_owned() } else { currency.to_owned() }
}

/// The end of the keys that speak of a state: `TO_ANSWER` is `to-answer`.
pub(crate) fn word(state: AgencyState) -> String {
    state.code().to_ascii_lowercase().replace('_', "-")
}

/// The path of a campaign inside its network, or of one of its pages.
pub(crate) fn path(id: &str, rest: &str) -> String {
    if rest.is_empty() { format!("campaigns/{id}") } else { format!("campaigns/{id}/{rest}") }
}

/// Where a deed ends: the campaign's page, which says that it is done.
pub(crate) fn done(visit: &Visit, id: &str, word: &str, part: &str) -> Answer {
    visit.redirect_done(&visit.to(&format!("campaigns/{id}#{part}")), word)
}

/// Leads whoever looks where only forms are sent to the page that holds the form.
pub(crate) async fn back(visit: Visit, path: Path<(String, String)>) -> Answer {
    visit.redirect(&visit.to(&self::path(&path.1, "")))
}
