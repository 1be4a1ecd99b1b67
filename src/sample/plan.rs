//! The plan of a sample: who is there, and what happens when. Pure, and the same for the same seed and day.

use super::agencies::{Agency, Parts};
use super::calendar::Calendar;
use super::chance::Chance;
use super::people::{Person, Staffing, people};
use super::roster::{self, PledgePlan};
use super::story::{Campaign, Cast, Story};
use super::tools::{Tool, tools};
use chrono::{DateTime, TimeDelta, Utc};
use words::Language;

/// How many agencies the sample has.
pub const AGENCIES: usize = 120;

/// Everything a loader needs to know.
#[derive(Debug)]
pub struct Plan {
    /// What the story's file tells, terms and words of every purchase included.
    pub story: Story,
    /// The agencies; those of the cast come first.
    pub agencies: Vec<Agency>,
    /// The people; the cast comes first, then the umbrella's staff.
    pub people: Vec<Person>,
    /// The tools.
    pub tools: Vec<Tool>,
    /// What happens, in the order of time; some of it after the day of loading.
    pub steps: Vec<Step>,
    /// Since when the network has been there.
    pub founded_at: DateTime<Utc>,
}

/// Something that happens at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub deed: Deed,
}

/// What happens. Campaigns, people and agencies are named by their place in the plan's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A coordinator records how to leave a campaign's tool.
    RecordExit { campaign: usize },
    /// A coordinator drafts a campaign.
    Draft { campaign: usize, times: Times },
    /// A coordinator opens it.
    Open { campaign: usize },
    /// An agency pledges.
    Pledge { campaign: usize, pledge: PledgePlan },
    /// Somebody asks or answers.
    Comment { campaign: usize, person: usize, text: String },
    /// A coordinator cancels it.
    Cancel { campaign: usize, reason: String },
    /// An agency that may turn out to be in answers.
    Answer { campaign: usize, agency: usize, person: usize, yes: bool },
}

/// The instants of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// When pledging closes.
    pub closes: DateTime<Utc>,
    /// When it closes after an extension.
    pub extended: Option<DateTime<Utc>>,
    /// Until when agencies answer.
    pub confirm_by: Option<DateTime<Utc>>,
}

impl Plan {
    /// Plans the sample of a seed as it looks at an instant.
    #[must_use]
    pub fn sample(seed: u64, base: DateTime<Utc>) -> Self {
        let (story, parts) = (Story::read(), Parts::read());
        let (agencies, people) = everybody(&story, &parts, seed, AGENCIES, Staffing::AsPeopleWould);
        let calendar = calendar(&story, base);
        let mut steps = Vec::new();
        for (index, campaign) in story.campaigns.iter().enumerate() {
            Planner { index, campaign, story: &story, agencies: &agencies, people: &people, calendar, seed }
                .plan(&mut steps);
        }
        steps.sort_by_key(|step| step.at);
        let founded_at = calendar.at(calendar.day(-400), story.hour);
        Self { agencies, people, tools: tools(), steps, founded_at, story }
    }

    /// Where somebody of the cast stands in the list of people.
    #[cfg(test)]
    pub fn cast(&self, key: &str) -> Option<(usize, &Cast)> {
        self.story.cast.iter().enumerate().find(|(_, cast)| cast.key == key)
    }

    /// The campaign the demo is about.
    #[must_use]
    pub fn featured(&self) -> Option<usize> {
        self.story.campaigns.iter().position(|campaign| campaign.featured)
    }
}

