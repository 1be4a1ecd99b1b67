//! Problems: what a person can mend, said beside the field, in their language.

use async_graphql::SimpleObject;
use domain::{ProblemArg, ProblemCode};
use words::Arg;

use crate::visit::Visit;

/// Something in a request that its sender can mend. Nothing was changed and nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct Problem {
    /// Which rule was broken, such as `TOO_FEW_SEATS`: for programs.
    code: String,
    /// The input field it stands at, as a path such as `lines.0.seats`; none when it concerns the whole.
    field: Option<String>,
    /// A sentence for people, in the reader's language.
    message: String,
}

/// The problems as this reader reads them.
pub(crate) fn told(visit: &Visit, problems: Vec<domain::Problem>) -> Vec<Problem> {
    problems.into_iter().map(|problem| tell(visit, problem)).collect()
}

fn tell(visit: &Visit, problem: domain::Problem) -> Problem {
    let shown: Vec<(&str, Arg<'_>)> = problem.args.iter().map(|(name, value)| (*name, shown(visit, value))).collect();
    let message = words::say(visit.language, &key(problem.code), &shown);
    Problem { code: problem.code.as_str().to_owned(), field: problem.field, message }
}

/// The Fluent message of a code: `TOO_FEW_SEATS` is `problem-too-few-seats`.
pub(crate) fn key(code: ProblemCode) -> String {
    format!("problem-{}", code.as_str().to_lowercase().replace('_', "-"))
}

fn shown<'a>(visit: &Visit, value: &'a ProblemArg) -> Arg<'a> {
    match value {
        ProblemArg::Text(text) => Arg::from(text),
        ProblemArg::Said(key) => Arg::from(words::say(visit.language, key, &[])),
        ProblemArg::SaidEach(keys) => {
            let said: Vec<String> = keys.iter().map(|key| words::say(visit.language, key, &[])).collect();
            Arg::from(said.join(", "))
        }
        ProblemArg::Number(number) => Arg::from(*number),
        ProblemArg::Money(money, currency) => Arg::from(words::money::show(visit.language, money.minor(), currency)),
        ProblemArg::Instant(at, zone) => {
            let agreed = words::time::zone(zone).unwrap_or(visit.zone);
            Arg::from(words::time::both_zones(visit.language, *at, agreed, visit.zone))
        }
    }
}
