//! Every term and date of a campaign, each with its name.

use super::document::Campaign;
use crate::page::Page;
use crate::types::{CommitmentRule, FeeSplit, IfNothingClears, Labelled, Named};

/// A term: its name, and what it says in one or more sentences.
pub(super) struct Term {
    pub(super) name: String,
    pub(super) says: Vec<String>,
}

pub(super) fn of(p: &Page, c: &Campaign) -> Vec<Term> {
    let term = |word: &str, says: Vec<String>| Term { name: p.t(format!("pages-campaign-term-{word}")), says };
    let named = |word: &str, value: &dyn Labelled| {
        let (kind, code) = value.label();
        term(word, vec![words::label(p.language(), kind, code)])
    };
    let mut terms = vec![
        term(
            "supplier",
            vec![p.t2("pages-campaign-term-supplied", "tool", &c.tool.name, "supplier", &c.tool.supplier.name)],
        ),
        term("closes", vec![p.at_both(c.closes_at, &c.zone)]),
        named("quote", &c.quote_kind),
    ];
    if !c.shared_fees.is_empty() {
        terms.push(term("fees", fees(p, c)));
    }
    if !c.contributions.is_empty() {
        let given = |gift: &super::document::Contribution| {
            p.t2("pages-campaign-term-contribution", "label", &gift.label, "amount", p.money(gift.amount, &c.currency))
        };
        terms.push(term("contributions", c.contributions.iter().map(given).collect()));
    }
    terms.push(named("commitment", &c.commitment_rule));
    if c.commitment_rule == CommitmentRule::Confirmed {
        let silence = p.name(c.silence_means);
        let by = c.confirm_by.map(|by| p.at_both(by, &c.zone));
        terms.push(term("confirm", by.into_iter().chain([silence]).collect()));
    }
    let mut nothing = vec![p.name(c.if_nothing_clears)];
    if let (IfNothingClears::ExtendOnce, Some(until)) = (c.if_nothing_clears, c.extended_closes_at) {
        nothing.push(p.at_both(until, &c.zone));
    }
    terms.push(term("nothing", nothing));
    terms.push(named("contracts", &c.who_contracts));
    terms.push(named("default", &c.default_borne_by));
    terms.push(term("currency", vec![c.currency.clone(), p.name(c.exchange_risk)]));
    let umbrella =
        if c.umbrella_fee.is_empty() { p.t("pages-campaign-term-umbrella-none") } else { c.umbrella_fee.clone() };
    terms.push(term("umbrella", vec![umbrella]));
    terms
}

fn fees(p: &Page, c: &Campaign) -> Vec<String> {
    let fee = |fee: &crate::pages::campaigns::parts::SharedFee| {
        let key = match fee.split {
            FeeSplit::PerSeat => "pages-campaign-term-fee-per-seat",
            FeeSplit::Equal => "pages-campaign-term-fee-equal",
            FeeSplit::ByBand => "pages-campaign-term-fee-by-band",
        };
        let given = givers(p, c, fee);
        if given.is_empty() {
            return p.t2(key, "label", &fee.label, "net", p.money(fee.net, &c.currency));
        }
        let split = fee.split.code().to_ascii_lowercase().replace('_', "-");
        p.say(
            "pages-campaign-term-fee-given",
            &[
                ("label", fee.label.as_str().into()),
                ("amount", p.money(fee.amount, &c.currency).into()),
                ("given", given.into()),
                ("net", p.money(fee.net, &c.currency).into()),
                ("split", split.into()),
            ],
        )
    };
    c.shared_fees.iter().map(fee).collect()
}

/// Who pays how much of a fee, in a list; empty where nobody does.
fn givers(p: &Page, c: &Campaign, fee: &crate::pages::campaigns::parts::SharedFee) -> String {
    let gifts = c.contributions.iter().filter(|gift| gift.fee == fee.key);
    let said: Vec<String> = gifts
        .map(|gift| {
            p.t2("pages-campaign-term-fee-giver", "who", &gift.label, "amount", p.money(gift.amount, &c.currency))
        })
        .collect();
    said.join(", ")
}
