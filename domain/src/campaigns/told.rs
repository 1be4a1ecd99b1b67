//! What an agency tells staff by phone, on paper or in person: what has to be said of it, and how it is kept.
//!
//! Staff enter it in the agency's name, and hear nothing back that the agency keeps to itself (ADR 0060).

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::outcome::Answer;
use super::permission::AgencyInCampaign;
use super::terms::{CommitmentRule, SilenceMeans, Terms};
use super::told_deed::{self, Deed, Source};
use super::{campaign, finders};
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::{Denial, Problem, ProblemCode, Stop};
use crate::networks::network_rules::Rules;
use crate::operation::Tx;
use crate::seats::Seats;
use crate::{networks, text};

/// The longest note.
const NOTE_MAX: usize = 1_000;

/// How an agency told something.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// By which way.
    pub source: Source,
    /// On which day.
    pub on: NaiveDate,
    /// The role of who told it, where that is somebody of the agency we know.
    pub teller: Option<Uuid>,
    /// What to note of it, for the agency's own people; may be empty.
    pub note: String,
    /// Where mail reaches nobody of the agency: a letter will be sent.
    pub letter_understood: bool,
}

/// What a fact says of how it was told: ids and words of ours only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldFact {
    /// The entry in the agency's own rows.
    pub entry: Uuid,
    /// By which way.
    pub source: Source,
    /// Who of the agency told it, where that is somebody we know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teller: Option<Uuid>,
}

/// What is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entered {
    /// A request of so many seats, which became this version; none while it waits for the agency's own approval.
    Pledged { seats: Seats, version: Option<i64> },
    /// The request's end, which became this version; none where no request stood, only one that was entered before.
    Withdrew { version: Option<i64> },
    /// An answer.
    Answered(Answer),
}

/// What is to be entered, before it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A request.
    Request {
        /// Whether it may bind money without another word of the agency.
        binds: bool,
    },
    /// A request's end.
    Withdrawal,
    /// An answer.
    Answer(Answer),
}

impl Wish {
    /// A request in a campaign with these terms. Where requests are binding, or silence is a yes, it may bind money.
    pub fn request_under(terms: &Terms) -> Self {
        let binds = terms.commitment_rule == CommitmentRule::Binding || terms.silence_means == SilenceMeans::Yes;
        Wish::Request { binds }
    }
}

/// Whether a network allows staff to enter this. What binds money asks for more.
pub fn is_allowed(rules: Rules, wish: Wish) -> bool {
    match wish {
        Wish::Request { binds: false } | Wish::Withdrawal | Wish::Answer(Answer::Declined) => rules.told_requests,
        Wish::Request { binds: true } | Wish::Answer(Answer::Confirmed) => rules.told_requests && rules.told_yes,
    }
}

/// Whether the last request, or its end, that staff entered for an agency is a request that may still wait for the agency's
/// own approval, as far as staff may know: it made no version of the agency's request, which was not changed since either.
/// Whether it does wait is the agency's own affair.
pub fn may_wait(last: Option<&told_deed::Model>, changed_at: Option<Instant>, campaign: &campaign::Model) -> bool {
    last.is_some_and(|entry| {
        let since = |at: Option<Instant>| at.is_none_or(|at| at <= entry.entered_at);
        entry.deed == Deed::Pledged && entry.version.is_none() && since(changed_at) && since(campaign.extended_at)
    })
}

/// Whoever saw nothing that may still wait must find nothing; whoever saw an entry must find that one. Gives what they saw.
/// It goes by what staff know, and so tells them nothing else.
pub(crate) async fn refuse_unless_seen(
    tx: &Tx,
    actor: &Actor,
    subject: &AgencyInCampaign,
    shown: Option<Uuid>,
) -> Result<Option<Uuid>, Stop> {
    let last = finders::last_request_told(tx.conn(), actor, subject.campaign.id, subject.agency.id).await?;
    let changed_at = subject.pledge.as_ref().map(|pledge| pledge.changed_at);
    let last = last.filter(|last| may_wait(Some(last), changed_at, &subject.campaign)).map(|last| last.id);
    if last == shown { Ok(shown) } else { Problem::at("version", ProblemCode::StaleVersion).refuse() }
}

/// What it stands against.
#[derive(Clone, Copy, Debug)]
struct Against {
    rules: Rules,
    wish: Wish,
    /// Whether the agency may act at all.
    in_good_standing: bool,
    /// Whether mail reaches anybody who looks after its purchases.
    mail_reaches: bool,
    today: NaiveDate,
    /// The day on which the purchase was drafted: nobody could tell anything of it before.
    drafted_on: NaiveDate,
}

