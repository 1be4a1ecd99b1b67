//! What every template speaks through: words, money, numbers and times for one reader.

use askama::filters::Safe;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use cynic::Operation;
use serde::Serialize;
use words::{Arg, Language, label, money, number, say, time};

use crate::assets;
use crate::forms::{self, Form};
use crate::layout::{Door, Shell, ShellPerson};
use crate::types::{self, Labelled, Named, Standing};
use crate::visit::Visit;

mod shown;

pub use shown::{Day, Instant, Said, Whole};

/// One page for one reader: its language, zone and surroundings. Templates call it `p`.
pub struct Page {
    visit: Visit,
    language: Language,
    zone: Tz,
    door: Door,
    shell: Option<Shell>,
    live: Option<Live>,
    /// Where the page is found, when it answers a form that was sent elsewhere.
    path: Option<String>,
}

/// How a page hears that it has changed.
struct Live {
    source: String,
    /// What the subscription's first word says while nothing has changed. Once its own first word, such as a phase, is
    /// another, the page is made for something else: its forms no longer fit.
    state: String,
}

/// What was just done, as the page after it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// The sentence.
    pub text: String,
    /// Where to go on from here, if anywhere: an address and its name.
    pub onward: Option<(String, String)>,
}

impl Page {
    /// A page for somebody we do not know: no network around it, times in UTC or the demo's zone.
    pub(crate) fn bare(visit: &Visit) -> Page {
        let zone = visit.site().demo.as_ref().map_or(Tz::UTC, |demo| demo.zone);
        Page {
            language: visit.language(),
            visit: visit.clone(),
            zone,
            door: Door::None,
            shell: None,
            live: None,
            path: None,
        }
    }

    /// The page in the language and zone of whoever is signed in, where nothing else is known of them.
    pub(crate) fn read_by(mut self, person: Option<&ShellPerson>) -> Page {
        if let Some(person) = person {
            self.language = person.language.into();
            self.zone = time::zone(&person.zone).unwrap_or(self.zone);
        }
        self
    }

    /// The same with times in a zone, where nothing is known of whoever reads.
    pub(crate) fn in_zone(mut self, zone: &str) -> Page {
        self.zone = time::zone(zone).unwrap_or(self.zone);
        self
    }

    /// The same in a language that is not the browser's.
    pub(crate) fn bare_in(visit: &Visit, language: Language) -> Page {
        Page { language, ..Page::bare(visit) }
    }

    pub(crate) fn inside(visit: &Visit, door: Door, shell: Shell) -> Page {
        Page {
            language: shell.language,
            zone: shell.zone,
            visit: visit.clone(),
            door,
            shell: Some(shell),
            live: None,
            path: None,
        }
    }

    /// The voice of a letter that lies on this page: in the language of whoever gets it, with times in this zone.
    pub(crate) fn letter(&self, language: Language, zone: Tz) -> Page {
        Page { language, zone, visit: self.visit.clone(), door: self.door, shell: None, live: None, path: None }
    }

    /// The page as it is found at this path: a form of it that was refused is answered elsewhere, where nobody can look.
    pub fn found_at(mut self, path: String) -> Page {
        self.path = Some(path);
        self
    }

    /// Has the page's `data-live` sections refreshed whenever this subscription speaks. `state` is what it
    /// says while nothing has changed; once that begins with another word, the reader is told to load the page again.
    ///
    /// Without scripts nothing happens, and reloading shows the same.
    pub fn live<Q, V: Serialize>(mut self, subscription: &Operation<Q, V>, state: &str) -> Page {
        let variables = serde_json::to_string(&subscription.variables).unwrap_or_default();
        let (query, variables) = (forms::encode(&subscription.query), forms::encode(&variables));
        let source = self.to(format!("graphql?query={query}&variables={variables}"));
        self.live = Some(Live { source, state: state.to_owned() });
        self
    }

    /// Where the page hears that it has changed.
    pub fn live_source(&self) -> Option<&str> {
        self.live.as_ref().map(|live| live.source.as_str())
    }

    /// What the page is made for.
    pub fn live_state(&self) -> Option<&str> {
        self.live.as_ref().map(|live| live.state.as_str())
    }

    /// The language of this page.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The reader's zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// What stands around the page, when it lies in a network.
    pub fn shell(&self) -> Option<&Shell> {
        self.shell.as_ref()
    }

    /// Whether the page lies behind this door.
    pub fn at_door(&self, door: &str) -> bool {
        self.door.word() == door
    }

    /// A sentence without variables.
    pub fn t(&self, key: impl AsRef<str>) -> String {
        say(self.language, key.as_ref(), &[])
    }

    /// The languages the network around the page offers, the first one first; all of them where there is none around it.
    pub fn offered(&self) -> Vec<Language> {
        let network = self.shell.as_ref().and_then(|shell| shell.network.as_ref());
        let offered = network.map(|network| network.languages.iter().map(|language| (*language).into()).collect());
        offered.unwrap_or_else(|| Language::all().into())
    }

