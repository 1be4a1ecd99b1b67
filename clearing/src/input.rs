//! What a clearing starts from, checked once and for all.
//!
//! There is one door: whatever Rust code or a document says is judged by the
//! same rules, and whoever holds an [`Input`] need not ask again.

use std::collections::HashMap;

use crate::json::{self, INTEGER_MAX, Known, Value, integer, items, members, text, word};
use crate::problem::{Path, Problem};
use crate::quote::{PriceBreak, Quote, QuoteKind};
use crate::terms::Terms;

/// The format of a clearing's input.
pub const INPUT_FORMAT: &str = "longtable/clearing-input/1";
/// The most seats of a pledge line or a price break.
pub const SEATS_MAX: i64 = 10_000_000;
/// The largest band weight.
pub const BAND_WEIGHT_MAX: i64 = 1_000_000;

/// How a shared fee is divided among the agencies with seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Split {
    /// By their seats.
    PerSeat,
    /// The same for each.
    Equal,
    /// By their band weights.
    ByBand,
}

/// A cost that does not depend on seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedFee {
    /// Unique among the fees.
    pub key: String,
    /// Minor units.
    pub amount: i64,
    /// How it is divided.
    pub split: Split,
}

/// Money from a funder that lowers one shared fee, never below zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Unique among the contributions.
    pub key: String,
    /// Key of the fee it lowers.
    pub fee: String,
    /// Minor units.
    pub amount: i64,
}

/// An agency that may pledge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Unique among the agencies; its byte order settles ties.
    pub id: String,
    /// Its weight in fees split `BY_BAND`, 1 to 1,000,000; 1 when not stated.
    pub band_weight: Option<i64>,
}

/// Some seats an agency wants, if the price is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PledgeLine {
    /// Unique among the lines.
    pub id: String,
    /// Id of its agency.
    pub agency: String,
    /// 1 to 10,000,000.
    pub seats: i64,
    /// The highest landed price it accepts, in minor units; any when not stated.
    pub max_landed_price: Option<i64>,
}

/// The parts of an input, not checked yet. Each list may hold 200,000 items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Three capital letters.
    pub currency: String,
    /// The supplier's prices.
    pub quote: Quote,
    /// Costs that do not depend on seats.
    pub shared_fees: Vec<SharedFee>,
    /// Money that lowers them.
    pub contributions: Vec<Contribution>,
    /// Who may pledge.
    pub agencies: Vec<Agency>,
    /// What they pledge.
    pub pledge_lines: Vec<PledgeLine>,
}

/// Everything a clearing needs, with every rule of the format kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    parts: Parts,
    terms: Terms,
    agency_of_line: Vec<usize>,
}

impl Input {
    /// Checks the parts as a document with them would be.
    pub fn new(parts: Parts) -> Result<Input, Vec<Problem>> {
        from_value(&to_value(&parts))
    }

    /// What was checked.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The offer and the fees, ready to be asked for prices.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Of each line, the index of its agency.
    pub(crate) fn agency_of_line(&self) -> &[usize] {
        &self.agency_of_line
    }

    /// The document, to the byte, with its members in the order of the format.
    pub fn to_json(&self) -> String {
        json::write(&to_value(&self.parts))
    }

    /// The same input with other caps, one a line.
    pub(crate) fn with_caps(&self, caps: impl Iterator<Item = Option<i64>>) -> Input {
        let mut input = self.clone();
        for (line, cap) in input.parts.pledge_lines.iter_mut().zip(caps) {
            line.max_landed_price = cap;
        }
        input
    }
}

/// Reads a document of the format `longtable/clearing-input/1`.
///
/// All problems are found together, in the order of the format's members.
pub fn read_input(bytes: &[u8]) -> Result<Input, Vec<Problem>> {
    from_value(&json::read(bytes).map_err(|problem| vec![problem])?)
}

