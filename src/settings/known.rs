//! Every setting there is: its name, what it means, and its default.

/// A setting that can be given in the environment or in the settings file.
pub struct Known {
    /// The name in the environment; the settings file uses it in lower-case.
    pub name: &'static str,
    /// One line for `longtable doctor`.
    pub about: &'static str,
    /// What holds when nobody says anything, in the reader's words.
    pub otherwise: &'static str,
    /// How much of the value may be shown.
    pub shown: Shown,
}

/// How much of a setting's value may appear on a screen or in a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All of it.
    Plainly,
    /// An address of a database, without its password.
    WithoutPassword,
    /// Only that it is set.
    Never,
}

impl Known {
    /// The name as the settings file spells it.
    #[must_use]
    pub fn in_file(&self) -> String {
        self.name.to_ascii_lowercase()
    }
}

const fn plain(name: &'static str, otherwise: &'static str, about: &'static str) -> Known {
    Known { name, about, otherwise, shown: Shown::Plainly }
}

/// Where the optional settings file is; the one name that makes no sense inside it.
pub const CONFIG: &str = "LONGTABLE_CONFIG";

/// The settings, in the order in which `doctor` prints them.
pub const KNOWN: &[Known] = &[
    plain("LONGTABLE_DATA", "longtable-data", "the folder for everything this server keeps"),
    Known {
        name: "DATABASE_URL",
        about: "the database; PostgreSQL, or a file for SQLite",
        otherwise: "a SQLite file in the data folder",
        shown: Shown::WithoutPassword,
    },
    Known {
        name: "DATABASE_OWNER_URL",
        about: "the same PostgreSQL database as the role that may change tables",
        otherwise: "DATABASE_URL",
        shown: Shown::WithoutPassword,
    },
    Known {
        name: "DATABASE_DISPATCHER_URL",
        about: "the same PostgreSQL database as the role that sees where work waits across networks; required with PostgreSQL",
        otherwise: "none: SQLite has no roles",
        shown: Shown::WithoutPassword,
    },
    plain(
        "LONGTABLE_DATABASE_CONNECTIONS",
        "8; with SQLite two per processor, 4 to 8",
        "how many connections to the database at most",
    ),
    plain("LONGTABLE_LISTEN", "127.0.0.1:8080", "the address and port to listen on"),
    plain(
        "LONGTABLE_BASE_URL",
        "http:// and the listening address",
        "how readers reach this server; passkeys are made for its host name",
    ),
    plain(
        "LONGTABLE_PROXIES",
        "none",
        "reverse proxies of ours, which say who the reader is: addresses and ranges, or private for those of private networks",
    ),
    Known {
        name: "LONGTABLE_SECRET",
        about: "64 hexadecimal digits that sign forms and sign-in links; the same on every server",
        otherwise: "made once and kept in the data folder",
        shown: Shown::Never,
    },
    plain(
        "LONGTABLE_OPERATORS",
        "nobody",
        "mail addresses, with commas between them, of those who may make networks over the API once they are signed in",
    ),
    plain(
        "LONGTABLE_TRUSTED_PROVIDERS",
        "none: everybody confirms by mail the first time",
        "issuers of sign-in providers and the domain of mail addresses for which the word of each is enough, such as \
         https://login.example.org example.org, with commas between the pairs",
    ),
    plain(
        "LONGTABLE_PRIVATE_PROVIDERS",
        "false",
        "whether sign-in providers may stand at addresses of private networks and be spoken to without https",
    ),
    plain("LONGTABLE_THREADS", "one per processor, at most 8", "how many threads answer requests"),
    plain("LONGTABLE_SMTP_HOST", "none: mails become files in the data folder", "the mail server"),
    plain("LONGTABLE_SMTP_PORT", "587, 465 with tls, 25 with none", "the mail server's port"),
    plain("LONGTABLE_SMTP_TLS", "starttls", "how mail is encrypted on its way: starttls, tls or none"),
    plain("LONGTABLE_SMTP_USER", "nobody", "the name to sign in with at the mail server"),
    Known {
        name: "LONGTABLE_SMTP_PASSWORD",
        about: "the password that goes with it",
        otherwise: "none",
        shown: Shown::Never,
    },
    plain("LONGTABLE_MAIL_FROM", "longtable@ and the server's name", "the sender of every mail"),
    plain(
        "LONGTABLE_MAIL_LEASE_SECS",
        "900",
        "seconds one worker holds a mail; after a crash another one waits for them, and a mail server that takes longer \
         than four fifths of them to accept a mail gets it again",
    ),
    plain("LONGTABLE_INTROSPECTION", "true", "whether the API describes itself to programs"),
    plain("LONGTABLE_SUGGESTIONS", "true", "whether the API suggests names when one is misspelt"),
    plain(
        "LONGTABLE_KEEP_DAYS_MAX",
        "1825",
        "how many days at most a network may keep notices, what became of mails, and who was invited in vain; 30 to 1825",
    ),
    plain("LONGTABLE_HOSTING_PLACE", "not said", "where this server stands, for the privacy page"),
    plain("LONGTABLE_OPERATOR", "not said", "who runs this server and how they are reached, for the privacy page"),
    plain("LONGTABLE_LOG", "info", "what is logged, such as info or info,domain=debug"),
    plain("LONGTABLE_LOG_FORMAT", "text", "how it is logged: text or json"),
];

/// Finds a setting by the name the environment uses.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.name == name)
}

/// Finds a setting by the name the settings file uses.
#[must_use]
pub fn by_file_name(name: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.in_file() == name)
}

/// The known name that looks most like a misspelt one, if any is close.
#[must_use]
pub fn closest(name: &str) -> Option<&'static str> {
    let wanted = name.to_ascii_uppercase();
    KNOWN
        .iter()
        .map(|known| known.name)
        .chain([CONFIG])
        .map(|known| (steps_between(known, &wanted), known))
        .min()
        .filter(|(steps, _)| *steps <= 3)
        .map(|(_, known)| known)
}

/// How many letters must be put in, taken out or exchanged to get from one name to the other.
fn steps_between(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let exchanged = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = std::cmp::min(exchanged, std::cmp::min(row[j], diagonal) + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_finds_its_neighbour() {
        assert_eq!(closest("LONGTABLE_LISTN"), Some("LONGTABLE_LISTEN"));
        assert_eq!(closest("longtable_smtp_hots"), Some("LONGTABLE_SMTP_HOST"));
        assert_eq!(closest("LONGTABLE_COFFEE_MACHINE"), None);
    }

    #[test]
    fn every_name_is_listed_once() {
        let mut names: Vec<_> = KNOWN.iter().map(|known| known.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), KNOWN.len());
    }
}
