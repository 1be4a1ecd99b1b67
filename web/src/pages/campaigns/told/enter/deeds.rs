//! The deeds behind the form: a request, its end, a yes or a no.

use chrono::NaiveDate;
use cynic::MutationBuilder;
use words::say;

use crate::forms::{self, Posted, Problems};
use crate::pages::campaigns::pledge::form::{self as lines, PledgeLineInput};
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Answer, Named, Problem, ToldBy};
use crate::visit::Visit;

#[derive(cynic::InputObject, Clone)]
struct ToldInput {
    source: ToldBy,
    on: NaiveDate,
    member_id: Option<cynic::Id>,
    note: String,
    letter_understood: bool,
}

#[derive(cynic::InputObject)]
struct PledgeAsToldInput {
    campaign_id: cynic::Id,
    agency_id: cynic::Id,
    version: Option<i32>,
    told_deed_id: Option<cynic::Id>,
    lines: Vec<PledgeLineInput>,
    more_than_staff_understood: bool,
    told: ToldInput,
    request_key: String,
}

#[derive(cynic::QueryVariables)]
struct Pledging {
    input: PledgeAsToldInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Pledging")]
struct PledgeAsTold {
    #[arguments(input: $input)]
    pledge_as_told: Option<Pledged>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PledgeAsToldPayload")]
struct Pledged {
    told_deed: Option<Entry>,
    problems: Vec<Problem>,
}

#[derive(cynic::InputObject)]
struct WithdrawAsToldInput {
    campaign_id: cynic::Id,
    agency_id: cynic::Id,
    version: Option<i32>,
    told_deed_id: Option<cynic::Id>,
    told: ToldInput,
    request_key: String,
}

#[derive(cynic::QueryVariables)]
struct Withdrawing {
    input: WithdrawAsToldInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Withdrawing")]
struct WithdrawAsTold {
    #[arguments(input: $input)]
    withdraw_as_told: Option<Withdrawn>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "WithdrawAsToldPayload")]
struct Withdrawn {
    told_deed: Option<Entry>,
    problems: Vec<Problem>,
}

#[derive(cynic::InputObject)]
struct AnswerAsToldInput {
    campaign_id: cynic::Id,
    agency_id: cynic::Id,
    answer: Answer,
    answer_shown: Option<Answer>,
    told: ToldInput,
    request_key: String,
}

#[derive(cynic::QueryVariables)]
struct Answering {
    input: AnswerAsToldInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Answering")]
struct AnswerAsTold {
    #[arguments(input: $input)]
    answer_as_told: Option<Answered>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AnswerAsToldPayload")]
struct Answered {
    told_deed: Option<Entry>,
    problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ToldDeed")]
struct Entry {
    id: cynic::Id,
}

/// What became of the form.
#[derive(Default)]
pub(super) struct Done {
    pub(super) entered: Option<cynic::Id>,
    /// What the boxes to tick ask about, once the lines could be read.
    pub(super) asked: Option<(String, String)>,
}

/// Enters what the form says; what is in its way is added to `problems`.
pub(super) async fn enter(
    visit: &Visit,
    (campaign, agency): (&str, &str),
    posted: &Posted,
    problems: &mut Problems,
) -> Result<Done, PageProblem> {
    let deed = posted.text("deed");
    let told = told(visit, posted, problems);
    let (campaign_id, agency_id) = (cynic::Id::new(campaign), cynic::Id::new(agency));
    let version: Option<i32> = posted.text("version").parse().ok();
    let told_deed_id = Some(posted.text("toldDeedId")).filter(|id| !id.is_empty()).map(cynic::Id::new);
    let request_key = posted.request_key();
    let mut done = Done::default();
    if deed.is_empty() {
        problems.add("deed", say(visit.language(), "pages-told-deed-missing", &[]));
        return Ok(done);
    }
    let (entry, mut found) = match (deed, told) {
        ("request", told) => {
            let typed = lines::read(visit.language(), posted, problems);
            done.asked = lines::asked(&typed.lines);
            let Some(told) = told.filter(|_| problems.is_empty()) else {
                // Nothing is asked of the API: what it would say of the rest is told with what cannot be read.
                lines::check(visit.language(), posted, &typed, problems);
                if forms::day(posted.text("on")).is_some_and(|on| is_ahead(visit, on)) {
                    problems.add("on", say(visit.language(), "problem-in-the-future", &[]));
                }
                return Ok(done);
            };
            let (lines, more_than_staff_understood) = (typed.lines, typed.more_than_staff_understood);
            let input = PledgeAsToldInput {
                campaign_id,
                agency_id,
                version,
                told_deed_id,
                lines,
                more_than_staff_understood,
                told,
                request_key,
            };
            let done = visit.run(PledgeAsTold::build(Pledging { input })).await?.pledge_as_told;
            done.map_or((None, Vec::new()), |done| (done.told_deed, done.problems))
        }
        ("withdraw", Some(told)) => {
            let input = WithdrawAsToldInput { campaign_id, agency_id, version, told_deed_id, told, request_key };
            let done = visit.run(WithdrawAsTold::build(Withdrawing { input })).await?.withdraw_as_told;
            done.map_or((None, Vec::new()), |done| (done.told_deed, done.problems))
        }
        ("yes" | "no", Some(told)) => {
            let answer = if deed == "yes" { Answer::Confirmed } else { Answer::Declined };
            let answer_shown = Answer::from_code(posted.text("answerShown"));
            let input = AnswerAsToldInput { campaign_id, agency_id, answer, answer_shown, told, request_key };
            let done = visit.run(AnswerAsTold::build(Answering { input })).await?.answer_as_told;
            done.map_or((None, Vec::new()), |done| (done.told_deed, done.problems))
        }
        ("withdraw" | "yes" | "no", None) => return Ok(done),
        _ => return Err(visit.missing()),
    };
    for problem in &mut found {
        if let Some(field) = &mut problem.field {
            *field = field.strip_prefix("told.").map_or(field.clone(), str::to_owned);
        }
    }
    let mut theirs = Problems::of(found);
    lines::rename(&mut theirs, posted.fields());
    *problems = theirs;
    done.entered = entry.map(|entry| entry.id);
    Ok(done)
}

/// Whether a day has not come yet: tomorrow is somebody's today further east.
fn is_ahead(visit: &Visit, day: NaiveDate) -> bool {
    let today = visit.site().now().date_naive();
    day > today.succ_opt().unwrap_or(today)
}

/// Reads how it was told.
fn told(visit: &Visit, posted: &Posted, problems: &mut Problems) -> Option<ToldInput> {
    let source = ToldBy::from_code(posted.text("source"));
    if source.is_none() {
        problems.add("source", say(visit.language(), "pages-told-source-missing", &[]));
    }
    let on = forms::day(posted.text("on"));
    if on.is_none() {
        problems.add("on", say(visit.language(), "pages-told-day-missing", &[]));
    }
    let teller = Some(posted.text("memberId")).filter(|id| !id.is_empty());
    if teller.is_none() {
        problems.add("memberId", say(visit.language(), "pages-told-teller-missing", &[]));
    }
    Some(ToldInput {
        source: source?,
        on: on?,
        member_id: Some(teller?).filter(|id| *id != super::NOT_LISTED).map(cynic::Id::new),
        note: posted.text("note").to_owned(),
        letter_understood: posted.has("letterUnderstood"),
    })
}

#[cfg(test)]
pub(super) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let told = || ToldInput {
        source: ToldBy::Phone,
        on: NaiveDate::default(),
        member_id: None,
        note: String::new(),
        letter_understood: false,
    };
    let pledged = PledgeAsToldInput {
        campaign_id: id(),
        agency_id: id(),
        version: None,
        told_deed_id: None,
        lines: Vec::new(),
        more_than_staff_understood: false,
        told: told(),
        request_key: String::new(),
    };
    let withdrawn = WithdrawAsToldInput {
        campaign_id: id(),
        agency_id: id(),
        version: None,
        told_deed_id: None,
        told: told(),
        request_key: String::new(),
    };
    let answered = AnswerAsToldInput {
        campaign_id: id(),
        agency_id: id(),
        answer: Answer::Confirmed,
        answer_shown: None,
        told: told(),
        request_key: String::new(),
    };
    vec![
        ("campaigns/told/enter: request", PledgeAsTold::build(Pledging { input: pledged }).query),
        ("campaigns/told/enter: withdraw", WithdrawAsTold::build(Withdrawing { input: withdrawn }).query),
        ("campaigns/told/enter: answer", AnswerAsTold::build(Answering { input: answered }).query),
    ]
}
