//! The form of a draft as it is first shown: from what is stored, or with what most purchases start from.

use words::time;

use super::document::{Here, Stored, Tool};
use super::rows::{self, Group};
use crate::forms::Fields;
use crate::page::Page;
use crate::types::{
    CommitmentRule, DefaultBorneBy, ExchangeRisk, FeeSplit, IfNothingClears, Named, QuoteKind, SilenceMeans,
    WhoContracts,
};

/// Working days requests stay open by default: three weeks.
const WORKING_DAYS_OPEN: u32 = 15;

/// A form nobody has filled in: the kindest rule of each term, three weeks open, closing at noon.
pub(super) fn fresh(p: &Page, here: &Here, tool: Option<&Tool>) -> Fields {
    let mut fields = Fields::from_iter([
        ("toolId", tool.map_or("", |tool| tool.id.inner())),
        ("currency", here.currency.as_str()),
        ("zone", here.zone.as_str()),
        ("quoteKind", QuoteKind::AllUnits.code()),
        ("commitmentRule", CommitmentRule::Confirmed.code()),
        ("ifNothingClears", IfNothingClears::Cancel.code()),
        ("silenceMeans", SilenceMeans::No.code()),
        ("whoContracts", WhoContracts::EachAgency.code()),
        ("defaultBorneBy", DefaultBorneBy::Agency.code()),
        ("exchangeRisk", ExchangeRisk::None.code()),
    ]);
    if let Some(zone) = time::zone(&here.zone) {
        let day = time::add_working_days(time::in_zone(p.now(), zone).date_naive(), WORKING_DAYS_OPEN);
        fields.set("pledgingClosesAt", format!("{}T12:00", day.format("%Y-%m-%d")));
    }
    rows::add(&mut fields, Group::PriceBreaks);
    rows::add(&mut fields, Group::PriceBreaks);
    fields
}

/// The form as it is stored.
pub(super) fn filled(p: &Page, stored: &Stored) -> Fields {
    let mut fields = Fields::from_iter([
        ("toolId", stored.tool.id.inner()),
        ("titleEn", &stored.title_en),
        ("titleFr", &stored.title_fr),
        ("needEn", &stored.need_en),
        ("needFr", &stored.need_fr),
        ("alternativesEn", &stored.alternatives_en),
        ("alternativesFr", &stored.alternatives_fr),
        ("risksEn", &stored.risks_en),
        ("risksFr", &stored.risks_fr),
        ("currency", &stored.currency),
        ("zone", &stored.zone),
        ("quoteKind", stored.quote_kind.code()),
    ]);
    fill_rows(p, stored, &mut fields);
    fill_instants(stored, &mut fields);
    for (name, code) in [
        ("commitmentRule", stored.commitment_rule.code()),
        ("ifNothingClears", stored.if_nothing_clears.code()),
        ("silenceMeans", stored.silence_means.code()),
        ("whoContracts", stored.who_contracts.code()),
        ("defaultBorneBy", stored.default_borne_by.code()),
        ("exchangeRisk", stored.exchange_risk.code()),
        ("umbrellaFee", &stored.umbrella_fee),
    ] {
        fields.set(name, code);
    }
    fields
}

fn fill_rows(p: &Page, stored: &Stored, fields: &mut Fields) {
    for (index, step) in stored.price_breaks.iter().enumerate() {
        fields.set(Group::PriceBreaks.part(index, "seatsMin"), step.seats_min.0.to_string());
        fields.set(Group::PriceBreaks.part(index, "unitPrice"), p.money_input(step.unit_price));
    }
    for (index, fee) in stored.shared_fees.iter().enumerate() {
        let part = |part| Group::SharedFees.part(index, part);
        fields.set(part("key"), &fee.key);
        fields.set(part("labelEn"), &fee.label_en);
        fields.set(part("labelFr"), &fee.label_fr);
        fields.set(part("amount"), p.money_input(fee.amount));
        fields.set(part("split"), FeeSplit::code(fee.split));
    }
    for (index, gift) in stored.contributions.iter().enumerate() {
        let part = |part| Group::Contributions.part(index, part);
        fields.set(part("key"), &gift.key);
        fields.set(part("label"), &gift.label);
        fields.set(part("fee"), &gift.fee);
        fields.set(part("amount"), p.money_input(gift.amount));
    }
}

fn fill_instants(stored: &Stored, fields: &mut Fields) {
    let Some(zone) = time::zone(&stored.zone) else { return };
    let instants = [
        ("pledgingClosesAt", Some(stored.pledging_closes_at)),
        ("extendedClosesAt", stored.extended_closes_at),
        ("confirmBy", stored.confirm_by),
    ];
    for (name, at) in instants {
        let Some(at) = at else { continue };
        let shown = time::input_value(at, zone);
        // In an hour that comes twice the stored instant is one of the two.
        let twice = time::parse_input(&shown).and_then(|local| time::parse_local(zone, local, None).err());
        if let Some(problem) = twice {
            let which = if problem.choices()[0] == at { "earlier" } else { "later" };
            fields.set(super::instants::which(name), which);
        }
        fields.set(name, shown);
    }
}
