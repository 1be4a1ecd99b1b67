//! What the operator may decide about the API.

/// How the API behaves towards the outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether readers reach us by https: cookies are then `Secure` and named `__Host-…`.
    pub https: bool,
    /// Whether a reverse proxy of ours says where a request comes from (`X-Forwarded-For`).
    pub behind_proxy: bool,
    /// Whether the schema describes itself to programs.
    pub introspection: bool,
    /// Whether a misspelt name is answered with one that exists.
    pub suggestions: bool,
    /// How long a request may take, in seconds, before it is given up.
    pub request_secs_max: u64,
    /// How many subscriptions this process serves at once.
    pub streams_max: usize,
    /// How often one address may ask for or use sign-in links before it has to wait; it then gains one every half minute.
    pub sign_ins_per_address_max: u32,
    /// How many deeds one person may do in a row before they have to wait; they then gain five a second.
    pub deeds_per_person_max: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            https: false,
            behind_proxy: false,
            introspection: true,
            suggestions: true,
            request_secs_max: 15,
            streams_max: 5_000,
            sign_ins_per_address_max: 30,
            deeds_per_person_max: 600,
        }
    }
}
