//! Days of the story as instants of the network's own zone.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use words::time::{add_working_days, in_zone, is_rest_day, parse_local};

/// Turns "three days from loading, at eleven" into an instant.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    base: DateTime<Utc>,
    zone: Tz,
}

impl Calendar {
    /// The calendar that counts from `base`, in a zone.
    #[must_use]
    pub fn new(base: DateTime<Utc>, zone: Tz) -> Self {
        Self { base, zone }
    }

    /// The instant the days are counted from.
    #[must_use]
    pub fn base(&self) -> DateTime<Utc> {
        self.base
    }

    /// The day so many days from loading.
    #[must_use]
    pub fn day(&self, offset: i64) -> NaiveDate {
        in_zone(self.base, self.zone).date_naive() + TimeDelta::days(offset)
    }

    /// The next working day from that day on.
    #[must_use]
    pub fn working_day(&self, offset: i64) -> NaiveDate {
        Self::next_working(self.day(offset))
    }

    /// The working day an instant falls on, or the next one.
    #[must_use]
    pub fn working_day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        Self::next_working(in_zone(at, self.zone).date_naive())
    }

    fn next_working(mut day: NaiveDate) -> NaiveDate {
        while is_rest_day(day).is_some() {
            day = day + Days::new(1);
        }
        day
    }

    /// So many working days after a day.
    #[must_use]
    pub fn working_days_after(&self, day: NaiveDate, count: u32) -> NaiveDate {
        add_working_days(day, count)
    }

    /// An hour of a day in the network's zone. An hour the clocks skip becomes the one after.
    #[must_use]
    pub fn at(&self, day: NaiveDate, hour: u32) -> DateTime<Utc> {
        let local = day.and_hms_opt(hour, 0, 0).unwrap_or_default();
        parse_local(self.zone, local, None).unwrap_or_else(|problem| problem.choices()[1])
    }
}