    /// The same with their names, each in its own language, for a choice.
    pub fn language_choices(&self) -> Vec<(&'static str, String)> {
        let choice = |language: Language| {
            let language = types::Language::from(language);
            (language.code(), label(language.into(), types::Language::KIND, language.code()))
        };
        self.offered().into_iter().map(choice).collect()
    }

    /// Whether the network offers the language of this code.
    pub fn offers(&self, code: &str) -> bool {
        self.offered().iter().any(|language| language.code() == code)
    }

    /// Whether what is written here is read in more than one language.
    pub fn is_in_both(&self) -> bool {
        self.offers("en") && self.offers("fr")
    }

    /// Whether a form asks for a text in the language of this code: where the network offers it, and where something stands
    /// there already or is wrong with it.
    pub fn asks(&self, code: &str, form: &Form, name: impl AsRef<str>) -> bool {
        let name = name.as_ref();
        self.offers(code) || !form.value(name).trim().is_empty() || form.is_wrong(name)
    }

    /// Yes or no.
    pub fn yes_no(&self, yes: bool) -> String {
        self.t(if yes { "label-yes-no-true" } else { "label-yes-no-false" })
    }

    /// A sentence with one variable.
    pub fn t1(&self, key: impl AsRef<str>, name: &str, value: impl Said) -> String {
        say(self.language, key.as_ref(), &[(name, value.said())])
    }

    /// A sentence with two variables.
    pub fn t2(&self, key: impl AsRef<str>, name1: &str, value1: impl Said, name2: &str, value2: impl Said) -> String {
        say(self.language, key.as_ref(), &[(name1, value1.said()), (name2, value2.said())])
    }

    /// A sentence with three variables.
    #[expect(clippy::too_many_arguments, reason = "templates have no way to write a list of unlike things")]
    pub fn t3(
        &self,
        key: impl AsRef<str>,
        name1: &str,
        value1: impl Said,
        name2: &str,
        value2: impl Said,
        name3: &str,
        value3: impl Said,
    ) -> String {
        let args = [(name1, value1.said()), (name2, value2.said()), (name3, value3.said())];
        say(self.language, key.as_ref(), &args)
    }