/// What is wrong with how something was told.
fn check(told: &Told, against: Against) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !is_allowed(against.rules, against.wish) {
        problems.push(Problem::whole(ProblemCode::ToldNotAllowed));
    }
    if !against.in_good_standing {
        problems.push(Problem::whole(ProblemCode::NotInGoodStanding));
    }
    // A day ahead is somebody's today further east.
    if told.on > against.today.succ_opt().unwrap_or(against.today) {
        problems.push(Problem::at("told.on", ProblemCode::InTheFuture));
    }
    // Neither is the day before: it is somebody's day of the draft further west.
    if told.on < against.drafted_on.pred_opt().unwrap_or(against.drafted_on) {
        problems.push(Problem::at("told.on", ProblemCode::BeforeThePurchase));
    }
    problems.extend(text::optional("told.note", &told.note, NOTE_MAX));
    if !against.mail_reaches && !told.letter_understood {
        problems.push(Problem::at("told.letterUnderstood", ProblemCode::LetterNeeded));
    }
    problems
}

/// How it was told, once nothing is wrong with it.
pub(crate) struct Heard {
    teller: Option<Uuid>,
}

/// Hears how something was told. The inner error is what is wrong with it, to be told together with everything else.
pub(crate) async fn hear(
    tx: &Tx,
    actor: &Actor,
    subject: &AgencyInCampaign,
    told: &Told,
    wish: Wish,
) -> Result<Result<Heard, Vec<Problem>>, Stop> {
    let agency = &subject.agency;
    let teller = match told.teller {
        Some(member) => Some(teller(tx, actor, agency.id, member).await?),
        None => None,
    };
    let against = Against {
        rules: networks::finders::rules(tx.conn(), tx.network()).await?,
        wish,
        in_good_standing: agency.standing.may_act(),
        mail_reaches: networks::finders::mail_reaches(tx.conn(), tx.network(), agency.id).await?,
        today: tx.now().date_naive(),
        drafted_on: subject.campaign.created_at.date_naive(),
    };
    let problems = check(told, against);
    Ok(if problems.is_empty() { Ok(Heard { teller }) } else { Err(problems) })
}

/// The person who holds a role for the agency; a role for another one is not found.
async fn teller(tx: &Tx, actor: &Actor, agency: Uuid, member: Uuid) -> Result<Uuid, Stop> {
    let found = networks::finders::member(tx.conn(), actor, member).await?;
    let found = found.filter(|found| found.membership.agency_id == Some(agency));
    Ok(found.ok_or(Denial::NotFound)?.membership.person_id)
}

/// Both, or everything that is wrong with either.
pub(crate) fn both<T>(done: Result<T, Stop>, heard: Result<Heard, Vec<Problem>>) -> Result<(T, Heard), Stop> {
    match (done, heard) {
        (Ok(done), Ok(heard)) => Ok((done, heard)),
        (Err(Stop::Refused(mut problems)), Err(others)) => {
            problems.extend(others);
            Err(Stop::Refused(problems))
        }
        (Ok(_), Err(problems)) => Err(Stop::Refused(problems)),
        (Err(stop), _) => Err(stop),
    }
}

