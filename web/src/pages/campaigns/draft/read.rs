//! Reading the form of a draft. What cannot be read with certainty is a problem beside its field.

use chrono::{DateTime, Utc};
use words::{Language, say};

use super::document::{CampaignDraftInput, ContributionInput, PriceBreakInput, SharedFeeInput};
use super::instants;
use super::rows::{self, Group};
use crate::forms::{Fields, Posted, Problems};
use crate::types::{
    CommitmentRule, DefaultBorneBy, ExchangeRisk, FeeSplit, IfNothingClears, Minor, Named, QuoteKind, Seats,
    SilenceMeans, WhoContracts,
};

/// A form being read, with the problems met so far.
struct Reading<'f> {
    reader: Language,
    posted: &'f Posted,
    fields: &'f Fields,
    problems: &'f mut Problems,
}

/// Reads the whole form; `None` when something in it could not be read. `fields` are those posted, with the instants we
/// filled in.
pub(super) fn read(
    reader: Language,
    posted: &Posted,
    fields: &Fields,
    problems: &mut Problems,
) -> Option<CampaignDraftInput> {
    let mut reading = Reading { reader, posted, fields, problems };
    let tool_id = reading.chosen("toolId");
    let price_breaks = reading.price_breaks();
    let shared_fees = reading.shared_fees();
    let contributions = reading.contributions();
    let closes_at = instants::read(reader, fields, "pledgingClosesAt", reading.problems);
    let extended_closes_at = reading.instant_if_used("extendedClosesAt");
    let confirm_by = reading.instant_if_used("confirmBy");
    if instants::zone(fields).is_none() {
        reading.problems.add("zone", say(reader, "pages-draft-choose", &[]));
    }
    let text = |name| posted.text(name).to_owned();
    let draft = CampaignDraftInput {
        tool_id: cynic::Id::new(tool_id),
        title_en: text("titleEn"),
        title_fr: text("titleFr"),
        need_en: text("needEn"),
        need_fr: text("needFr"),
        alternatives_en: text("alternativesEn"),
        alternatives_fr: text("alternativesFr"),
        risks_en: text("risksEn"),
        risks_fr: text("risksFr"),
        currency: text("currency"),
        zone: text("zone"),
        quote_kind: reading.one_of("quoteKind")?,
        price_breaks,
        shared_fees,
        contributions,
        pledging_closes_at: closes_at?,
        extended_closes_at,
        confirm_by,
        commitment_rule: reading.one_of::<CommitmentRule>("commitmentRule")?,
        if_nothing_clears: reading.one_of::<IfNothingClears>("ifNothingClears")?,
        silence_means: reading.one_of::<SilenceMeans>("silenceMeans")?,
        who_contracts: reading.one_of::<WhoContracts>("whoContracts")?,
        default_borne_by: reading.one_of::<DefaultBorneBy>("defaultBorneBy")?,
        exchange_risk: reading.one_of::<ExchangeRisk>("exchangeRisk")?,
        umbrella_fee: text("umbrellaFee"),
    };
    problems.is_empty().then_some(draft)
}

impl Reading<'_> {
    fn chosen(&mut self, name: &str) -> String {
        if self.posted.text(name).is_empty() {
            self.problems.add(name, say(self.reader, "pages-draft-choose", &[]));
        }
        self.posted.text(name).to_owned()
    }

    fn one_of<T: Named>(&mut self, name: &str) -> Option<T> {
        let found = T::from_code(self.posted.text(name));
        if found.is_none() {
            self.problems.add(name, say(self.reader, "pages-draft-choose", &[]));
        }
        found
    }

    fn money(&mut self, name: &str) -> Option<Minor> {
        self.posted.money(self.reader, self.posted.text("currency"), name, self.problems).map(Minor)
    }

    /// An instant that the chosen rules look at. Another one stays in the form, in case the rule changes back, and is not
    /// sent.
    fn instant_if_used(&mut self, name: &str) -> Option<DateTime<Utc>> {
        instants::is_used(self.fields, name)
            .then(|| instants::read_if_any(self.reader, self.fields, name, self.problems))?
    }

    fn rows(&self, group: Group) -> Vec<usize> {
        rows::said(self.fields, group)
    }

    fn price_breaks(&mut self) -> Vec<PriceBreakInput> {
        let rows = self.rows(Group::PriceBreaks).into_iter().filter_map(|index| {
            let part = |part| Group::PriceBreaks.part(index, part);
            let seats_min = self.posted.number(self.reader, &part("seatsMin"), self.problems).map(Seats);
            let unit_price = self.money(&part("unitPrice"));
            Some(PriceBreakInput { seats_min: seats_min?, unit_price: unit_price? })
        });
        rows.collect()
    }

    fn shared_fees(&mut self) -> Vec<SharedFeeInput> {
        let rows = self.rows(Group::SharedFees).into_iter().filter_map(|index| {
            let part = |part| Group::SharedFees.part(index, part);
            let amount = self.money(&part("amount"));
            let split = self.one_of::<FeeSplit>(&part("split"));
            let text = |name| self.posted.text(&part(name)).to_owned();
            Some(SharedFeeInput {
                key: text("key"),
                label_en: text("labelEn"),
                label_fr: text("labelFr"),
                amount: amount?,
                split: split?,
            })
        });
        rows.collect()
    }

    fn contributions(&mut self) -> Vec<ContributionInput> {
        let rows = self.rows(Group::Contributions).into_iter().filter_map(|index| {
            let part = |part| Group::Contributions.part(index, part);
            let amount = self.money(&part("amount"));
            let fee = self.chosen(&part("fee"));
            let text = |name| self.posted.text(&part(name)).to_owned();
            Some(ContributionInput { key: text("key"), label: text("label"), fee, amount: amount? })
        });
        rows.collect()
    }
}

/// A draft that stands in the document where none is asked about.
pub(super) fn nothing() -> CampaignDraftInput {
    CampaignDraftInput {
        tool_id: cynic::Id::new(""),
        title_en: String::new(),
        title_fr: String::new(),
        need_en: String::new(),
        need_fr: String::new(),
        alternatives_en: String::new(),
        alternatives_fr: String::new(),
        risks_en: String::new(),
        risks_fr: String::new(),
        currency: String::new(),
        zone: String::new(),
        quote_kind: QuoteKind::AllUnits,
        price_breaks: Vec::new(),
        shared_fees: Vec::new(),
        contributions: Vec::new(),
        pledging_closes_at: DateTime::UNIX_EPOCH,
        extended_closes_at: None,
        confirm_by: None,
        commitment_rule: CommitmentRule::Confirmed,
        if_nothing_clears: IfNothingClears::Cancel,
        silence_means: SilenceMeans::No,
        who_contracts: WhoContracts::EachAgency,
        default_borne_by: DefaultBorneBy::Agency,
        exchange_risk: ExchangeRisk::None,
        umbrella_fee: String::new(),
    }
}
