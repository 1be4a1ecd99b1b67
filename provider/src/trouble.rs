//! What may go wrong between a provider and us.

/// What went wrong, by who can mend it. It carries nothing a provider said: that may be anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The address is none we speak to: not https, or within our own walls.
    NotAllowed,
    /// Nobody answers there.
    Unreachable,
    /// It takes longer than we wait.
    TooSlow,
    /// What it says cannot be understood.
    NotUnderstood,
    /// It says it is somebody else.
    OtherIssuer,
    /// It has no key we could check its word with.
    NoKeys,
    /// It refuses us: our name or secret there is wrong, or the code is used up.
    Refused,
    /// Its word does not hold: signed by somebody else or by nobody, meant for others or for another time.
    NotItsWord,
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let said = match self {
            Trouble::NotAllowed => "the address is not allowed",
            Trouble::Unreachable => "nobody answers",
            Trouble::TooSlow => "it takes too long",
            Trouble::NotUnderstood => "the answer is not understood",
            Trouble::OtherIssuer => "it says it is another issuer",
            Trouble::NoKeys => "it has no key of a kind we check",
            Trouble::Refused => "it refuses us",
            Trouble::NotItsWord => "the token does not hold",
        };
        f.write_str(said)
    }
}

impl std::error::Error for Trouble {}