/// Keeps what was entered in the agency's own rows, and gives what the fact says of it.
pub(crate) async fn keep(
    tx: &Tx,
    actor: &Actor,
    subject: &AgencyInCampaign,
    (told, heard): (&Told, &Heard),
    (entered, now): (Entered, Instant),
) -> Result<ToldFact, Stop> {
    let (deed, version, seats, answer) = match entered {
        Entered::Pledged { seats, version } => (Deed::Pledged, version, Some(seats), None),
        Entered::Withdrew { version } => (Deed::Withdrew, version, None, None),
        Entered::Answered(answer) => (Deed::Answered, None, None, Some(answer)),
    };
    let row = tx.insert(told_deed::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        campaign_id: Set(subject.campaign.id),
        agency_id: Set(subject.agency.id),
        deed: Set(deed),
        version: Set(version),
        seats: Set(seats),
        answer: Set(answer),
        source: Set(told.source),
        told_on: Set(told.on),
        teller_id: Set(heard.teller),
        note: Set(told.note.trim().to_owned()),
        entered_by: Set(actor.person().unwrap_or_default()),
        entered_at: Set(now),
        disputed_at: Set(None),
        disputed_by: Set(None),
    });
    let row = row.await?;
    Ok(ToldFact { entry: row.id, source: row.source, teller: row.teller_id })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn only_what_binds_money_asks_for_more_than_the_network_gives_from_the_start() {
        let [yes, no] = [Answer::Confirmed, Answer::Declined].map(Wish::Answer);
        let [free, binding] = [false, true].map(|binds| Wish::Request { binds });
        for (told_requests, told_yes, [harmless, binds]) in [
            (true, false, [true, false]),
            (true, true, [true, true]),
            (false, true, [false, false]),
            (false, false, [false, false]),
        ] {
            let rules = Rules { told_requests, told_yes, ..Rules::default() };
            assert_eq!([free, Wish::Withdrawal, no].map(|wish| is_allowed(rules, wish)), [harmless; 3], "{rules:?}");
            assert_eq!([binding, yes].map(|wish| is_allowed(rules, wish)), [binds; 2], "{rules:?}");
        }
        assert_eq!(Rules::default(), Rules { told_requests: true, told_yes: false, own_approval: false });
    }

    #[test]
    fn what_was_entered_may_wait_until_something_came_after_it() {
        let at = |text: &str| -> Instant { text.parse().expect("an instant") };
        let entry = told_deed::Model {
            network_id: Uuid::nil(),
            id: Uuid::from_u128(1),
            campaign_id: Uuid::nil(),
            agency_id: Uuid::nil(),
            deed: Deed::Pledged,
            version: None,
            seats: Some(Seats(3)),
            answer: None,
            source: Source::Phone,
            told_on: day("2026-03-02"),
            teller_id: None,
            note: String::new(),
            entered_by: Uuid::nil(),
            entered_at: at("2026-03-02T15:00:00Z"),
            disputed_at: None,
            disputed_by: None,
        };
        let open = crate::campaigns::examples::open();
        assert!(may_wait(Some(&entry), None, &open));
        assert!(may_wait(Some(&entry), Some(at("2026-03-01T15:00:00Z")), &open), "it was to come in its place");
        assert!(!may_wait(Some(&entry), Some(at("2026-03-03T15:00:00Z")), &open), "the agency asked itself since");
        assert!(!may_wait(Some(&told_deed::Model { version: Some(1), ..entry.clone() }), None, &open));
        assert!(!may_wait(Some(&told_deed::Model { deed: Deed::Withdrew, ..entry.clone() }), None, &open));
        let extended = campaign::Model { extended_at: Some(at("2026-03-09T15:00:00Z")), ..open.clone() };
        assert!(!may_wait(Some(&entry), None, &extended), "it lapsed at the close");
        assert!(!may_wait(None, None, &open));
    }

    #[test]
    fn a_request_may_bind_where_requests_do_or_silence_is_a_yes() {
        for (commitment_rule, silence_means, binds) in [
            (CommitmentRule::Confirmed, SilenceMeans::No, false),
            (CommitmentRule::Confirmed, SilenceMeans::Yes, true),
            (CommitmentRule::Binding, SilenceMeans::No, true),
        ] {
            let terms = Terms { commitment_rule, silence_means, ..crate::campaigns::examples::terms() };
            assert_eq!(Wish::request_under(&terms), Wish::Request { binds });
        }
    }

    #[test]
    fn each_rule_names_its_field() {
        let sound = Told {
            source: Source::Phone,
            on: day("2026-03-02"),
            teller: None,
            note: String::new(),
            letter_understood: false,
        };
        let against = Against {
            rules: Rules::default(),
            wish: Wish::Request { binds: false },
            in_good_standing: true,
            mail_reaches: true,
            today: day("2026-03-02"),
            drafted_on: day("2026-02-20"),
        };
        let none = Rules { told_requests: false, told_yes: false, ..Rules::default() };
        let told = |on: &str, note: &str, letter_understood| Told {
            on: day(on),
            note: note.to_owned(),
            letter_understood,
            ..sound.clone()
        };
        let long = "n".repeat(NOTE_MAX + 1);
        for (told, against, expected) in [
            (sound.clone(), against, vec![]),
            (told("2026-03-03", "On the line.\nTwice.", true), against, vec![]),
            (told("2026-03-04", "", false), against, vec![(Some("told.on"), ProblemCode::InTheFuture)]),
            (told("2026-02-19", "", false), against, vec![]),
            (told("2026-02-18", "", false), against, vec![(Some("told.on"), ProblemCode::BeforeThePurchase)]),
            (told("2026-03-02", &long, false), against, vec![(Some("told.note"), ProblemCode::TooLong)]),
            (told("2026-03-02", "\0", false), against, vec![(Some("told.note"), ProblemCode::ControlCharacter)]),
            (sound.clone(), Against { rules: none, ..against }, vec![(None, ProblemCode::ToldNotAllowed)]),
            (
                sound.clone(),
                Against { wish: Wish::Answer(Answer::Confirmed), ..against },
                vec![(None, ProblemCode::ToldNotAllowed)],
            ),
            (
                sound.clone(),
                Against { mail_reaches: false, ..against },
                vec![(Some("told.letterUnderstood"), ProblemCode::LetterNeeded)],
            ),
            (told("2026-03-02", "", true), Against { mail_reaches: false, ..against }, vec![]),
            (
                sound.clone(),
                Against { in_good_standing: false, ..against },
                vec![(None, ProblemCode::NotInGoodStanding)],
            ),
        ] {
            let found: Vec<_> =
                check(&told, against).into_iter().map(|problem| (problem.field, problem.code)).collect();
            let expected: Vec<_> = expected.into_iter().map(|(field, code)| (field.map(str::to_owned), code)).collect();
            assert_eq!(found, expected, "{told:?} {against:?}");
        }
    }
}