/// The agencies and people of a network that begins with the story's cast.
pub(super) fn everybody(
    story: &Story,
    parts: &Parts,
    seed: u64,
    count: usize,
    staffing: Staffing,
) -> (Vec<Agency>, Vec<Person>) {
    let cast: Vec<(&Cast, Agency)> = story
        .cast
        .iter()
        .filter_map(|cast| cast.agency.as_ref().map(|agency| (cast, agency.agency(cast, parts))))
        .collect();
    let taken: Vec<&str> = cast.iter().map(|(_, agency)| agency.name.as_str()).collect();
    let others = parts.agencies(seed, count - cast.len(), &taken);
    let mut everybody = cast_people(story);
    let agencies: Vec<Agency> = cast.iter().map(|(_, agency)| agency.clone()).chain(others).collect();
    // Whoever is of the cast stands in for one of their agency's generated people.
    let mut stands_in: Vec<(usize, domain::access::Role)> =
        everybody.iter().filter_map(|person| person.agency.map(|agency| (agency, person.role))).collect();
    for person in people(parts, seed, &agencies, staffing) {
        let place = person.agency.map(|agency| (agency, person.role));
        match stands_in.iter().position(|taken| Some(*taken) == place) {
            Some(position) => {
                stands_in.swap_remove(position);
            }
            None => everybody.push(person),
        }
    }
    (agencies, everybody)
}

fn cast_people(story: &Story) -> Vec<Person> {
    let mut agencies = 0..;
    let cast = story.cast.iter().map(|cast| Person {
        name: cast.name.clone(),
        email: Some(cast.email.clone()),
        language: cast.language,
        zone: cast.zone.clone(),
        role: cast.role,
        agency: cast.agency.as_ref().and_then(|_| agencies.next()),
    });
    let staff = story.staff.iter().map(|staff| Person {
        name: staff.name.clone(),
        email: Some(staff.email.clone()),
        language: staff.language,
        zone: staff.zone.clone(),
        role: staff.role,
        agency: None,
    });
    cast.chain(staff).collect()
}

fn calendar(story: &Story, base: DateTime<Utc>) -> Calendar {
    let zone = words::time::zone(&story.network.zone).unwrap_or(chrono_tz::Tz::UTC);
    Calendar::new(base, zone)
}

/// Plans one campaign.
struct Planner<'a> {
    index: usize,
    campaign: &'a Campaign,
    story: &'a Story,
    agencies: &'a [Agency],
    people: &'a [Person],
    calendar: Calendar,
    seed: u64,
}

