//! What a page may show: a sentence's variables, numbers, instants and days, whatever type holds them.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use words::Arg;

use crate::types::{Minor, Seats};

/// What a sentence's variable may be.
pub trait Said {
    /// The value as the sentence takes it.
    fn said(&self) -> Arg<'_>;
}

impl<T: Said + ?Sized> Said for &T {
    fn said(&self) -> Arg<'_> {
        (**self).said()
    }
}

impl Said for str {
    fn said(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}

impl Said for String {
    fn said(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}

impl Said for Cow<'_, str> {
    fn said(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}

macro_rules! said_as_numbers {
    ($($number:ty),+) => {$(
        impl Said for $number {
            fn said(&self) -> Arg<'_> {
                Arg::from(*self)
            }
        }
    )+};
}
said_as_numbers!(i64, i32, u32, usize);

impl Said for Seats {
    fn said(&self) -> Arg<'_> {
        Arg::Number(self.0)
    }
}

/// A whole number a page may show.
pub trait Whole {
    /// The number itself.
    fn whole(&self) -> i64;
}

impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

macro_rules! whole {
    ($($number:ty => $get:expr),+ $(,)?) => {$(
        impl Whole for $number {
            fn whole(&self) -> i64 {
                let get: fn(&$number) -> i64 = $get;
                get(self)
            }
        }
    )+};
}
whole! {
    i64 => |n| *n,
    i32 => |n| i64::from(*n),
    u32 => |n| i64::from(*n),
    usize => |n| i64::try_from(*n).unwrap_or(i64::MAX),
    Minor => |n| n.0,
    Seats => |n| n.0,
}

/// An instant a page may show.
pub trait Instant {
    /// The instant itself.
    fn instant(&self) -> DateTime<Utc>;
}

impl<T: Instant + ?Sized> Instant for &T {
    fn instant(&self) -> DateTime<Utc> {
        (**self).instant()
    }
}

impl Instant for DateTime<Utc> {
    fn instant(&self) -> DateTime<Utc> {
        *self
    }
}

/// A day a page may show.
pub trait Day {
    /// The day itself.
    fn day(&self) -> NaiveDate;
}

impl<T: Day + ?Sized> Day for &T {
    fn day(&self) -> NaiveDate {
        (**self).day()
    }
}

impl Day for NaiveDate {
    fn day(&self) -> NaiveDate {
        *self
    }
}