    /// A sentence with any variables, for handlers.
    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        say(self.language, key, args)
    }

    /// The name people read for a value of one of the schema's enums.
    pub fn name(&self, value: impl Labelled) -> String {
        let (kind, code) = value.label();
        label(self.language, kind, code)
    }

    /// The values of one of the schema's enums with their names, for a choice.
    pub fn choices<T: Named + Labelled>(&self) -> Vec<(&'static str, String)> {
        T::ALL.iter().map(|value| (value.code(), self.name(value))).collect()
    }

    /// An amount of money: `$1,240.50`, `1 240,50 $`.
    pub fn money(&self, minor: impl Whole, currency: impl AsRef<str>) -> String {
        money::show(self.language, minor.whole(), currency.as_ref())
    }

    /// An amount of money without cents where there are none, for headlines: `$78`.
    pub fn money_brief(&self, minor: impl Whole, currency: impl AsRef<str>) -> String {
        money::brief(self.language, minor.whole(), currency.as_ref())
    }

    /// An amount of money as it goes back into an input.
    pub fn money_input(&self, minor: impl Whole) -> String {
        money::input_value(self.language, minor.whole())
    }

    /// A whole number, grouped as the language groups digits.
    pub fn number(&self, number: impl Whole) -> String {
        number::show(self.language, number.whole())
    }

    /// An instant in the reader's zone, with the zone's name.
    pub fn at(&self, at: impl Instant) -> String {
        time::show_instant(self.language, at.instant(), self.zone)
    }

    /// An instant in short, in the reader's zone.
    pub fn short(&self, at: impl Instant) -> String {
        time::show_short(self.language, at.instant(), self.zone)
    }

    /// The day of an instant in short, in the reader's zone.
    pub fn short_day(&self, at: impl Instant) -> String {
        time::show_short_day(self.language, time::in_zone(at.instant(), self.zone).date_naive())
    }

    /// An instant people agreed on in a zone, and the reader's own time where it differs.
    pub fn at_both(&self, at: impl Instant, agreed_zone: impl AsRef<str>) -> String {
        let agreed = time::zone(agreed_zone.as_ref()).unwrap_or(self.zone);
        time::both_zones(self.language, at.instant(), agreed, self.zone)
    }

    /// How long it still is, or how long ago it was: "in 3 days".
    pub fn from_now(&self, at: impl Instant) -> String {
        time::until(self.language, self.now(), at.instant(), self.zone)
    }

    /// A day.
    pub fn day(&self, day: impl Day) -> String {
        time::show_day(self.language, day.day())
    }

    /// An instant for the `datetime` attribute.
    pub fn stamp(&self, at: impl Instant) -> String {
        at.instant().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The time of this page.
    pub fn now(&self) -> DateTime<Utc> {
        self.visit.site().now()
    }

    /// A path inside this page's network: `p.to("campaigns")`.
    pub fn to(&self, rest: impl AsRef<str>) -> String {
        self.visit.to(rest.as_ref())
    }

    /// That nobody may act for the reader's agency, since when and why, and where its page is.
    pub fn at_rest(&self) -> Option<(String, String)> {
        let rest = self.shell.as_ref().filter(|shell| shell.network.is_some())?.at_rest.as_ref()?;
        let word = if rest.standing == Standing::Pending { "pending" } else { "suspended" };
        let (agency, since) = (&rest.agency.name, self.short_day(rest.since));
        let said = self.t2(format!("pages-shell-rest-{word}"), "agency", agency, "since", since);
        let why = if rest.reason.is_empty() {
            String::new()
        } else {
            self.t1("pages-shell-rest-why", "reason", &rest.reason)
        };
        Some((format!("{said} {why}").trim_end().to_owned(), self.to(format!("agencies/{}", rest.agency.id.inner()))))
    }

    /// Who makes and changes the requests of the reader's agency, or that nobody may for now.
    pub fn who_requests(&self) -> String {
        match self.shell.as_ref().and_then(|shell| shell.at_rest.as_ref()) {
            Some(rest) if rest.standing == Standing::Pending => self.t("pages-campaign-mine-pending"),
            Some(_) => self.t("pages-campaign-mine-suspended"),
            None => self.t("pages-campaign-mine-who"),
        }
    }

    /// Whether the page stands in a network of the reader's.
    pub fn in_network(&self) -> bool {
        self.shell.as_ref().is_some_and(|shell| shell.network.is_some())
    }

    /// A page outside the networks from which the reader comes back to this one.
    pub fn outside(&self, path: &str) -> String {
        if self.in_network() { self.visit.outside(path) } else { path.to_owned() }
    }

    /// Where whoever came by a network's own provider signs in by mail, to go on at `next`.
    pub fn by_mail(&self, next: impl AsRef<str>) -> String {
        format!("/sign-in?next={}", forms::encode(next.as_ref()))
    }

    /// The address of a list on such a page, ending in `?` or `&`.
    pub fn outside_list(&self, path: &str) -> String {
        format!("{}{}", self.outside(path), if self.in_network() { '&' } else { '?' })
    }

    /// Where the reader finds what becomes of their data: in this network, or on this server.
    pub fn privacy(&self) -> String {
        if self.in_network() { self.to("privacy") } else { "/privacy".to_owned() }
    }

    /// Where this page is found, with its parameters.
    pub fn path(&self) -> &str {
        self.path.as_deref().unwrap_or(self.visit.path())
    }

    /// The address of a file of ours.
    pub fn asset(&self, name: &str) -> String {
        assets::path(name)
    }

    /// The hidden fields every form of ours begins with; never escaped.
    pub fn hidden(&self) -> Safe<String> {
        Safe(forms::hidden(&self.visit, self.language))
    }

    /// What was just done, if that was not told yet.
    pub fn done(&self) -> Option<Done> {
        let (told, name) = self.visit.take_done().map(|told| told.split_once('.').unwrap_or((told, "")))?;
        let name = forms::decode(format!("name={name}").as_bytes()).unwrap_or_default();
        let mut told = told.split('_');
        let word = told.next()?;
        let plain = word.len() <= 40 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let key = format!("pages-done-{word}");
        if !plain || !words::has(self.language, &key) {
            return None;
        }
        // A cookie is the browser's to change: what it does not say is none.
        let mut count = || told.next().and_then(|count| count.parse::<u32>().ok()).unwrap_or(0);
        let (first, second, third) = (count(), count(), count());
        let numbers = [("first", first.said()), ("second", second.said()), ("third", third.said())];
        let name = [("name", name.text("name").said())];
        let text = self.say(&key, &[numbers.as_slice(), &name].concat());
        let onward = match word {
            "agencies-imported" if third > 0 => Some((self.to("invitations"), self.t("pages-import-invitations"))),
            "tool-added" => Some(("#record".to_owned(), self.t("pages-tools-record"))),
            _ => None,
        };
        Some(Done { text, onward })
    }

    /// Whether the page shows a form again that could not be accepted.
    pub fn is_refused(&self) -> bool {
        self.visit.is_refused()
    }

    /// Whether this is a demo.
    pub fn is_demo(&self) -> bool {
        self.visit.site().demo.is_some()
    }

    /// The language to switch to, by its code.
    pub fn other_language(&self) -> Language {
        self.language.other()
    }
}
