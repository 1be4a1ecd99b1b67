//! The form of a draft as it is shown.

use words::{money, time};

use super::document::{DraftCheck, Here, Stored, Tool, Tools};
use super::instants::{self, Choice};
use super::rows::{self, Group};
use crate::forms::{Fields, Form};
use crate::page::Page;
use crate::pages::campaigns::parts;
use crate::types::{
    CommitmentRule, DefaultBorneBy, ExchangeRisk, FeeSplit, IfNothingClears, Labelled, Named, QuoteKind, SilenceMeans,
    WhoContracts,
};

type Options = Vec<(String, String)>;

/// Everything the page shows.
pub(super) struct Sheet {
    pub(super) form: Form,
    pub(super) title: String,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) version: Option<i32>,
    pub(super) unit: String,
    pub(super) tools: Options,
    /// Whether the network knows no tool at all, so that one has to be added first.
    pub(super) no_tools: bool,
    /// What to say about a list of tools that is not all there are; nothing where it is.
    pub(super) tool_search: Option<String>,
    pub(super) zones: Options,
    pub(super) currencies: Options,
    pub(super) quote_kinds: Options,
    pub(super) splits: Options,
    pub(super) fees: Options,
    pub(super) terms: Vec<Term>,
    pub(super) instants: Vec<InstantShown>,
    /// The problems and warnings of a check, if one was asked for.
    pub(super) checked: Option<Checked>,
    /// Where the saved version differs from what was typed.
    pub(super) meanwhile: Option<Vec<Differs>>,
}

/// A term with a few possible values, all in sight.
pub(super) struct Term {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) options: Options,
}

/// A date and time, with the question about the night the clocks change.
pub(super) struct InstantShown {
    pub(super) name: &'static str,
    pub(super) which: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) choice: Option<Choice>,
}

/// What a check found.
pub(super) struct Checked {
    pub(super) fine: bool,
    pub(super) warnings: Vec<(String, String)>,
}

/// A field that two versions hold differently.
pub(super) struct Differs {
    pub(super) label: String,
    pub(super) saved: String,
    pub(super) typed: String,
}

/// A row of a group.
pub(super) struct Row {
    pub(super) group: Group,
    pub(super) index: String,
    pub(super) place: String,
}

impl Row {
    pub(super) fn name(&self, part: &str) -> String {
        format!("{}.{}.{part}", self.group.name(), self.index)
    }

    /// What the button that takes the row away says to the server.
    pub(super) fn address(&self) -> String {
        format!("{}.{}", self.group.name(), self.index)
    }

    /// The row's short name, kept from when it was added; the script finds the next free one for a row it adds.
    pub(super) fn key(&self, form: &Form) -> String {
        let held = form.value(&self.name("key"));
        if self.index == "__N__" { rows::key(self.group, "__KEY__") } else { held.to_owned() }
    }
}

/// What a sheet is made for.
pub(super) struct Subject<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) here: &'a Here,
    /// The tools found.
    pub(super) tools: &'a Tools,
    /// The tool chosen so far.
    pub(super) chosen: Option<&'a Tool>,
    /// Whether the tools found are those with certain words in their names.
    pub(super) searched: bool,
    pub(super) stored: Option<&'a Stored>,
    pub(super) check: Option<DraftCheck>,
}

