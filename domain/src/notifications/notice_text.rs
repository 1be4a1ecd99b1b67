//! The words of a notice inside Longtable, in the reader's language.

use sea_orm::ActiveEnum;
use words::{Arg, Language, label, say};

use crate::access::Role;
use crate::campaigns::campaign;
use crate::campaigns::outcome::Answer;
use crate::campaigns::phase::{WhyNotCleared, why_not_cleared};
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
    let source = fact.told().map(|told| told.source);
    let told = told(fact);
    let args = [
        ("campaign", Arg::from(title)),
        ("days", Arg::from(told.days)),
        ("licences", Arg::from(told.seats)),
        ("answer", Arg::from(answer(told.answer))),
        ("why", Arg::from(campaign.map(why_word).unwrap_or_default())),
        ("source", Arg::from(source.map(|source| label(language, "told-by", source.code())).unwrap_or_default())),
        ("role", Arg::from(told.role.map(|role| label(language, "role", &role.to_value())).unwrap_or_default())),
    ];
    // Some kinds of fact are of staff alone: their words say so without another word.
    let of_staff = matches!(fact, Fact::PendingAsTold { .. } | Fact::PendingWithdrawnAsTold { .. });
    let entered = match fact {
        Fact::OwnApprovalSwitched { is_on: false } => "-off",
        _ if source.is_some() && !of_staff => "-told",
        _ => "",
    };
    let key = format!("notices-{}{entered}", kebab(fact.kind()));
    NoticeText {
        title: say(language, &format!("{key}-title"), &args),
        body: say(language, &format!("{key}-body"), &args),
    }
}

/// What of a fact a sentence may say.
#[derive(Clone, Copy, Default)]
struct Told {
    days: i64,
    seats: i64,
    answer: Option<Answer>,
    role: Option<Role>,
}

fn told(fact: &Fact) -> Told {
    match fact {
        Fact::CampaignClosesSoon { days, .. }
        | Fact::AnswerDueSoon { days, .. }
        | Fact::ApprovalDueSoon { days, .. } => Told { days: *days, ..Told::default() },
        Fact::SeatsPledged { seats, .. } => Told { seats: *seats, ..Told::default() },
        Fact::OutcomeAnswered { answer, .. } => Told { answer: Some(*answer), ..Told::default() },
        Fact::RoleGiven { role, .. } | Fact::RoleEnded { role, .. } => Told { role: Some(*role), ..Told::default() },
        Fact::CampaignDrafted { .. }
        | Fact::CampaignEdited { .. }
        | Fact::CampaignOpened { .. }
        | Fact::CampaignCancelled { .. }
        | Fact::PledgeWithdrawn { .. }
        | Fact::PledgePending { .. }
        | Fact::PendingAsTold { .. }
        | Fact::PledgeRefused { .. }
        | Fact::PledgeLapsed { .. }
        | Fact::PendingPledgeWithdrawn { .. }
        | Fact::PendingWithdrawnAsTold { .. }
        | Fact::ApprovalChanged { .. }
        | Fact::CampaignExtended { .. }
        | Fact::OutcomeProvisional { .. }
        | Fact::ToldDisputed { .. }
        | Fact::CampaignCleared { .. }
        | Fact::CampaignNotCleared { .. }
        | Fact::CommentPosted { .. }
        | Fact::ToolAdded { .. }
        | Fact::ToolEdited { .. }
        | Fact::ToolRemoved { .. }
        | Fact::ExitRecorded { .. }
        | Fact::NetworkCreated { .. }
        | Fact::NetworkChanged { .. }
        | Fact::LogoChanged { .. }
        | Fact::LogoRemoved { .. }
        | Fact::RulesChanged { .. }
        | Fact::OwnApprovalSwitched { .. }
        | Fact::PersonInvited { .. }
        | Fact::InvitationSentAgain { .. }
        | Fact::InvitationWithdrawn { .. }
        | Fact::InvitationAccepted { .. }
        | Fact::AdminMissing { .. }
        | Fact::PrivacyDescribed { .. }
        | Fact::PersonErased { .. }
        | Fact::AgencyAdded { .. }
        | Fact::AgencyEdited { .. }
        | Fact::AgencyApproved { .. }
        | Fact::AgencySuspended { .. }
        | Fact::AgencyReinstated { .. }
        | Fact::AgencyRemoved { .. }
        | Fact::AgenciesImported { .. }
        | Fact::GuestInvited { .. }
        | Fact::GuestWithdrawn { .. }
        | Fact::GuestLeft { .. }
        | Fact::RetentionChanged { .. }
        | Fact::BreachRecorded { .. }
        | Fact::ProviderAdded { .. }
        | Fact::ProviderChanged { .. }
        | Fact::ProviderRemoved { .. }
        | Fact::PersonLinked { .. } => Told::default(),
    }
}

fn answer(answer: Option<Answer>) -> &'static str {
    match answer {
        Some(Answer::Confirmed) => "yes",
        Some(Answer::Declined) | None => "no",
    }
}

/// The word by which sentences choose why nothing was bought; empty where something was, or may still be.
pub fn why_word(campaign: &campaign::Model) -> &'static str {
    match why_not_cleared(campaign) {
        None => "",
        Some(WhyNotCleared::NobodyAsked) => "nobody-asked",
        Some(WhyNotCleared::TooFewSeats) => "too-few-seats",
        Some(WhyNotCleared::LimitsBelowPrice) => "limits-below-price",
        Some(WhyNotCleared::TooFewYes) => "too-few-yes",
        Some(WhyNotCleared::NobodyAskedInTime) => "nobody-asked-in-time",
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
