//! The form of a request as it is shown: on its own page and on the campaign's.

use super::form::{self, Counted, MyPledge};
use crate::forms::Form;
use crate::layout::ShellAgency;
use crate::page::Page;
use crate::pages::campaigns::approval::{Pending, that_failed, that_waits};
use crate::pages::campaigns::parts::{self, PledgeLine, PledgePreview};
use crate::types::{Minor, Named, TodayPriceSource};

/// Everything `form.html` shows.
pub(crate) struct Sheet {
    pub(crate) form: Form,
    pub(crate) action: String,
    pub(crate) withdraw: Option<String>,
    /// Where the form is filled in with the request that was withdrawn, while it is blank.
    pub(crate) earlier: Option<String>,
    pub(crate) agency_id: String,
    pub(crate) agency: String,
    pub(crate) version: Option<i32>,
    pub(crate) currency: String,
    pub(crate) unit: String,
    pub(crate) lines: Vec<LineShown>,
    pub(crate) counted: Vec<(String, String)>,
    pub(crate) sources: Vec<(String, String)>,
    /// What the boxes to tick ask about: only once the lines could be read.
    pub(crate) asked: Option<Asked>,
    pub(crate) lines_max: usize,
    /// The request that waits for the agency's own approval, which this one replaces.
    pub(crate) pending: Option<String>,
    /// From which bill on a request waits for that, in a sentence.
    pub(crate) waits_above: Option<String>,
    /// Said where this request would wait.
    pub(crate) would_wait: Option<String>,
    /// Said where the form is filled in with what waits, or was refused, in place of what counts.
    pub(crate) holds: Option<String>,
}

/// What a tick says yes to. It counts for exactly this, so that no yes outlives a change of the request.
pub(crate) struct Asked {
    /// The largest bill of the whole request.
    pub(crate) worst: String,
    /// What "any price" means, as the box sends it.
    pub(crate) any_price: String,
    /// What "more than staff" means, as the box sends it.
    pub(crate) more_than_staff: String,
}

/// A line of the form.
pub(crate) struct LineShown {
    /// Its number in the names of its fields.
    pub(crate) index: String,
    /// Its place as people count, from 1.
    pub(crate) place: String,
    /// Whether its box "any price" is asked.
    pub(crate) asks: bool,
    /// What the form says back about its limit.
    pub(crate) said_back: Vec<String>,
    /// Said where the line would be left out as things stand.
    pub(crate) warning: Option<String>,
}

impl LineShown {
    /// The name of one of its fields.
    pub(crate) fn name(&self, part: &str) -> String {
        format!("lines.{}.{part}", self.index)
    }
}

/// What a sheet is made for.
pub(crate) struct Subject<'a> {
    pub(crate) campaign: &'a str,
    pub(crate) currency: &'a str,
    pub(crate) agency: &'a ShellAgency,
    pub(crate) pledge: Option<&'a MyPledge>,
    pub(crate) preview: Option<&'a PledgePreview>,
    /// What waits, or waited, for the agency's own approval.
    pub(crate) pending: Option<&'a Pending>,
    /// From which bill on a request waits for that.
    pub(crate) approval_above: Option<Minor>,
}

impl Subject<'_> {
    /// The id of what waits now.
    fn waiting(&self) -> Option<String> {
        that_waits(self.pending).map(|pending| pending.id.inner().to_owned())
    }
}

/// What the request would cost that the form is filled in with: the one that waits, or else the one that counts.
pub(crate) fn shown_preview<'a>(
    pending: Option<&'a Pending>,
    stands: Option<&'a PledgePreview>,
) -> Option<&'a PledgePreview> {
    that_waits(pending).map(|waits| &waits.preview).or(stands)
}

