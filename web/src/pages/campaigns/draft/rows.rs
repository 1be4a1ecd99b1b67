//! Rows of a draft's form: volume prices, shared fees, contributions. They come and go without a script.

use words::Language;

use crate::forms::{Fields, Problems};

/// A group of rows and the parts of each that people fill in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Group {
    PriceBreaks,
    SharedFees,
    Contributions,
}

impl Group {
    pub(super) const ALL: [Group; 3] = [Group::PriceBreaks, Group::SharedFees, Group::Contributions];

    pub(super) fn name(self) -> &'static str {
        match self {
            Group::PriceBreaks => "priceBreaks",
            Group::SharedFees => "sharedFees",
            Group::Contributions => "contributions",
        }
    }

    /// Rows a form shows at most.
    pub(super) const ROWS_MAX: usize = 50;

    fn typed(self) -> &'static [&'static str] {
        match self {
            Group::PriceBreaks => &["seatsMin", "unitPrice"],
            Group::SharedFees => &["labelEn", "labelFr", "amount"],
            Group::Contributions => &["label", "amount"],
        }
    }

    /// Every part of a row that the form shows; its key is ours.
    fn shown(self) -> &'static [&'static str] {
        match self {
            Group::PriceBreaks => &["seatsMin", "unitPrice"],
            Group::SharedFees => &["labelEn", "labelFr", "amount", "split"],
            Group::Contributions => &["label", "amount", "fee"],
        }
    }

    fn of(name: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.name() == name)
    }

    /// The name of a part of one of its rows.
    pub(super) fn part(self, index: usize, part: &str) -> String {
        format!("{}.{index}.{part}", self.name())
    }
}

/// The rows of a group that say anything; blank ones count for nothing.
pub(super) fn said(fields: &Fields, group: Group) -> Vec<usize> {
    let says = |index: &usize| group.typed().iter().any(|part| !fields.text(&group.part(*index, part)).is_empty());
    fields.indexes(group.name()).into_iter().filter(says).collect()
}

/// Adds an empty row to a group.
pub(super) fn add(fields: &mut Fields, group: Group) {
    let rows = fields.indexes(group.name());
    if rows.len() >= Group::ROWS_MAX {
        return;
    }
    let index = rows.last().map_or(0, |last| last + 1);
    for part in group.typed() {
        fields.set(group.part(index, part), "");
    }
    if group != Group::PriceBreaks {
        let next = keys_used(fields).filter_map(|held| number(group, held)).max().map_or(0, |highest| highest + 1);
        fields.set(group.part(index, "key"), key(group, next));
    }
}

/// The short name of a new row, which stays with it: contributions name fees by it.
pub(super) fn key(group: Group, number: impl std::fmt::Display) -> String {
    format!("{}{number}", key_start(group))
}

fn key_start(group: Group) -> &'static str {
    match group {
        Group::Contributions => "gift-",
        Group::PriceBreaks | Group::SharedFees => "fee-",
    }
}

/// Every key that stands in a form. One that a contribution still names stays taken after its fee has gone: a new fee
/// must not inherit money that was meant for another.
fn keys_used(fields: &Fields) -> impl Iterator<Item = &str> {
    let names_one = |name: &str| name.ends_with(".key") || name.ends_with(".fee");
    fields.iter().filter(move |(name, _)| names_one(name)).map(|(_, held)| held)
}

/// The number in a key of ours; other programs may give keys of any form.
fn number(group: Group, key: &str) -> Option<u32> {
    key.strip_prefix(key_start(group))?.parse().ok().filter(|number| *number < u32::MAX)
}

/// Does what a button of the form asks: `addRow` names a group, `removeRow` a row, `findTool` looks for tools. False when
/// none was pressed.
pub(super) fn press(fields: &mut Fields) -> bool {
    let (added, removed) = (fields.text("addRow").to_owned(), fields.text("removeRow").to_owned());
    if let Some(group) = Group::of(&added) {
        add(fields, group);
    }
    if !removed.is_empty() {
        let row = format!("{removed}.");
        fields.remove(|name| name.starts_with(&row));
    }
    let finds = fields.has("findTool");
    fields.remove(|name| matches!(name, "addRow" | "removeRow" | "findTool"));
    finds || !added.is_empty() || !removed.is_empty()
}

