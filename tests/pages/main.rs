//! What people do with the pages alone, without scripts: every page, every bad input, every link in a mail.
#![expect(clippy::inconsistent_digit_grouping, reason = "amounts are cents, written as dollars_cents")]

mod agencies;
mod approvals;
mod bad_input;
mod crawl;
mod every_page;
mod headers;
mod mails_lead_home;
mod people;
mod providers;
mod sound;
mod stale_and_replayed;
mod tools;
mod walls;
mod whole_story;
