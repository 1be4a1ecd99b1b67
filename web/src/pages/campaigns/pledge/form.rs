//! Reading the form of a request, and filling it in.

use words::{Language, say};

use crate::forms::{Fields, Posted, Problems};
use crate::page::Page;
use crate::pages::campaigns::approval::Pending;
use crate::pages::campaigns::parts::PledgeLine;
use crate::schema;
use crate::types::{Minor, Named, Seats, TodayPriceSource};

/// More lines than this no form of ours shows.
pub(crate) const LINES_MAX: usize = 20;

/// The agency's request as it is stored.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Pledge")]
pub(crate) struct MyPledge {
    /// Its lines.
    pub lines: Vec<PledgeLine>,
    /// What the agency pays today per licence.
    pub today_unit_price: Option<Minor>,
    /// Where that price was read.
    pub today_price_source: Option<TodayPriceSource>,
    /// Whether it was taken back.
    pub withdrawn: bool,
    /// Rises with every change.
    pub version: i32,
}

/// A line of a request as the API takes it.
#[derive(cynic::InputObject, Clone, Debug)]
pub(crate) struct PledgeLineInput {
    seats: Seats,
    max_landed_price: Option<Minor>,
    max_total: Option<Minor>,
    no_limit_understood: bool,
}

/// What a form says, once every figure in it could be read. Without lines where one of them could not.
pub(crate) struct Typed {
    pub(crate) lines: Vec<PledgeLineInput>,
    pub(crate) today_unit_price: Option<Minor>,
    pub(crate) today_price_source: Option<TodayPriceSource>,
    pub(crate) more_than_staff_understood: bool,
}

/// How a limit is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Counted {
    PerLicence,
    ForTheLine,
    NoLimit,
}

impl Counted {
    pub(crate) const ALL: [Counted; 3] = [Counted::PerLicence, Counted::ForTheLine, Counted::NoLimit];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Counted::PerLicence => "per-licence",
            Counted::ForTheLine => "line",
            Counted::NoLimit => "none",
        }
    }

    fn of(code: &str) -> Counted {
        Counted::ALL.into_iter().find(|counted| counted.code() == code).unwrap_or(Counted::PerLicence)
    }
}

/// The lines of a form that say anything, by their numbers. A line left blank counts for nothing; a form of blank lines
/// keeps its first.
pub(crate) fn lines(fields: &Fields) -> Vec<usize> {
    let all = fields.indexes("lines");
    let blank =
        |index: &usize| ["seats", "limit"].iter().all(|part| fields.text(&format!("lines.{index}.{part}")).is_empty());
    let said: Vec<usize> = all.iter().copied().filter(|index| !blank(index)).collect();
    if said.is_empty() { all.into_iter().take(1).collect() } else { said }
}

/// Reads the form. What cannot be read with certainty is a problem beside its field.
pub(crate) fn read(reader: Language, posted: &Posted, problems: &mut Problems) -> Typed {
    let currency = posted.text("currency");
    let numbers = lines(posted.fields());
    // Every line is read, also after one that cannot be: all that is wrong is told at once.
    let read: Vec<_> = numbers.iter().map(|index| line(reader, posted, currency, *index, problems)).collect();
    let mut lines: Vec<PledgeLineInput> = read.into_iter().collect::<Option<_>>().unwrap_or_default();
    // A tick is a yes to the request it stood beside, and to no other.
    let meant = meant(lines.iter().map(|line| (line.seats, line.max_total, line.max_landed_price)));
    for (line, index) in lines.iter_mut().zip(numbers) {
        line.no_limit_understood = posted.text(&format!("lines.{index}.noLimitUnderstood")) == meant;
    }
    let seats = total(lines.iter().map(|line| line.seats));
    let today_unit_price = posted.money_if_any(reader, currency, "todayUnitPrice", problems).map(Minor);
    Typed {
        lines,
        today_unit_price,
        today_price_source: TodayPriceSource::from_code(posted.text("todayPriceSource")),
        more_than_staff_understood: posted.text("moreThanStaffUnderstood") == seats,
    }
}

/// More licences than this no line may ask for.
const LINE_SEATS_MAX: i64 = 10_000_000;

