//! What was asked for before: by whom, and what staff entered for the agency; and what somebody else saved meanwhile.

use chrono::{DateTime, Utc};

use super::document::{MyPledgeInFull, PledgeChange, ToPledge};
use super::form::MyPledge;
use super::{Previewed, in_words, sheet};
use crate::forms::Form;
use crate::page::Page;
use crate::pages::campaigns::approval::Pending;
use crate::pages::campaigns::told::{self, Told};
use crate::types::{PendingState, ToldDeedKind};

pub(super) struct Meanwhile {
    pub by: String,
    pub at: DateTime<Utc>,
    pub saved: Vec<String>,
    pub typed: Vec<String>,
}

pub(super) struct Changed {
    pub at: DateTime<Utc>,
    pub by: String,
    pub approved_by: Option<String>,
    pub withdrawn: bool,
    pub lines: Vec<String>,
    /// Where staff entered it: how it was told, where to look at it, and that it was not us.
    pub told: Option<ShownTold>,
}

/// What staff entered for the agency.
pub(super) struct ShownTold {
    pub path: String,
    pub how: String,
    pub disputed: Option<String>,
}

/// Something staff entered that made no version of the request.
pub(super) struct Entered {
    pub at: DateTime<Utc>,
    pub what: String,
    pub told: ShownTold,
}

/// What somebody else saved since: what waits now, where the form knew of none or of another, or else what stands.
pub(super) fn meanwhile(p: &Page, campaign: &ToPledge, form: &Form, typed: Option<&Previewed>) -> Option<Meanwhile> {
    let currency = campaign.currency.as_str();
    let pending = campaign.my_pending_pledge.as_ref();
    let unseen = pending.filter(|pending| {
        pending.state == PendingState::Waiting && pending.id.inner() != form.value("pendingPledgeId")
    });
    let (by, at, saved_words) = match (unseen, pending, &campaign.my_pledge) {
        (Some(waits), ..) => (waits.asked_by.clone(), waits.asked_at, asked_in_words(p, waits, currency)),
        (None, _, Some(saved)) => (saved.changed_by.clone(), saved.changed_at, saved_in_words(p, saved, currency)),
        // What the form knew of waits no more, and nothing stands.
        (None, Some(ended), None) => {
            (ended.ended_by.clone().unwrap_or_default(), ended.asked_at, vec![p.name(ended.state)])
        }
        (None, None, None) => return None,
    };
    let typed_words = typed.map(|typed| {
        let lines = in_words(p, &typed.preview.lines, currency);
        lines.into_iter().chain(typed.today.clone()).collect()
    });
    Some(Meanwhile { by, at, saved: saved_words, typed: typed_words.unwrap_or_default() })
}

fn asked_in_words(p: &Page, asked: &Pending, currency: &str) -> Vec<String> {
    let mut words = in_words(p, &asked.lines, currency);
    words.extend(sheet::today_in_words(p, asked.today_unit_price, asked.today_price_source, currency));
    words
}

fn saved_in_words(p: &Page, saved: &MyPledgeInFull, currency: &str) -> Vec<String> {
    let MyPledge { lines, today_unit_price, today_price_source, withdrawn, .. } = &saved.now;
    let mut words = match withdrawn {
        true => vec![p.t("pages-pledge-stale-withdrawn")],
        false => in_words(p, lines, currency),
    };
    words.extend(sheet::today_in_words(p, *today_unit_price, *today_price_source, currency));
    words
}

pub(super) fn history(p: &Page, campaign: &ToPledge) -> Vec<Changed> {
    let changes = campaign.my_pledge.as_ref().map(|pledge| pledge.history.as_slice()).unwrap_or_default();
    let changed = |change: &PledgeChange| Changed {
        at: change.at,
        by: change.by.clone(),
        approved_by: change.approved_by.clone(),
        withdrawn: change.withdrawn,
        lines: in_words(p, &change.lines, &campaign.currency),
        told: shown_told(p, campaign, change.version),
    };
    changes.iter().map(changed).collect()
}

/// How a version of the request was told, where staff entered it.
pub(super) fn shown_told(p: &Page, campaign: &ToPledge, version: i32) -> Option<ShownTold> {
    let entry = campaign.my_told_deeds.iter().find(|entry| entry.version == Some(version))?;
    Some(shown(p, entry))
}

/// What staff entered that made no version, so that no change of the request tells of it: the place to say that it was not us.
pub(super) fn entered(p: &Page, campaign: &ToPledge) -> Vec<Entered> {
    let made_none = |entry: &&Told| entry.version.is_none() && entry.deed != ToldDeedKind::Answered;
    let entries = campaign.my_told_deeds.iter().filter(made_none);
    entries.map(|entry| Entered { at: entry.entered_at, what: told::what(p, entry), told: shown(p, entry) }).collect()
}

fn shown(p: &Page, entry: &Told) -> ShownTold {
    ShownTold { path: p.to(told::path(entry)), how: told::how(p, entry), disputed: told::disputed(p, entry) }
}
