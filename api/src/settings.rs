//! What the operator may decide about the API.

/// How the API behaves towards the outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether readers reach us by https: cookies are then `Secure` and named `__Host-…`.
    pub https: bool,
    /// Whether the schema describes itself to programs.
    pub introspection: bool,
    /// Whether a misspelt name is answered with one that exists.
    pub suggestions: bool,
    /// How long a request may take, in seconds, before it is given up.
    pub request_secs_max: u64,
    /// How many streams and sockets this process serves at once.
    pub streams_max: usize,
    /// How many of them may come from one address: a large agency stands behind one.
    pub streams_per_address_max: usize,
    /// How many sockets and subscriptions one person may have open.
    pub streams_per_person_max: usize,
    /// How long a socket may stay silent before it introduces itself, in seconds.
    pub introduction_secs_max: u64,
    /// How often one address may ask for or use sign-in links before it has to wait; it then gains one every half minute.
    pub sign_ins_per_address_max: u32,
    /// How many deeds one person may do in a row before they have to wait; they then gain five a second.
    pub deeds_per_person_max: u32,
    /// How much the documents may weigh that one person, or one address where nobody is signed in, has answered in a row before
    /// they have to wait; they then gain 10,000 a second. Pages are not counted. A document weighs at most 10,000.
    pub cost_per_asker_max: u32,
    /// The most days a network may keep what it keeps for its people.
    pub keep_days_max: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            https: false,
            introspection: true,
            suggestions: true,
            request_secs_max: 15,
            streams_max: 5_000,
            streams_per_address_max: 1_000,
            streams_per_person_max: 100,
            introduction_secs_max: 10,
            sign_ins_per_address_max: 30,
            deeds_per_person_max: 600,
            cost_per_asker_max: 1_000_000,
            keep_days_max: domain::networks::retention::KEEP_DAYS_MAX,
        }
    }
}
