//! Campaigns as tests write them down.

use chrono::TimeDelta;
use domain::clock::Instant;
use serde_json::{Value, json};

/// The terms of a campaign to be drafted: sensible ones, until a test says otherwise.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The tool it buys, by name.
    pub tool: &'static str,
    /// `CampaignDraftInput` without the tool's id.
    pub draft: Value,
}

/// A campaign that was drafted.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Its global id.
    pub id: String,
    /// When pledging closes.
    pub closes_at: Instant,
    /// When the extension closes, if there may be one.
    pub extended_closes_at: Option<Instant>,
    /// Until when agencies answer, if they do.
    pub confirm_by: Option<Instant>,
}

impl Default for Plan {
    /// Three prices for every seat alike, one fee shared equally, to be confirmed; closing on a Tuesday at noon in
    /// Winnipeg, four weeks after the scene begins.
    fn default() -> Self {
        let draft = json!({
            "titleEn": "One case book for all of us",
            "titleFr": "Un seul cahier de dossiers pour nous tous",
            "needEn": "Every agency keeps its files in another way.",
            "needFr": "Chaque organisme tient ses dossiers à sa façon.",
            "alternativesEn": "Going on as today.",
            "alternativesFr": "Continuer comme aujourd’hui.",
            "risksEn": "The supplier may close.",
            "risksFr": "Le fournisseur peut fermer.",
            "currency": "CAD",
            "zone": "America/Winnipeg",
            "quoteKind": "ALL_UNITS",
            "priceBreaks": [],
            "sharedFees": [],
            "contributions": [],
            "pledgingClosesAt": "2026-03-31T17:00:00Z",
            "extendedClosesAt": null,
            "confirmBy": "2026-04-30T17:00:00Z",
            "commitmentRule": "CONFIRMED",
            "ifNothingClears": "CANCEL",
            "silenceMeans": "NO",
            "whoContracts": "EACH_AGENCY",
            "defaultBorneBy": "AGENCY",
            "exchangeRisk": "NONE",
            "umbrellaFee": "",
        });
        let plan = Self { tool: "Casebook", draft };
        plan.prices(&[(10, 100_00), (25, 90_00), (50, 78_00)]).fee("setup", 600_00, "EQUAL")
    }
}

impl Plan {
    /// The same in the days after an instant, for processes that go by the machine's clock.
    pub fn from(self, now: Instant) -> Self {
        let hour = |days| (now + TimeDelta::days(days)).format("%Y-%m-%dT%H:00:00Z").to_string();
        self.with("pledgingClosesAt", hour(28)).with("confirmBy", hour(58))
    }

    /// The same with one field of the draft changed.
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.draft[field] = value.into();
        self
    }

    /// The same with these prices: from so many seats, cents.
    pub fn prices(self, breaks: &[(i64, i64)]) -> Self {
        let break_of = |(seats, price): &(i64, i64)| json!({ "seatsMin": seats, "unitPrice": price });
        self.with("priceBreaks", breaks.iter().map(break_of).collect::<Vec<_>>())
    }

    /// The same with one fee more, in cents.
    pub fn fee(mut self, key: &str, amount: i64, split: &str) -> Self {
        let fee = json!({ "key": key, "labelEn": format!("Fee {key}"), "labelFr": format!("Frais {key}"), "amount": amount, "split": split });
        self.draft["sharedFees"].as_array_mut().expect("fees are a list").push(fee);
        self
    }

    /// The same without fees.
    pub fn without_fees(self) -> Self {
        self.with("sharedFees", json!([]))
    }

    /// The same with a contribution to a fee, in cents.
    pub fn contribution(mut self, fee: &str, amount: i64) -> Self {
        let contribution =
            json!({ "key": format!("for-{fee}"), "label": "Good Neighbours Fund", "fee": fee, "amount": amount });
        self.draft["contributions"].as_array_mut().expect("contributions are a list").push(contribution);
        self
    }

    /// The same, binding: nobody answers, the first result is final.
    pub fn binding(self) -> Self {
        self.with("commitmentRule", "BINDING").with("confirmBy", Value::Null)
    }

    /// The same, extended once by two weeks if nothing clears.
    pub fn extending(self) -> Self {
        self.with("ifNothingClears", "EXTEND_ONCE").with("extendedClosesAt", "2026-04-14T17:00:00Z")
    }

    pub(super) fn instant(&self, field: &str) -> Option<Instant> {
        Some(self.draft[field].as_str()?.parse().expect("a plan holds instants"))
    }
}