impl Sheet {
    pub(super) fn of(p: &Page, mut subject: Subject<'_>, typed: Option<Form>, stale: bool) -> Sheet {
        let initial = super::initial(p, &subject);
        let meanwhile = typed.as_ref().filter(|_| stale).map(|typed| differences(p, &subject, &initial, &typed.fields));
        // Adding a row, or a check, must not make an older form pass for a newer one.
        let kept = typed.as_ref().filter(|_| !stale).and_then(|typed| typed.value("version").parse().ok());
        let mut form = typed.unwrap_or_else(|| Form::filled(initial));
        let checked = subject.check.take().map(|check| take_check(&mut form, check));
        let at = |rest: &str| p.to(parts::path(subject.id.unwrap_or_default(), rest));
        Sheet {
            title: match subject.stored {
                Some(stored) => p.t1("pages-draft-edit-title", "title", &stored.title),
                None => p.t("pages-draft-new-title"),
            },
            action: if subject.id.is_some() { at("edit") } else { p.to("campaigns/new") },
            back: if subject.id.is_some() { at("") } else { p.to("campaigns") },
            version: kept.or(subject.stored.map(|stored| stored.version)),
            unit: parts::unit(form.value("currency")),
            tools: tools(p, &subject),
            no_tools: !subject.searched && known_tools(&subject).next().is_none(),
            tool_search: tool_search(p, &subject),
            zones: zones(p, form.value("zone")),
            currencies: money::CURRENCIES.iter().map(|code| ((*code).to_owned(), (*code).to_owned())).collect(),
            quote_kinds: options::<QuoteKind>(p),
            splits: options::<FeeSplit>(p),
            fees: fees(p, &form.fields),
            terms: terms(p),
            instants: instants_shown(p, &form.fields),
            checked,
            meanwhile,
            form,
        }
    }

    /// The id of the tool that is chosen, if it is one of those offered.
    pub(super) fn tool(&self) -> Option<&str> {
        let chosen = self.form.value("toolId");
        Some(chosen).filter(|chosen| !chosen.is_empty() && self.tools.iter().any(|(id, _)| id == chosen))
    }

    /// A problem as it is told away from its field: by the field's label first.
    pub(super) fn told(&self, p: &Page, field: &str, sentence: &str) -> String {
        if !words::has(p.language(), &rows::label(field).0) {
            return sentence.to_owned();
        }
        p.t2("pages-draft-problem-of", "label", labelled(p, field), "problem", sentence)
    }

    /// The rows of a group, in order.
    pub(super) fn rows(&self, group: Group) -> Vec<Row> {
        let indexes = self.form.fields.indexes(group.name()).into_iter().enumerate();
        indexes.map(|(place, index)| Row { group, index: index.to_string(), place: (place + 1).to_string() }).collect()
    }

    /// A row nobody has typed in, which the script copies: it writes the numbers.
    pub(super) fn next_row(&self, group: Group) -> Row {
        Row { group, index: "__N__".to_owned(), place: "__NUMBER__".to_owned() }
    }
}

/// What stands beside a field and, in a row, which row it is.
fn labelled(p: &Page, name: &str) -> String {
    let (key, row) = rows::label(name);
    let label = p.t(key);
    row.map_or(label.clone(), |row| p.t2("pages-draft-in-row", "label", &label, "row", row))
}

/// Puts the problems of a check beside their fields.
fn take_check(form: &mut Form, check: DraftCheck) -> Checked {
    let fine = check.problems.is_empty();
    let mut problems = crate::forms::Problems::of(check.problems);
    rows::rename(&mut problems, &form.fields);
    form.problems = problems;
    let mut warnings = crate::forms::Problems::of(check.warnings);
    rows::rename(&mut warnings, &form.fields);
    let warnings = warnings.iter().map(|(field, sentence)| (field.unwrap_or_default().to_owned(), sentence.to_owned()));
    Checked { fine, warnings: warnings.collect() }
}

fn options<T: Named + Labelled>(p: &Page) -> Options {
    T::ALL.iter().map(|value| (value.code().to_owned(), p.name(value))).collect()
}

/// The tools to choose from: those found, and whatever is chosen already.
fn tools(p: &Page, subject: &Subject<'_>) -> Options {
    let mut offered: Options = Vec::new();
    for tool in known_tools(subject) {
        if offered.iter().all(|(id, _)| id != tool.id.inner()) {
            offered.push((tool.id.inner().to_owned(), tool.name.clone()));
        }
    }
    offered.sort_by_cached_key(|(_, name)| name.to_lowercase());
    offered.insert(0, (String::new(), p.t("pages-draft-choose-tool")));
    offered
}