const KINDS: [(&str, QuoteKind); 2] = [("ALL_UNITS", QuoteKind::AllUnits), ("GRADUATED", QuoteKind::Graduated)];
const SPLITS: [(&str, Split); 3] = [("PER_SEAT", Split::PerSeat), ("EQUAL", Split::Equal), ("BY_BAND", Split::ByBand)];
const AMOUNT: [i64; 2] = [0, INTEGER_MAX];
const SEATS: [i64; 2] = [1, SEATS_MAX];

/// Checks a document's value.
pub(crate) fn from_value(value: &Value<'_>) -> Result<Input, Vec<Problem>> {
    let mut reading = Reading { problems: Vec::new() };
    match reading.input(value) {
        Some(input) if reading.problems.is_empty() => Ok(input),
        _ => Err(reading.problems),
    }
}

/// Reads part by part. What cannot be read is `None` and has its problem
/// noted, so that the rest is still looked at.
struct Reading {
    problems: Vec<Problem>,
}

/// Where each id of a list stands; `None` when some could not be read, so that
/// nobody may say that an id is missing.
type Index<'v> = Option<HashMap<&'v str, usize>>;

impl Reading {
    fn input(&mut self, value: &Value<'_>) -> Option<Input> {
        let at = Path::Document;
        let names = ["format", "currency", "quote", "sharedFees", "contributions", "agencies", "pledgeLines"];
        let [format, currency, quote, fees, contributions, agencies, lines] =
            members(value, names.map(Known::Must), &at, &mut self.problems);
        word(format, &[(INPUT_FORMAT, ())], &at.member("format"), &mut self.problems);
        let currency = self.currency(currency, &at.member("currency"));
        let quote = quote.and_then(|quote| self.quote(quote, &at.member("quote")));
        let (shared_fees, fee_keys) = self.list(fees, &at.member("sharedFees"), "key", Reading::fee);
        let (contributions, _) = self.list(contributions, &at.member("contributions"), "key", |this, value, at| {
            this.contribution(value, at, &fee_keys)
        });
        let (agencies, agency_ids) = self.list(agencies, &at.member("agencies"), "id", Reading::agency);
        let mut agency_of_line = Vec::new();
        let (pledge_lines, _) = self.list(lines, &at.member("pledgeLines"), "id", |this, value, at| {
            let line = this.line(value, at, &agency_ids)?;
            agency_of_line.extend(agency_ids.as_ref().and_then(|ids| ids.get(line.agency.as_str())));
            Some(line)
        });
        let parts = Parts { currency: currency?, quote: quote?, shared_fees, contributions, agencies, pledge_lines };
        let terms = Terms::of(&parts.quote, &parts.shared_fees, &parts.contributions);
        Some(Input { parts, terms, agency_of_line })
    }

