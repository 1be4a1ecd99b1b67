//! Why a mail did not go out, as far as a log may keep it.

use domain::notifications::Failed;

/// What a log may keep of why a mail did not go out: whether it may later, and the code that a mail server answered with. Its words
/// may name people; they are kept beside the mail, for those who may read them there.
pub(super) fn for_a_log(failed: &Failed) -> (&'static str, Option<&str>) {
    let kind = match failed {
        Failed::Transient(_) => "transient",
        Failed::Permanent(_) => "permanent",
    };
    (kind, reply_code(failed.why()))
}

/// The code of a mail server's answer, where a reason begins with one: by itself, or as we tell what a server answered.
fn reply_code(why: &str) -> Option<&str> {
    let told = ["the mail server: permanent error (", "the mail server: transient error ("];
    let answer = told.iter().find_map(|before| why.strip_prefix(before)).unwrap_or(why);
    let (code, rest) = answer.split_at_checked(3)?;
    let ends = !rest.starts_with(|next: char| next.is_alphanumeric());
    (ends && code.bytes().all(|digit| digit.is_ascii_digit())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_keeps_a_code_and_none_of_the_words() {
        for (why, code) in [
            ("550 nobody is called Noor here", Some("550")),
            ("421", Some("421")),
            ("the mail server: permanent error (550): 5.1.1 nobody is called Noor here", Some("550")),
            ("the mail server: transient error (451): 4.3.0 Noor is away until the 400th", Some("451")),
            ("the mail server 192.0.2.7:587 cannot be reached: connection refused", None),
            ("the mail server: Connection error", None),
            ("5501 Noor", None),
            ("55é Noor", None),
            ("Noor 550", None),
            ("", None),
        ] {
            assert_eq!(for_a_log(&Failed::Permanent(why.to_owned())), ("permanent", code), "{why}");
            assert_eq!(for_a_log(&Failed::Transient(why.to_owned())), ("transient", code), "{why}");
        }
    }
}
