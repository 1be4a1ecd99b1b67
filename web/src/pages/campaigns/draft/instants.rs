//! Dates and times as the form of a draft holds them: typed in a zone, asked about on the night the clocks change.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use words::{Language, say, time};

use crate::forms::{Fields, Problems};
use crate::types::{CommitmentRule, IfNothingClears, Named};

/// Working days for boards to answer in: they meet monthly.
const WORKING_DAYS_TO_ANSWER: u32 = 20;

/// The choice between two instants of one local time.
pub(super) struct Choice {
    pub(super) options: Vec<(String, String)>,
}

/// The name of the field that chooses between the two.
pub(super) fn which(name: &str) -> String {
    format!("{name}.which")
}

/// The zone a form names.
pub(super) fn zone(fields: &Fields) -> Option<Tz> {
    time::zone(fields.text("zone"))
}

/// Reads an instant that must be there.
pub(super) fn read(reader: Language, fields: &Fields, name: &str, problems: &mut Problems) -> Option<DateTime<Utc>> {
    if fields.text(name).is_empty() {
        problems.add(name, say(reader, "pages-draft-instant-missing", &[]));
        return None;
    }
    read_if_any(reader, fields, name, problems)
}

/// Reads an instant that may be left out.
pub(super) fn read_if_any(
    reader: Language,
    fields: &Fields,
    name: &str,
    problems: &mut Problems,
) -> Option<DateTime<Utc>> {
    let text = fields.text(name);
    // A zone we do not know is the zone's problem, told once there.
    let zone = zone(fields)?;
    if text.is_empty() {
        return None;
    }
    let Some(local) = time::parse_input(text) else {
        problems.add(name, say(reader, "pages-draft-instant-unclear", &[("text", text.into())]));
        return None;
    };
    match time::parse_local(zone, local, chosen(fields, name)) {
        Ok(at) => Some(at),
        Err(problem) => {
            problems.add(name, problem.say(reader, zone));
            None
        }
    }
}

/// The question to ask about a local time that is not one instant; it stays once it was asked.
pub(super) fn choice(reader: Language, fields: &Fields, name: &str) -> Option<Choice> {
    let zone = zone(fields)?;
    let local = time::parse_input(fields.text(name))?;
    let problem = time::parse_local(zone, local, None).err()?;
    let options = ["earlier", "later"].into_iter().zip(problem.choices());
    Some(Choice { options: options.map(|(word, at)| (word.to_owned(), time::show_clock(reader, at, zone))).collect() })
}

fn chosen(fields: &Fields, name: &str) -> Option<time::Which> {
    match fields.text(&which(name)) {
        "earlier" => Some(time::Which::Earlier),
        "later" => Some(time::Which::Later),
        _ => None,
    }
}

/// Whether the rules that a form chooses look at this instant.
pub(super) fn is_used(fields: &Fields, name: &str) -> bool {
    match name {
        "confirmBy" => fields.text("commitmentRule") == CommitmentRule::Confirmed.code(),
        "extendedClosesAt" => fields.text("ifNothingClears") == IfNothingClears::ExtendOnce.code(),
        _ => true,
    }
}

/// The day to answer by when none is typed: 20 working days after the last closing time, at the same hour.
pub(super) fn answer_by(fields: &Fields) -> Option<String> {
    if !is_used(fields, "confirmBy") || !fields.text("confirmBy").is_empty() {
        return None;
    }
    let extends = is_used(fields, "extendedClosesAt");
    let closes = time::parse_input(fields.text("pledgingClosesAt"))?;
    let last = Some(fields.text("extendedClosesAt"))
        .filter(|_| extends)
        .and_then(time::parse_input)
        .map_or(closes, |extended| extended.max(closes));
    let day = time::add_working_days(last.date(), WORKING_DAYS_TO_ANSWER);
    Some(day.and_time(last.time()).format("%Y-%m-%dT%H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().copied().collect()
    }

    #[test]
    fn an_hour_that_comes_twice_is_asked_about_and_then_known() {
        let twice = [("zone", "America/Toronto"), ("at", "2027-11-07T01:30")];
        let mut problems = Problems::default();
        assert_eq!(read(Language::En, &form(&twice), "at", &mut problems), None);
        assert!(!problems.is_empty());
        let choice = choice(Language::En, &form(&twice), "at").unwrap();
        assert_eq!(choice.options.iter().map(|(value, _)| value.as_str()).collect::<Vec<_>>(), ["earlier", "later"]);
        let mut problems = Problems::default();
        let later: Vec<_> = twice.into_iter().chain([("at.which", "later")]).collect();
        let at = read(Language::En, &form(&later), "at", &mut problems);
        assert_eq!(at, "2027-11-07T06:30:00Z".parse().ok());
        assert!(problems.is_empty());
    }

    #[test]
    fn an_ordinary_hour_is_not_asked_about() {
        let plain = form(&[("zone", "America/Regina"), ("at", "2027-03-02 15:00")]);
        assert!(choice(Language::En, &plain, "at").is_none());
        assert_eq!(read(Language::En, &plain, "at", &mut Problems::default()), "2027-03-02T21:00:00Z".parse().ok());
        for unclear in ["2 March", "2027-02-30T10:00", "02/03/2027"] {
            let mut problems = Problems::default();
            assert_eq!(
                read(Language::En, &form(&[("zone", "America/Regina"), ("at", unclear)]), "at", &mut problems),
                None
            );
            assert!(!problems.is_empty(), "{unclear}");
        }
    }

    #[test]
    fn agencies_have_twenty_working_days_to_answer() {
        let draft = [
            ("commitmentRule", "CONFIRMED"),
            ("ifNothingClears", "CANCEL"),
            ("pledgingClosesAt", "2027-03-02T12:00"),
            ("extendedClosesAt", "2027-03-16T12:00"),
        ];
        // Good Friday, 26 March 2027, is no working day.
        assert_eq!(answer_by(&form(&draft)).as_deref(), Some("2027-03-31T12:00"));
        let mut extending = draft;
        extending[1].1 = "EXTEND_ONCE";
        assert_eq!(answer_by(&form(&extending)).as_deref(), Some("2027-04-14T12:00"));
        let mut binding = draft;
        binding[0].1 = "BINDING";
        assert_eq!(answer_by(&form(&binding)), None);
    }
}