/// Gives the API's problems the names of this form's fields: rows are sent without gaps.
pub(super) fn rename(problems: &mut Problems, fields: &Fields) {
    problems.rename(|field| {
        let field = field.strip_prefix("draft.").unwrap_or(field);
        let mut parts = field.splitn(3, '.');
        let row = (|| {
            let group = Group::of(parts.next()?)?;
            let index = *said(fields, group).get(parts.next()?.parse::<usize>().ok()?)?;
            // A row's key is ours: what is wrong with it stands at its first field.
            let part = parts.next().filter(|part| *part != "key").unwrap_or(group.typed()[0]);
            Some(group.part(index, part))
        })();
        Some(row.unwrap_or_else(|| field.to_owned()))
    });
}

/// A field's value that differs between two versions of a form.
pub(super) struct Difference {
    pub(super) name: String,
    pub(super) saved: String,
    pub(super) typed: String,
}

/// The fields of a draft besides its rows.
const FIELDS: [&str; 22] = [
    "toolId",
    "titleEn",
    "titleFr",
    "needEn",
    "needFr",
    "alternativesEn",
    "alternativesFr",
    "risksEn",
    "risksFr",
    "currency",
    "quoteKind",
    "zone",
    "pledgingClosesAt",
    "confirmBy",
    "extendedClosesAt",
    "commitmentRule",
    "ifNothingClears",
    "silenceMeans",
    "whoContracts",
    "defaultBorneBy",
    "exchangeRisk",
    "umbrellaFee",
];

/// Whether the form shows a field of this name. Anybody can send other names; they are nothing to compare.
fn is_shown(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        [field] => FIELDS.contains(field),
        [field, "which"] => FIELDS.contains(field),
        [group, row, part] => {
            Group::of(group).is_some_and(|group| group.shown().contains(part)) && row.parse::<usize>().is_ok()
        }
        _ => false,
    }
}

/// Where the typed form differs from the saved one, in the saved one's order and then the typed one's.
pub(super) fn differences(saved: &Fields, typed: &Fields) -> Vec<Difference> {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in saved.iter().chain(typed.iter()) {
        if is_shown(name) && !names.contains(&name) {
            names.push(name);
        }
    }
    let differs = |name: &&str| saved.text(name) != typed.text(name);
    let difference = |name: &str| Difference {
        name: name.to_owned(),
        saved: saved.text(name).to_owned(),
        typed: typed.text(name).to_owned(),
    };
    names.into_iter().filter(differs).map(difference).collect()
}

/// The key of a field's label and, in a row, the row's number as people count: `priceBreaks.0.unitPrice` is `unit-
/// price` of 1.
pub(super) fn label(name: &str) -> (String, Option<usize>) {
    let mut parts = name.split('.');
    let first = parts.next().unwrap_or_default();
    let row = parts.next();
    let number = row.and_then(|row| row.parse::<usize>().ok());
    let word = match number {
        Some(_) => parts.next().unwrap_or(first),
        None => first,
    };
    (format!("pages-draft-{}", kebab(word)), number.map(|number| number + 1))
}

/// What a value is called, where it is one of the schema's codes.
pub(super) fn called(reader: Language, name: &str, value: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or(name);
    let kind = if last == "split" { "fee-split".to_owned() } else { kebab(last) };
    let known = !value.is_empty() && words::has(reader, &words::label_key(&kind, value));
    if known { words::label(reader, &kind, value) } else { value.to_owned() }
}

