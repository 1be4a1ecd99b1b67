//! The scalars of the schema: money, seats, instants and days, each with its bounds.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use domain::clock::whole_micros;
use domain::{Money, Seats};

/// The largest whole number every program that reads JSON reads exactly: 2^53−1.
const WHOLE_MAX: i64 = Money::MAX.0;

/// An amount of money in whole minor units of the currency named beside it, such as cents: a whole JSON number between
/// −(2^53−1) and 2^53−1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minor(pub i64);

/// An amount of money in whole minor units of the currency named beside it, such as cents: a whole JSON number between
/// −(2^53−1) and 2^53−1.
#[Scalar(name = "Minor")]
impl ScalarType for Minor {
    fn parse(value: Value) -> InputValueResult<Self> {
        whole(value).map(Self)
    }

    fn to_value(&self) -> Value {
        Value::from(self.0)
    }
}

impl From<Money> for Minor {
    fn from(money: Money) -> Self {
        Self(money.minor())
    }
}

impl From<Minor> for Money {
    fn from(minor: Minor) -> Self {
        Self(minor.0)
    }
}

/// A number of seats, which people read as licences: a whole JSON number between −(2^53−1) and 2^53−1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatCount(pub i64);

/// A number of seats, which people read as licences: a whole JSON number between −(2^53−1) and 2^53−1.
#[Scalar(name = "Seats")]
impl ScalarType for SeatCount {
    fn parse(value: Value) -> InputValueResult<Self> {
        whole(value).map(Self)
    }

    fn to_value(&self) -> Value {
        Value::from(self.0)
    }
}

impl From<Seats> for SeatCount {
    fn from(seats: Seats) -> Self {
        Self(seats.count())
    }
}

impl From<SeatCount> for Seats {
    fn from(seats: SeatCount) -> Self {
        Self(seats.0)
    }
}

/// An instant as RFC 3339 in UTC, such as `2027-03-02T21:00:00Z`. On input any offset is understood; fractions finer than
/// a microsecond are cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant(pub DateTime<Utc>);

/// An instant as RFC 3339 in UTC, such as `2027-03-02T21:00:00Z`. On input any offset is understood; fractions finer than
/// a microsecond are cut off.
#[Scalar(name = "DateTime")]
impl ScalarType for Instant {
    fn parse(value: Value) -> InputValueResult<Self> {
        let text = text(&value)?;
        let at =
            DateTime::parse_from_rfc3339(&text).map_err(|_| InputValueError::custom("not an instant as RFC 3339"))?;
        let at = at.to_utc();
        if !YEARS.contains(&chrono::Datelike::year(&at)) {
            return Err(InputValueError::custom("years run from 1900 to 9999"));
        }
        Ok(Self(whole_micros(at)))
    }

    fn to_value(&self) -> Value {
        Value::from(self.0.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

/// What both databases can hold and order as text.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

/// A day of the calendar, such as `2027-03-02`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub NaiveDate);

/// A day of the calendar, such as `2027-03-02`.
#[Scalar(name = "Date")]
impl ScalarType for Day {
    fn parse(value: Value) -> InputValueResult<Self> {
        let text = text(&value)?;
        let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d")
            .map_err(|_| InputValueError::custom("not a day like 2027-03-02"))?;
        if !YEARS.contains(&chrono::Datelike::year(&day)) {
            return Err(InputValueError::custom("years run from 1900 to 9999"));
        }
        Ok(Self(day))
    }

    fn to_value(&self) -> Value {
        Value::from(self.0.format("%Y-%m-%d").to_string())
    }
}

/// GraphQL's `Int` has 32 bits; no count we answer with it comes near.
pub(crate) fn int(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
}

fn whole<T: async_graphql::InputType>(value: Value) -> Result<i64, InputValueError<T>> {
    let number = match &value {
        Value::Number(number) => number.as_i64(),
        _ => None,
    };
    match number {
        Some(number) if (-WHOLE_MAX..=WHOLE_MAX).contains(&number) => Ok(number),
        Some(_) => Err(InputValueError::custom("beyond 2^53−1")),
        None => Err(InputValueError::expected_type(value)),
    }
}

fn text<T: async_graphql::InputType>(value: &Value) -> Result<String, InputValueError<T>> {
    match value {
        Value::String(text) => Ok(text.clone()),
        other => Err(InputValueError::expected_type(other.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_that_json_holds_exactly_are_money() {
        let parsed = |json: serde_json::Value| Minor::parse(Value::from_json(json).unwrap()).ok().map(|minor| minor.0);
        assert_eq!(parsed(9_007_199_254_740_991_i64.into()), Some(9_007_199_254_740_991));
        assert_eq!(parsed((-9_007_199_254_740_991_i64).into()), Some(-9_007_199_254_740_991));
        assert_eq!(parsed(9_007_199_254_740_992_i64.into()), None);
        assert_eq!(parsed(1.5.into()), None);
        assert_eq!(parsed("100".into()), None);
    }

    #[test]
    fn instants_are_utc_and_whole_microseconds() {
        let parsed = |text: &str| Instant::parse(Value::from(text)).ok().map(|at| at.to_value());
        assert_eq!(parsed("2027-03-02T15:00:00-06:00"), Some(Value::from("2027-03-02T21:00:00Z")));
        assert_eq!(parsed("2027-03-02T21:00:00.1234567Z"), Some(Value::from("2027-03-02T21:00:00.123456Z")));
        assert_eq!(parsed("2027-03-02"), None);
        assert_eq!(parsed("0001-01-01T00:00:00Z"), None);
    }

    #[test]
    fn days_are_days_of_the_calendar() {
        let parsed = |text: &str| Day::parse(Value::from(text)).ok().map(|day| day.to_value());
        assert_eq!(parsed("2028-02-29"), Some(Value::from("2028-02-29")));
        assert_eq!(parsed("2027-02-29"), None);
        assert_eq!(parsed("2027-03-02T00:00:00Z"), None);
    }
}