impl Planner<'_> {
    fn plan(&self, steps: &mut Vec<Step>) {
        let times = self.times();
        let opens = self.campaign.days.opens;
        let drafted = self.at(opens.map_or(-2, |day| day - 9));
        let exit = drafted - TimeDelta::hours(2);
        if opens.is_some() {
            steps.push(Step { at: exit, deed: Deed::RecordExit { campaign: self.index } });
        }
        steps.push(Step { at: drafted, deed: Deed::Draft { campaign: self.index, times } });
        let Some(day) = opens else { return };
        let opened = self.at(day);
        steps.push(Step { at: opened, deed: Deed::Open { campaign: self.index } });
        let cancelled = self.campaign.cancelled.as_ref().map(|cancelled| (self.at(cancelled.day), cancelled));
        let until = cancelled.as_ref().map_or(times.closes, |(at, _)| *at);
        let pledges = self.pledges(opened, until, times.closes);
        self.comments(steps);
        if let Some((at, cancelled)) = cancelled {
            let deed = Deed::Cancel { campaign: self.index, reason: cancelled.reason.clone() };
            steps.push(Step { at, deed });
        } else {
            self.answers(&pledges, times, steps);
        }
        steps.extend(
            pledges.into_iter().map(|(at, pledge)| Step { at, deed: Deed::Pledge { campaign: self.index, pledge } }),
        );
    }

    fn times(&self) -> Times {
        let days = &self.campaign.days;
        let (calendar, hour) = (&self.calendar, self.story.hour);
        let last = calendar.working_day(days.closes);
        Times {
            closes: calendar.at(last, hour),
            extended: days.extended.map(|day| calendar.at(calendar.working_day(day), hour)),
            confirm_by: days.answer_in.map(|count| calendar.at(calendar.working_days_after(last, count), hour)),
        }
    }

    fn at(&self, day: i64) -> DateTime<Utc> {
        self.calendar.at(self.calendar.day(day), self.story.hour)
    }

    /// Who pledges what, and when; those with hours left write after the day of loading.
    fn pledges(
        &self,
        opened: DateTime<Utc>,
        until: DateTime<Utc>,
        closes: DateTime<Utc>,
    ) -> Vec<(DateTime<Utc>, PledgePlan)> {
        let mut chance = Chance::new(self.seed, &format!("when {}", self.campaign.key));
        let last = std::cmp::min(until, self.calendar.base()) - TimeDelta::minutes(90);
        roster::pledges(self.seed, self.campaign, self.story, self.agencies, self.people)
            .into_iter()
            .map(|pledge| {
                let drawn = self.office_hours(&mut chance, opened, last);
                let at = match pledge.hours_left {
                    Some(hours) => closes - TimeDelta::hours(hours),
                    None => drawn.unwrap_or(opened + TimeDelta::minutes(30)),
                };
                (at, pledge)
            })
            .collect()
    }

    /// An instant between two at which somebody might be at their desk; none when there is no such instant.
    fn office_hours(&self, chance: &mut Chance, after: DateTime<Utc>, before: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let minutes = (before - after).num_minutes();
        let (day, hour, minute) = (chance.between(0, minutes), chance.between(8, 15), chance.between(0, 59));
        let day = self.calendar.working_day_of(after + TimeDelta::minutes(day));
        let at = self.calendar.at(day, u32::try_from(hour).ok()?) + TimeDelta::minutes(minute);
        (at > after && at < before).then_some(at)
    }

    fn comments(&self, steps: &mut Vec<Step>) {
        let mut chance = Chance::new(self.seed, &format!("comments {}", self.campaign.key));
        for (turn, comment) in self.campaign.comments.iter().enumerate() {
            // Minutes apart, so that an answer of the same day comes after its question.
            let at =
                self.at(comment.day) - TimeDelta::hours(2) + TimeDelta::minutes(20 * i64::try_from(turn).unwrap_or(0));
            let at = std::cmp::min(at, self.calendar.base() - TimeDelta::minutes(30));
            let person = self.author(&mut chance, &comment.who);
            let deed = Deed::Comment { campaign: self.index, person, text: comment.text.clone() };
            steps.push(Step { at, deed });
        }
    }

    fn author(&self, chance: &mut Chance, who: &str) -> usize {
        if let Some(cast) = self.story.cast.iter().position(|cast| cast.key == who) {
            return cast;
        }
        let language = if who == "admin_fr" { Language::Fr } else { Language::En };
        let cast = self.story.cast.len() + self.story.staff.len();
        let admins: Vec<usize> = (cast..self.people.len())
            .filter(|&person| {
                self.people[person].role == domain::access::Role::Admin && self.people[person].language == language
            })
            .collect();
        *chance.pick(&admins)
    }

    /// The answers of those who pledged. What the clock does by itself needs no step.
    fn answers(&self, pledges: &[(DateTime<Utc>, PledgePlan)], times: Times, steps: &mut Vec<Step>) {
        let Some(confirm_by) = times.confirm_by else { return };
        let mut chance = Chance::new(self.seed, &format!("answers {}", self.campaign.key));
        for (_, pledge) in pledges {
            // Most answer early: the earliest of three draws.
            let drawn = (0..3).filter_map(|_| self.office_hours(&mut chance, times.closes, confirm_by)).min();
            let at = drawn.unwrap_or(times.closes + TimeDelta::hours(1));
            if let Some(yes) = self.answer(&mut chance, pledge.agency) {
                let deed = Deed::Answer { campaign: self.index, agency: pledge.agency, person: pledge.person, yes };
                steps.push(Step { at, deed });
            }
        }
    }

    fn answer(&self, chance: &mut Chance, agency: usize) -> Option<bool> {
        let answers = &self.campaign.answers;
        let drawn = chance.below(1000);
        let told = match agency {
            roster::DIRECTOR => answers.director.as_deref(),
            roster::BUYER => answers.buyer.as_deref(),
            _ => None,
        };
        match told {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            Some(_) => None,
            None if drawn < answers.yes => Some(true),
            None => (drawn < answers.yes + answers.no).then_some(false),
        }
    }
}