fn kebab(name: &str) -> String {
    let mut word = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            word.push('-');
        }
        word.push(letter.to_ascii_lowercase());
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().copied().collect()
    }

    #[test]
    fn rows_come_and_go() {
        let mut fields = form(&[("priceBreaks.0.seatsMin", "1"), ("addRow", "priceBreaks")]);
        assert!(press(&mut fields));
        assert_eq!(fields.indexes("priceBreaks"), [0, 1]);
        fields.set("removeRow", "priceBreaks.0");
        assert!(press(&mut fields));
        assert_eq!(fields.indexes("priceBreaks"), [1]);
        assert!(!press(&mut fields));
        fields.set("addRow", "sharedFees");
        press(&mut fields);
        assert_eq!(fields.text("sharedFees.0.key"), "fee-0");
    }

    #[test]
    fn a_new_row_never_takes_a_key_that_is_in_use() {
        // Stored rows are numbered anew and keep their keys.
        let mut fields = form(&[("sharedFees.0.key", "fee-1"), ("sharedFees.0.labelEn", "Training")]);
        add(&mut fields, Group::SharedFees);
        assert_eq!(fields.text("sharedFees.1.key"), "fee-2");
        // Nor one that a contribution still names.
        let mut fields = form(&[("contributions.0.key", "gift-4"), ("contributions.0.fee", "fee-0")]);
        add(&mut fields, Group::SharedFees);
        add(&mut fields, Group::Contributions);
        assert_eq!((fields.text("sharedFees.0.key"), fields.text("contributions.1.key")), ("fee-1", "gift-5"));
        // Keys of other programs are in nobody's way, however long.
        let mut fields = form(&[("sharedFees.0.key", "setup"), ("sharedFees.1.key", "fee-99999999999999999999")]);
        add(&mut fields, Group::SharedFees);
        assert_eq!(fields.text("sharedFees.2.key"), "fee-0");
    }

    #[test]
    fn problems_find_their_row_past_blank_ones() {
        let fields =
            form(&[("priceBreaks.0.seatsMin", ""), ("priceBreaks.3.seatsMin", "5"), ("priceBreaks.4.unitPrice", "9")]);
        let mut problems = Problems::default();
        problems.add("priceBreaks.1.unitPrice", "not falling");
        problems.add("draft.titleEn", "missing");
        problems.add("priceBreaks", "none");
        rename(&mut problems, &fields);
        let names: Vec<_> = problems.iter().map(|(field, _)| field.unwrap().to_owned()).collect();
        assert_eq!(names, ["priceBreaks.4.unitPrice", "titleEn", "priceBreaks"]);
    }

    #[test]
    fn what_is_wrong_with_a_key_stands_at_a_field_that_is_shown() {
        let fields = form(&[("sharedFees.2.labelEn", "Setup"), ("contributions.1.amount", "5")]);
        let mut problems = Problems::default();
        problems.add("sharedFees.0.key", "twice");
        problems.add("draft.contributions.0.key", "twice");
        rename(&mut problems, &fields);
        let names: Vec<_> = problems.iter().map(|(field, _)| field.unwrap().to_owned()).collect();
        assert_eq!(names, ["sharedFees.2.labelEn", "contributions.1.label"]);
    }

    #[test]
    fn two_versions_are_compared_field_by_field() {
        let saved = form(&[("titleEn", "Video"), ("priceBreaks.0.unitPrice", "96.00"), ("quoteKind", "ALL_UNITS")]);
        let typed = form(&[
            ("formToken", "x"),
            ("version", "1"),
            ("madeUp", "by somebody"),
            ("priceBreaks.x.unitPrice", "1"),
            ("sharedFees.0.nothing", "of ours"),
            ("titleEn", "Video meetings"),
            ("priceBreaks.0.unitPrice", "96.00"),
            ("quoteKind", "ALL_UNITS"),
            ("priceBreaks.1.unitPrice", "78.00"),
        ]);
        let found: Vec<_> =
            differences(&saved, &typed).into_iter().map(|found| (found.name, found.saved, found.typed)).collect();
        let text = |name: &str, saved: &str, typed: &str| (name.to_owned(), saved.to_owned(), typed.to_owned());
        assert_eq!(found, [text("titleEn", "Video", "Video meetings"), text("priceBreaks.1.unitPrice", "", "78.00")]);
    }

    #[test]
    fn a_field_knows_its_label() {
        assert_eq!(label("titleEn"), ("pages-draft-title-en".to_owned(), None));
        assert_eq!(label("priceBreaks.1.unitPrice"), ("pages-draft-unit-price".to_owned(), Some(2)));
        assert_eq!(label("confirmBy.which"), ("pages-draft-confirm-by".to_owned(), None));
        assert_eq!(called(Language::En, "sharedFees.0.split", "EQUAL"), "The same for every agency");
        assert_eq!(called(Language::En, "titleEn", "EQUAL"), "EQUAL");
    }
}