    fn currency(&mut self, value: Option<&Value<'_>>, at: &Path<'_>) -> Option<String> {
        let currency = text(value, at, &mut self.problems)?;
        if currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Some(currency.to_owned());
        }
        self.problems.push(at.problem("A currency is three capital letters."));
        None
    }

    fn quote(&mut self, value: &Value<'_>, at: &Path<'_>) -> Option<Quote> {
        let [kind, breaks] = members(value, ["kind", "priceBreaks"].map(Known::Must), at, &mut self.problems);
        let kind = word(kind, &KINDS, &at.member("kind"), &mut self.problems);
        let at = at.member("priceBreaks");
        let breaks = items(breaks, &at, &mut self.problems)?;
        if breaks.is_empty() {
            self.problems.push(at.problem("At least one price break is needed."));
        }
        let mut price_breaks: Vec<PriceBreak> = Vec::with_capacity(breaks.len());
        let mut last = (None, None);
        for (index, value) in breaks.iter().enumerate() {
            let next = self.price_break(value, &at.item(index), last);
            if let (Some(seats_min), Some(unit_price)) = next {
                price_breaks.push(PriceBreak { seats_min, unit_price });
            }
            last = next;
        }
        Some(Quote { kind: kind?, price_breaks })
    }

    /// Seats and price of a break, compared with those of the one before.
    fn price_break(
        &mut self,
        value: &Value<'_>,
        at: &Path<'_>,
        (seats_before, price_before): (Option<i64>, Option<i64>),
    ) -> (Option<i64>, Option<i64>) {
        let [seats, price] = members(value, ["seatsMin", "unitPrice"].map(Known::Must), at, &mut self.problems);
        let seats = integer(seats, SEATS, &at.member("seatsMin"), &mut self.problems);
        let price = integer(price, AMOUNT, &at.member("unitPrice"), &mut self.problems);
        if seats.zip(seats_before).is_some_and(|(seats, before)| seats <= before) {
            self.problems.push(at.member("seatsMin").problem("Each price break needs more seats than the one before."));
        }
        if price.zip(price_before).is_some_and(|(price, before)| price >= before) {
            self.problems.push(at.member("unitPrice").problem("Each price break costs less than the one before."));
        }
        (seats, price)
    }

    /// Reads the items of a list, each with an id of its own.
    fn list<'v, T>(
        &mut self,
        value: Option<&'v Value<'_>>,
        at: &Path<'_>,
        id_name: &'static str,
        mut item: impl FnMut(&mut Reading, &'v Value<'_>, &Path<'_>) -> Option<T>,
    ) -> (Vec<T>, Index<'v>) {
        let Some(values) = items(value, at, &mut self.problems) else { return (Vec::new(), None) };
        let mut index = HashMap::with_capacity(values.len());
        let mut complete = true;
        let mut read = Vec::with_capacity(values.len());
        for (position, value) in values.iter().enumerate() {
            let at = at.item(position);
            read.extend(item(self, value, &at));
            match id_of(value, id_name) {
                None => complete = false,
                Some(id) if index.insert(id, position).is_some() => {
                    self.problems.push(at.member(id_name).problem("This is used by an item before; each has its own."));
                }
                Some(_) => {}
            }
        }
        (read, complete.then_some(index))
    }

    fn fee(&mut self, value: &Value<'_>, at: &Path<'_>) -> Option<SharedFee> {
        let [key, amount, split] = members(value, ["key", "amount", "split"].map(Known::Must), at, &mut self.problems);
        let key = text(key, &at.member("key"), &mut self.problems);
        let amount = integer(amount, AMOUNT, &at.member("amount"), &mut self.problems);
        let split = word(split, &SPLITS, &at.member("split"), &mut self.problems);
        Some(SharedFee { key: key?.to_owned(), amount: amount?, split: split? })
    }

    fn contribution(&mut self, value: &Value<'_>, at: &Path<'_>, fees: &Index<'_>) -> Option<Contribution> {
        let [key, fee, amount] = members(value, ["key", "fee", "amount"].map(Known::Must), at, &mut self.problems);
        let key = text(key, &at.member("key"), &mut self.problems);
        let fee = text(fee, &at.member("fee"), &mut self.problems);
        let amount = integer(amount, AMOUNT, &at.member("amount"), &mut self.problems);
        self.refers(fee, fees, &at.member("fee"), "No shared fee has this key.");
        Some(Contribution { key: key?.to_owned(), fee: fee?.to_owned(), amount: amount? })
    }

    fn agency(&mut self, value: &Value<'_>, at: &Path<'_>) -> Option<Agency> {
        let known = [Known::Must("id"), Known::May("bandWeight")];
        let [id, weight] = members(value, known, at, &mut self.problems);
        let id = text(id, &at.member("id"), &mut self.problems);
        let band_weight = integer(weight, [1, BAND_WEIGHT_MAX], &at.member("bandWeight"), &mut self.problems);
        Some(Agency { id: id?.to_owned(), band_weight })
    }

    fn line(&mut self, value: &Value<'_>, at: &Path<'_>, agencies: &Index<'_>) -> Option<PledgeLine> {
        let known = [Known::Must("id"), Known::Must("agency"), Known::Must("seats"), Known::May("maxLandedPrice")];
        let [id, agency, seats, cap] = members(value, known, at, &mut self.problems);
        let id = text(id, &at.member("id"), &mut self.problems);
        let agency = text(agency, &at.member("agency"), &mut self.problems);
        let seats = integer(seats, SEATS, &at.member("seats"), &mut self.problems);
        let max_landed_price = integer(cap, AMOUNT, &at.member("maxLandedPrice"), &mut self.problems);
        self.refers(agency, agencies, &at.member("agency"), "No agency has this id.");
        Some(PledgeLine { id: id?.to_owned(), agency: agency?.to_owned(), seats: seats?, max_landed_price })
    }

    /// An id named elsewhere has to exist there.
    fn refers(&mut self, id: Option<&str>, index: &Index<'_>, at: &Path<'_>, sentence: &str) {
        if let (Some(id), Some(index)) = (id, index)
            && !index.contains_key(id)
        {
            self.problems.push(at.problem(sentence));
        }
    }
}

