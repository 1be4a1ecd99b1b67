//! Reads what was set, one value after the other, and says in one sentence each what should have been there.

use super::known;
use super::sheet::{Origin, Sheet, Wrong};

/// Reads one value after the other and remembers everything that was wrong.
pub(super) struct Reader<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) wrong: Vec<Wrong>,
}

impl Reader<'_> {
    pub(super) fn text(&mut self, name: &'static str, otherwise: &str) -> String {
        self.parsed(name, "a text", |text| Some(text.to_owned()).filter(|text| !text.trim().is_empty()))
            .unwrap_or_else(|| otherwise.to_owned())
    }

    pub(super) fn some_text(&mut self, name: &'static str) -> Option<String> {
        self.parsed(name, "a text", |text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
    }

    /// Reads a value, or notes in one sentence what it should have been.
    pub(super) fn parsed<T>(
        &mut self,
        name: &'static str,
        wanted: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let found = self.sheet.get(name)?;
        let parsed = parse(&found.value);
        if parsed.is_none() {
            // A value may hold a password, so only harmless ones are repeated.
            let harmless = known::by_name(name).is_some_and(|known| known.shown == known::Shown::Plainly);
            let said = if harmless { format!(" is \"{}\" but", found.value) } else { String::new() };
            let name = match found.origin {
                Origin::File(_) => name.to_ascii_lowercase(),
                Origin::Environment | Origin::CommandLine => name.to_owned(),
            };
            self.wrong.push(Wrong(format!("{name} ({}){said} must be {wanted}.", found.origin)));
        }
        parsed
    }

    pub(super) fn number<T: TryFrom<u64>>(&mut self, name: &'static str, min: u64, max: u64) -> Option<T> {
        let wanted = format!("a whole number from {min} to {max}");
        self.parsed(name, &wanted, |text| {
            let number = text.parse::<u64>().ok().filter(|number| (min..=max).contains(number))?;
            T::try_from(number).ok()
        })
    }

    pub(super) fn truth(&mut self, name: &'static str, otherwise: bool) -> bool {
        self.one_of(name, &[("true", true), ("false", false)]).unwrap_or(otherwise)
    }

    pub(super) fn one_of<T: Copy>(&mut self, name: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let (last, first) = names.split_last()?;
        let wanted = format!("{} or {last}", first.join(", "));
        self.parsed(name, &wanted, |text| choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice))
    }
}