fn known_tools<'s>(subject: &Subject<'s>) -> impl Iterator<Item = &'s Tool> {
    subject.tools.nodes.iter().chain(subject.chosen).chain(subject.stored.map(|stored| &stored.tool))
}

fn tool_search(p: &Page, subject: &Subject<'_>) -> Option<String> {
    let Tools { nodes, page_info } = subject.tools;
    if page_info.has_next_page {
        Some(p.t1("pages-draft-tool-search-more", "count", nodes.len()))
    } else {
        subject.searched.then(|| p.t1("pages-draft-tool-search-found", "count", nodes.len()))
    }
}

fn zones(p: &Page, held: &str) -> Options {
    let mut names: Vec<&str> = time::canadian_zones().to_vec();
    if !names.contains(&held) {
        names.push(held);
    }
    names
        .into_iter()
        .filter_map(time::zone)
        .map(|zone| (zone.name().to_owned(), time::choice(p.language(), zone)))
        .collect()
}

/// The shared fees a contribution may be meant for, by the labels typed so far.
fn fees(p: &Page, fields: &Fields) -> Options {
    let fee = |index: usize| {
        let part = |part| fields.text(&Group::SharedFees.part(index, part)).to_owned();
        let (first, second) = match p.language() {
            words::Language::En => ("labelEn", "labelFr"),
            words::Language::Fr => ("labelFr", "labelEn"),
        };
        let said = if part(first).is_empty() { part(second) } else { part(first) };
        let named = if said.is_empty() { p.t1("pages-draft-fee-number", "number", index + 1) } else { said };
        (part("key"), named)
    };
    std::iter::once((String::new(), p.t("pages-draft-choose-fee")))
        .chain(fields.indexes(Group::SharedFees.name()).into_iter().map(fee))
        .collect()
}

fn terms(p: &Page) -> Vec<Term> {
    let term = |name, label: &str, options| Term { name, label: p.t(format!("pages-draft-{label}")), options };
    vec![
        term("commitmentRule", "commitment-rule", options::<CommitmentRule>(p)),
        term("silenceMeans", "silence-means", options::<SilenceMeans>(p)),
        term("ifNothingClears", "if-nothing-clears", options::<IfNothingClears>(p)),
        term("whoContracts", "who-contracts", options::<WhoContracts>(p)),
        term("defaultBorneBy", "default-borne-by", options::<DefaultBorneBy>(p)),
        term("exchangeRisk", "exchange-risk", options::<ExchangeRisk>(p)),
    ]
}

fn instants_shown(p: &Page, fields: &Fields) -> Vec<InstantShown> {
    let shown = |name: &'static str, word: &str| InstantShown {
        name,
        which: instants::which(name),
        label: p.t(format!("pages-draft-{word}")),
        hint: p.t(format!("pages-draft-{word}-hint")),
        choice: instants::choice(p.language(), fields, name),
    };
    vec![
        shown("pledgingClosesAt", "pledging-closes-at"),
        shown("confirmBy", "confirm-by"),
        shown("extendedClosesAt", "extended-closes-at"),
    ]
}

fn differences(p: &Page, subject: &Subject<'_>, saved: &Fields, typed: &Fields) -> Vec<Differs> {
    let told = |name: &str, value: &str| {
        let tool = known_tools(subject).find(|tool| name == "toolId" && tool.id.inner() == value);
        tool.map_or_else(|| rows::called(p.language(), name, value), |tool| tool.name.clone())
    };
    let differs = |found: rows::Difference| Differs {
        label: labelled(p, &found.name),
        saved: told(&found.name, &found.saved),
        typed: told(&found.name, &found.typed),
    };
    rows::differences(saved, typed).into_iter().map(differs).collect()
}