/// The id of an item that can be read as one.
fn id_of<'v>(value: &'v Value<'_>, name: &str) -> Option<&'v str> {
    let Value::Object(members) = value else { return None };
    let mut named = members.iter().filter(|(member, _)| member == name);
    match (named.next()?, named.next()) {
        ((_, Value::Text(id)), None) => Some(id),
        _ => None,
    }
}

fn to_value(parts: &Parts) -> Value<'_> {
    Value::object([
        ("format", Value::text(INPUT_FORMAT)),
        ("currency", Value::text(&parts.currency)),
        ("quote", quote_value(&parts.quote)),
        (
            "sharedFees",
            Value::list(&parts.shared_fees, |fee| {
                Value::object([
                    ("key", Value::text(&fee.key)),
                    ("amount", Value::Integer(fee.amount)),
                    ("split", Value::text(spelled(fee.split, &SPLITS))),
                ])
            }),
        ),
        (
            "contributions",
            Value::list(&parts.contributions, |contribution| {
                Value::object([
                    ("key", Value::text(&contribution.key)),
                    ("fee", Value::text(&contribution.fee)),
                    ("amount", Value::Integer(contribution.amount)),
                ])
            }),
        ),
        (
            "agencies",
            Value::list(&parts.agencies, |agency| {
                let id = Value::object([("id", Value::text(&agency.id))]);
                with_optional(id, "bandWeight", agency.band_weight)
            }),
        ),
        (
            "pledgeLines",
            Value::list(&parts.pledge_lines, |line| {
                let line_value = Value::object([
                    ("id", Value::text(&line.id)),
                    ("agency", Value::text(&line.agency)),
                    ("seats", Value::Integer(line.seats)),
                ]);
                with_optional(line_value, "maxLandedPrice", line.max_landed_price)
            }),
        ),
    ])
}

fn quote_value(quote: &Quote) -> Value<'_> {
    Value::object([
        ("kind", Value::text(spelled(quote.kind, &KINDS))),
        (
            "priceBreaks",
            Value::list(&quote.price_breaks, |step| {
                Value::object([
                    ("seatsMin", Value::Integer(step.seats_min)),
                    ("unitPrice", Value::Integer(step.unit_price)),
                ])
            }),
        ),
    ])
}

/// Adds a last member that may be absent.
fn with_optional<'a>(object: Value<'a>, name: &'static str, number: Option<i64>) -> Value<'a> {
    match (object, number) {
        (Value::Object(mut members), Some(number)) => {
            members.push((name.into(), Value::Integer(number)));
            Value::Object(members)
        }
        (object, _) => object,
    }
}

fn spelled<T: PartialEq>(meaning: T, words: &[(&'static str, T)]) -> &'static str {
    words.iter().find(|(_, other)| *other == meaning).map_or("", |(word, _)| word)
}