/// What saving would refuse beside a field, for figures that are only looked at and not saved.
pub(crate) fn check(reader: Language, posted: &Posted, typed: &Typed, problems: &mut Problems) {
    for (line, index) in typed.lines.iter().zip(lines(posted.fields())) {
        let seats = format!("lines.{index}.seats");
        match line.seats.0 {
            ..=0 => problems.add(seats, say(reader, "problem-too-few-seats", &[])),
            1..=LINE_SEATS_MAX => {}
            _ => problems.add(seats, say(reader, "problem-too-many-seats", &[("max", LINE_SEATS_MAX.into())])),
        }
        if line.max_landed_price.or(line.max_total).is_some_and(|limit| limit.0 < 0) {
            problems.add(format!("lines.{index}.limit"), say(reader, "problem-below-zero", &[]));
        }
    }
    if typed.today_unit_price.is_some_and(|price| price.0 < 0) {
        problems.add("todayUnitPrice", say(reader, "problem-below-zero", &[]));
    }
    if typed.today_unit_price.is_some() != typed.today_price_source.is_some() {
        problems.add("todayUnitPrice", say(reader, "problem-today-price-incomplete", &[]));
    }
}

/// What the tick "any price" says yes to: every line of the request, on which its worst bill stands.
pub(crate) fn meant(lines: impl Iterator<Item = (Seats, Option<Minor>, Option<Minor>)>) -> String {
    let line = |(seats, total, price): (Seats, Option<Minor>, Option<Minor>)| match (total, price) {
        (Some(total), _) => format!("{}-total-{}", seats.0, total.0),
        (None, Some(price)) => format!("{}-each-{}", seats.0, price.0),
        (None, None) => format!("{}-any", seats.0),
    };
    lines.map(line).collect::<Vec<_>>().join("_")
}

/// What the tick "more licences than staff" says yes to: so many licences.
pub(crate) fn total(seats: impl Iterator<Item = Seats>) -> String {
    seats.fold(0_i64, |sum, seats| sum.saturating_add(seats.0)).to_string()
}

fn line(
    reader: Language,
    posted: &Posted,
    currency: &str,
    index: usize,
    problems: &mut Problems,
) -> Option<PledgeLineInput> {
    let name = |part: &str| format!("lines.{index}.{part}");
    let seats = posted.number(reader, &name("seats"), problems).map(Seats);
    let limit = name("limit");
    let counted = Counted::of(posted.text(&name("counted")));
    let typed = !posted.text(&limit).is_empty();
    let amount = match (counted, typed) {
        (Counted::NoLimit, false) => None,
        (Counted::NoLimit, true) => {
            problems.add(limit, say(reader, "pages-pledge-limit-and-none", &[]));
            return None;
        }
        (_, false) => {
            problems.add(limit, say(reader, "pages-pledge-limit-missing", &[]));
            return None;
        }
        (_, true) => Some(Minor(posted.money(reader, currency, &limit, problems)?)),
    };
    Some(PledgeLineInput {
        seats: seats?,
        max_landed_price: amount.filter(|_| counted == Counted::PerLicence),
        max_total: amount.filter(|_| counted == Counted::ForTheLine),
        no_limit_understood: false,
    })
}

/// What the ticks "any price" and "more licences than staff" would say yes to, once the lines could be read.
pub(crate) fn asked(lines: &[PledgeLineInput]) -> Option<(String, String)> {
    let meant = meant(lines.iter().map(|line| (line.seats, line.max_total, line.max_landed_price)));
    (!lines.is_empty()).then(|| (meant, total(lines.iter().map(|line| line.seats))))
}

/// How a limit may be counted, with the words for each.
pub(crate) fn choices(p: &Page) -> Vec<(String, String)> {
    Counted::ALL
        .iter()
        .map(|counted| (counted.code().to_owned(), p.t(format!("pages-pledge-counted-{}", counted.code()))))
        .collect()
}

/// Gives the API's problems the names of this form's fields: its lines are numbered without gaps, and our limit is one
/// field.
pub(crate) fn rename(problems: &mut Problems, fields: &Fields) {
    let sent = lines(fields);
    problems.rename(|field| {
        let (index, part) = field.strip_prefix("lines.")?.split_once('.')?;
        let index = sent.get(index.parse::<usize>().ok()?)?;
        let part = if part.starts_with("max") { "limit" } else { part };
        Some(format!("lines.{index}.{part}"))
    });
}

