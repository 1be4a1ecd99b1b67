//! A campaign before it opens: what a coordinator states, and how it is checked as they go.

use serde::Serialize;
use uuid::Uuid;

use super::terms::Terms;
use super::{campaign, draft_terms, draft_times};
use crate::clock::{Instant, whole_micros};
use crate::error::{Problem, ProblemArg, ProblemCode};
use crate::identity::Language;
use crate::networks::languages::Languages;
use crate::text;

/// The longest title or label.
pub(crate) const TITLE_MAX: usize = 200;
/// The longest text of several paragraphs.
pub(crate) const TEXT_MAX: usize = 10_000;

/// Everything a coordinator states about a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CampaignDraft {
    /// What is bought.
    pub tool: Uuid,
    /// Title in English; may be empty when the French one is not.
    pub title_en: String,
    /// Title in French.
    pub title_fr: String,
    /// Why we buy, in English.
    pub need_en: String,
    /// Why we buy, in French.
    pub need_fr: String,
    /// What else was considered, in English.
    pub alternatives_en: String,
    /// What else was considered, in French.
    pub alternatives_fr: String,
    /// What could go wrong, in English.
    pub risks_en: String,
    /// What could go wrong, in French.
    pub risks_fr: String,
    /// One of [`words::money::CURRENCIES`].
    pub currency: String,
    /// The IANA zone its deadlines are agreed in.
    pub zone: String,
    /// What the supplier offers and the network agrees on.
    pub terms: Terms,
    /// When pledging closes.
    pub pledging_closes_at: Instant,
    /// When it closes after an extension.
    pub extended_closes_at: Option<Instant>,
    /// Until when agencies answer.
    pub confirm_by: Option<Instant>,
}

impl CampaignDraft {
    /// What a stored campaign states.
    pub fn of(campaign: &campaign::Model) -> Self {
        let campaign = campaign.clone();
        Self {
            tool: campaign.tool_id,
            title_en: campaign.title_en,
            title_fr: campaign.title_fr,
            need_en: campaign.need_en,
            need_fr: campaign.need_fr,
            alternatives_en: campaign.alternatives_en,
            alternatives_fr: campaign.alternatives_fr,
            risks_en: campaign.risks_en,
            risks_fr: campaign.risks_fr,
            currency: campaign.currency,
            zone: campaign.zone,
            terms: campaign.terms,
            pledging_closes_at: campaign.pledging_closes_at,
            extended_closes_at: campaign.extended_closes_at,
            confirm_by: campaign.confirm_by,
        }
    }

    /// The same as it is stored: texts without space around them, instants in whole microseconds.
    pub(crate) fn tidied(&self) -> Self {
        let mut draft = self.clone();
        let texts = [
            &mut draft.title_en,
            &mut draft.title_fr,
            &mut draft.need_en,
            &mut draft.need_fr,
            &mut draft.alternatives_en,
            &mut draft.alternatives_fr,
            &mut draft.risks_en,
            &mut draft.risks_fr,
            &mut draft.terms.umbrella_fee,
        ];
        for text in texts {
            *text = text.trim().to_owned();
        }
        for fee in &mut draft.terms.shared_fees {
            (fee.label_en, fee.label_fr) = (fee.label_en.trim().to_owned(), fee.label_fr.trim().to_owned());
        }
        for contribution in &mut draft.terms.contributions {
            contribution.label = contribution.label.trim().to_owned();
        }
        draft.pledging_closes_at = whole_micros(draft.pledging_closes_at);
        draft.extended_closes_at = draft.extended_closes_at.map(whole_micros);
        draft.confirm_by = draft.confirm_by.map(whole_micros);
        draft
    }
}

/// What stands in the way of a draft, and what its author should know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftCheck {
    /// The languages in which readers expect everything.
    languages: Languages,
    /// It cannot open like this.
    pub problems: Vec<Problem>,
    /// It can, and perhaps should not.
    pub warnings: Vec<Problem>,
}

impl DraftCheck {
    pub(crate) fn problem(&mut self, field: impl Into<String>, code: ProblemCode) {
        self.problems.push(Problem::at(field, code));
    }

    pub(crate) fn warning(&mut self, field: impl Into<String>, code: ProblemCode) {
        self.warnings.push(Problem::at(field, code));
    }

    /// A text that may be empty, up to so many characters.
    pub(crate) fn text(&mut self, field: &str, text: &str, max: usize) {
        self.problems.extend(text::optional(field, text, max));
    }

    /// A text in two languages. Says whether it stands in at least one.
    pub(crate) fn both_languages(&mut self, field: &str, texts: [&str; 2], max: usize) -> bool {
        let fields = [format!("{field}En"), format!("{field}Fr")];
        for (field, text) in fields.iter().zip(texts) {
            self.text(field, text, max);
        }
        match texts.map(|text| text.trim().is_empty()) {
            [true, true] => return false,
            [false, false] => {}
            [true, false] => self.lacks(Language::En, &fields[0]),
            [false, true] => self.lacks(Language::Fr, &fields[1]),
        }
        true
    }

    fn lacks(&mut self, language: Language, field: &str) {
        if self.languages.offers(language) {
            self.warning(field, ProblemCode::OneLanguageOnly);
        }
    }

    /// The field of a text in two languages beside which its absence is told.
    pub(crate) fn first_field(&self, field: &str) -> String {
        if self.languages.offers(Language::En) { format!("{field}En") } else { format!("{field}Fr") }
    }
}

/// A small number of ours as a value named in a sentence.
pub(crate) fn count(number: usize) -> ProblemArg {
    ProblemArg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Checks a draft as it would open at `now`. `member_zones`: where members live, so that their afternoon is known.
///
/// Source of the rules: DESIGN 5.1 and 5.2, bounds of formats/clearing.
pub fn check(
    draft: &CampaignDraft,
    now: Instant,
    has_exit_record: bool,
    member_zones: &[String],
    languages: &Languages,
) -> DraftCheck {
    let mut found = DraftCheck { languages: languages.clone(), ..DraftCheck::default() };
    if !has_exit_record {
        found.problem("toolId", ProblemCode::NoExitRecord);
    }
    check_texts(draft, &mut found);
    if !is_currency(&draft.currency) {
        found.problem("currency", ProblemCode::UnknownCurrency);
    }
    draft_terms::check(&draft.terms, &mut found);
    draft_times::check(draft, now, member_zones, &mut found);
    found
}

/// The problems that already keep a draft from being saved: all but the missing exit record, which may come later.
pub(crate) fn check_to_save(draft: &CampaignDraft, now: Instant, languages: &Languages) -> Vec<Problem> {
    check(draft, now, true, &[], languages).problems
}

fn check_texts(draft: &CampaignDraft, found: &mut DraftCheck) {
    if !found.both_languages("title", [&draft.title_en, &draft.title_fr], TITLE_MAX) {
        found.problem(found.first_field("title"), ProblemCode::Missing);
    }
    found.both_languages("need", [&draft.need_en, &draft.need_fr], TEXT_MAX);
    found.both_languages("alternatives", [&draft.alternatives_en, &draft.alternatives_fr], TEXT_MAX);
    found.both_languages("risks", [&draft.risks_en, &draft.risks_fr], TEXT_MAX);
    found.text("umbrellaFee", &draft.terms.umbrella_fee, TEXT_MAX);
}

/// One that counts in hundredths, as every amount here does: a yen would be shown as a hundredth of itself.
fn is_currency(currency: &str) -> bool {
    words::money::CURRENCIES.contains(&currency)
}

#[cfg(test)]
mod tests;
