//! The words of a notice inside Longtable, in the reader's language.

use words::{Arg, Language, say};

use crate::campaigns::campaign;
use crate::campaigns::outcome::Answer;
use crate::events::Fact;

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeText {
    /// One line.
    pub title: String,
    /// One or two sentences.
    pub body: String,
}

/// The words of a fact: Fluent messages `notices-<kind>-title` and `notices-<kind>-body`.
pub fn notice_text(language: Language, fact: &Fact, campaign: Option<&campaign::Model>) -> NoticeText {
    let title = campaign.map(|campaign| campaign_title(language, campaign)).unwrap_or_default();
    let args = [
        ("campaign", Arg::from(title)),
        ("days", Arg::from(days(fact))),
        ("licences", Arg::from(seats(fact))),
        ("answer", Arg::from(answer(fact))),
    ];
    let key = format!("notices-{}", kebab(fact.kind()));
    NoticeText {
        title: say(language, &format!("{key}-title"), &args),
        body: say(language, &format!("{key}-body"), &args),
    }
}

fn days(fact: &Fact) -> i64 {
    match fact {
        Fact::CampaignClosesSoon { days, .. } | Fact::AnswerDueSoon { days, .. } => *days,
        _ => 0,
    }
}

fn seats(fact: &Fact) -> i64 {
    if let Fact::SeatsPledged { seats, .. } = fact { *seats } else { 0 }
}

fn answer(fact: &Fact) -> &'static str {
    match fact {
        Fact::OutcomeAnswered { answer: Answer::Confirmed, .. } => "yes",
        _ => "no",
    }
}

/// A campaign's title in a language, or in the other when it has none.
pub fn campaign_title(language: Language, campaign: &campaign::Model) -> String {
    let (own, other) = match language {
        Language::En => (&campaign.title_en, &campaign.title_fr),
        Language::Fr => (&campaign.title_fr, &campaign.title_en),
    };
    if own.is_empty() { other.clone() } else { own.clone() }
}

/// `CampaignOpened` becomes `campaign-opened`.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(letter.to_lowercase());
    }
    kebab
}