/// A form nobody has filled in: one line.
pub(crate) fn blank() -> Fields {
    Fields::from_iter([("lines.0.seats", ""), ("lines.0.limit", ""), ("lines.0.counted", Counted::PerLicence.code())])
}

/// The form as it is stored.
pub(crate) fn filled(p: &Page, pledge: &MyPledge) -> Fields {
    filled_with(p, &pledge.lines, pledge.today_unit_price, pledge.today_price_source)
}

/// The form as it was asked for what waits, or waited, for approval.
pub(crate) fn filled_asked(p: &Page, pending: &Pending) -> Fields {
    filled_with(p, &pending.lines, pending.today_unit_price, pending.today_price_source)
}

fn filled_with(
    p: &Page,
    lines: &[PledgeLine],
    today_unit_price: Option<Minor>,
    today_price_source: Option<TodayPriceSource>,
) -> Fields {
    let mut fields = Fields::default();
    for (index, line) in lines.iter().enumerate() {
        let (counted, limit) = match (line.max_total, line.max_landed_price) {
            (Some(total), _) => (Counted::ForTheLine, p.money_input(total)),
            (None, Some(price)) => (Counted::PerLicence, p.money_input(price)),
            (None, None) => (Counted::NoLimit, String::new()),
        };
        fields.set(format!("lines.{index}.seats"), line.seats.0.to_string());
        fields.set(format!("lines.{index}.limit"), limit);
        fields.set(format!("lines.{index}.counted"), counted.code());
    }
    if let Some(price) = today_unit_price {
        fields.set("todayUnitPrice", p.money_input(price));
    }
    if let Some(source) = today_price_source {
        fields.set("todayPriceSource", source.code());
    }
    fields
}

/// The form with one more line.
pub(crate) fn with_line(mut fields: Fields) -> Fields {
    let next = fields.indexes("lines").last().map_or(0, |last| last + 1);
    if fields.indexes("lines").len() < LINES_MAX {
        fields.set(format!("lines.{next}.seats"), "");
        fields.set(format!("lines.{next}.limit"), "");
        fields.set(format!("lines.{next}.counted"), Counted::PerLicence.code());
    }
    fields
}

/// The form without one of its lines; the last one left is emptied instead.
pub(crate) fn without_line(mut fields: Fields, index: &str) -> Fields {
    let group = format!("lines.{index}.");
    fields.remove(|name| name.starts_with(&group));
    if fields.indexes("lines").is_empty() { with_line(fields) } else { fields }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().copied().collect()
    }

    #[test]
    fn blank_lines_count_for_nothing() {
        let fields =
            form(&[("lines.0.seats", "8"), ("lines.2.seats", ""), ("lines.2.limit", " "), ("lines.5.limit", "80")]);
        assert_eq!(lines(&fields), [0, 5]);
        assert_eq!(lines(&form(&[("lines.3.seats", ""), ("lines.4.seats", "")])), [3]);
        assert_eq!(lines(&form(&[])), Vec::<usize>::new());
    }

    #[test]
    fn problems_find_the_line_they_were_sent_from() {
        let fields = form(&[("lines.0.seats", ""), ("lines.2.seats", "8"), ("lines.7.seats", "9")]);
        let mut problems = Problems::default();
        problems.add("lines.1.maxLandedPrice", "too low");
        problems.add("lines.0.seats", "too few");
        problems.add("todayUnitPrice", "no source");
        rename(&mut problems, &fields);
        let names: Vec<_> = problems.iter().map(|(field, _)| field.unwrap().to_owned()).collect();
        assert_eq!(names, ["lines.7.limit", "lines.2.seats", "todayUnitPrice"]);
    }

    #[test]
    fn lines_come_and_go_without_a_script() {
        let fields = with_line(form(&[("lines.4.seats", "8")]));
        assert_eq!(fields.indexes("lines"), [4, 5]);
        let fields = without_line(fields, "4");
        assert_eq!(fields.indexes("lines"), [5]);
        let fields = without_line(fields, "5");
        assert_eq!(fields.indexes("lines"), [0]);
        let many = (0..40).fold(fields, |fields, _| with_line(fields));
        assert_eq!(many.indexes("lines").len(), LINES_MAX);
    }
}