impl Sheet {
    /// The sheet filled in from what waits, or else from what counts, or blank.
    pub(crate) fn stored(p: &Page, subject: &Subject<'_>) -> Sheet {
        if let Some(waits) = that_waits(subject.pending) {
            let holds = Some(p.t("pages-pledge-holds-waiting"));
            return Sheet { holds, ..Sheet::of(p, subject, Form::filled(form::filled_asked(p, waits))) };
        }
        let fields = match subject.pledge.filter(|pledge| !pledge.withdrawn) {
            Some(pledge) => form::filled(p, pledge),
            None => form::blank(),
        };
        let withdrawn = subject.pledge.filter(|pledge| pledge.withdrawn && !pledge.lines.is_empty());
        let earlier = withdrawn.map(|_| p.to(parts::path(subject.campaign, "pledge?earlier=yes")));
        Sheet { earlier, ..Sheet::of(p, subject, Form::filled(fields)) }
    }

    /// The sheet filled in with what was asked for before, also where it was withdrawn.
    pub(crate) fn earlier(p: &Page, subject: &Subject<'_>) -> Sheet {
        let fields = subject.pledge.map_or_else(form::blank, |pledge| form::filled(p, pledge));
        Sheet::of(p, subject, Form::filled(fields))
    }

    /// The sheet filled in with what was refused or not approved in time, to be changed and asked again.
    pub(crate) fn refused(p: &Page, subject: &Subject<'_>) -> Sheet {
        let Some(refused) = that_failed(subject.pending) else { return Sheet::stored(p, subject) };
        let holds = Some(p.t("pages-pledge-holds-refused"));
        Sheet { holds, ..Sheet::of(p, subject, Form::filled(form::filled_asked(p, refused))) }
    }

    /// The sheet around a form.
    pub(crate) fn of(p: &Page, subject: &Subject<'_>, form: Form) -> Sheet {
        let said = subject.preview.map(|preview| preview.lines.as_slice()).unwrap_or_default();
        let counting = form::lines(&form.fields);
        let lines = form.fields.indexes("lines").into_iter().enumerate().map(|(place, index)| {
            let understood =
                counting.iter().position(|counted| *counted == index).and_then(|position| said.get(position));
            let name = |part: &str| format!("lines.{index}.{part}");
            let asks =
                form.value(&name("counted")) == Counted::NoLimit.code() || form.is_wrong(&name("noLimitUnderstood"));
            LineShown {
                index: index.to_string(),
                place: (place + 1).to_string(),
                asks,
                said_back: understood.and_then(|line| said_back(p, line, subject.currency)).into_iter().collect(),
                warning: understood
                    .zip(subject.preview)
                    .and_then(|(line, preview)| warning(p, line, preview, subject.currency)),
            }
        });
        let lines: Vec<LineShown> = lines.collect();
        Sheet {
            action: p.to(parts::path(subject.campaign, "pledge")),
            withdraw: (subject.pledge.is_some_and(|pledge| !pledge.withdrawn) || subject.waiting().is_some())
                .then(|| p.to(parts::path(subject.campaign, "withdraw"))),
            pending: subject.waiting(),
            waits_above: subject.approval_above.map(|above| waits_above(p, above, subject.currency)),
            would_wait: subject
                .preview
                .filter(|preview| preview.waits_for_approval)
                .map(|preview| p.t1("pages-pledge-would-wait", "worst", p.money(preview.worst_bill, subject.currency))),
            holds: None,
            earlier: None,
            agency_id: subject.agency.id.inner().to_owned(),
            agency: subject.agency.name.clone(),
            version: subject.pledge.map(|pledge| pledge.version),
            currency: subject.currency.to_owned(),
            unit: parts::unit(subject.currency),
            counted: form::choices(p),
            sources: sources(p),
            asked: subject
                .preview
                .filter(|preview| !preview.lines.is_empty())
                .map(|preview| asked(p, preview, subject.currency)),
            lines_max: form::LINES_MAX,
            lines,
            form,
        }
    }

    /// A line nobody has typed in, which the script copies: it writes the number.
    pub(crate) fn next_line(&self) -> LineShown {
        LineShown {
            index: "__N__".to_owned(),
            place: "__NUMBER__".to_owned(),
            asks: false,
            said_back: Vec::new(),
            warning: None,
        }
    }

    /// Whether the optional part about today's price is shown unfolded.
    pub(crate) fn tells_today(&self) -> bool {
        ["todayUnitPrice", "todayPriceSource"]
            .iter()
            .any(|name| !self.form.value(name).is_empty() || self.form.is_wrong(name))
    }

    /// Whether the box "more licences than staff" is asked.
    pub(crate) fn asks_staff(&self) -> bool {
        let name = "moreThanStaffUnderstood";
        self.form.is_wrong(name) || self.form.ticked(name)
    }
}

fn asked(p: &Page, preview: &PledgePreview, currency: &str) -> Asked {
    Asked {
        worst: p.money(preview.worst_bill, currency),
        any_price: form::meant(preview.lines.iter().map(|line| (line.seats, line.max_total, line.max_landed_price))),
        more_than_staff: form::total(preview.lines.iter().map(|line| line.seats)),
    }
}

fn waits_above(p: &Page, above: Minor, currency: &str) -> String {
    let zero = if above.0 == 0 { "yes" } else { "no" };
    p.t2("pages-pledge-waits-above", "zero", zero, "amount", p.money(above, currency))
}

fn sources(p: &Page) -> Vec<(String, String)> {
    std::iter::once((String::new(), p.t("pages-pledge-source-none")))
        .chain(TodayPriceSource::ALL.iter().map(|source| (source.code().to_owned(), p.name(source))))
        .collect()
}

fn said_back(p: &Page, line: &PledgeLine, currency: &str) -> Option<String> {
    line.max_total.zip(line.max_landed_price).map(|(total, price)| {
        let (total, price) = (p.money(total, currency), p.money(price, currency));
        p.t3("pages-pledge-total-as-price", "total", &total, "price", &price, "seats", line.seats)
    })
}

/// That a line would be left out as things stand, and what the agency's licences come to.
fn warning(p: &Page, line: &PledgeLine, preview: &PledgePreview, currency: &str) -> Option<String> {
    if line.holds_now != Some(false) {
        return None;
    }
    let now = preview.now.as_ref();
    Some(match now.and_then(|now| now.landed_price.map(|price| (now.seats_in, p.money(price, currency)))) {
        None => p.t("pages-pledge-line-out-now"),
        Some((seats_in, price)) if seats_in.0 > 0 => p.t1("pages-pledge-line-out-now-at", "price", &price),
        Some((_, price)) => p.t1("pages-pledge-lines-out-now-at", "price", &price),
    })
}

/// What an agency says it pays today, in a sentence.
pub(super) fn today_in_words(
    p: &Page,
    price: Option<Minor>,
    source: Option<TodayPriceSource>,
    currency: &str,
) -> Option<String> {
    let price = p.money(price?, currency);
    Some(match source {
        Some(source) => p.t2("pages-pledge-today-in-words", "price", &price, "source", p.name(source)),
        None => p.t1("pages-pledge-today-without-source", "price", &price),
    })
}

/// A request in a few words, for comparing two of them: one sentence a line.
pub(crate) fn in_words(p: &Page, lines: &[PledgeLine], currency: &str) -> Vec<String> {
    let sentence = |line: &PledgeLine| {
        let shown = |amount: Minor| p.money(amount, currency);
        match (line.max_total, line.max_landed_price) {
            (Some(total), _) => p.t2("pages-pledge-line-for-total", "seats", line.seats, "total", shown(total)),
            (None, Some(price)) => p.t2("pages-pledge-line-at-price", "seats", line.seats, "price", shown(price)),
            (None, None) => p.t1("pages-pledge-line-any-price", "seats", line.seats),
        }
    };
    lines.iter().map(sentence).collect()
}
