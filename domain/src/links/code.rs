//! The code by which two agencies are linked: short enough to be said by phone, the same whenever it is shown, and kept nowhere.
//!
//! Ten letters and digits are 50 bits. That is enough because a code is good for a week, each person may try a few a second
//! only, and whoever guessed one would see what an agency is called and no more. What stands in the database is a mark of it
//! made with the server's key, so that whoever has the database alone cannot try codes out either.

use uuid::Uuid;

use crate::identity::SigningKey;

/// Digits and capital letters without I, L, O and U: each is told from every other, said or written.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many of them a code has.
const LENGTH: usize = 10;

/// After how many of them a dash is shown.
const GROUP: usize = 5;

/// A code, without its dash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code(String);

impl Code {
    /// The code of a half.
    pub(super) fn of(key: &SigningKey, network: Uuid, half: Uuid) -> Self {
        let bytes = key.derive(&format!("agency link code 1/{network}/{half}"));
        // 256 is a multiple of 32: each letter is as likely as any other.
        Self(bytes.iter().take(LENGTH).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
    }

    /// What somebody typed, if it can be a code: in small or capital letters, with or without dashes and spaces, and with the
    /// letters that look like digits.
    pub(super) fn read(typed: &str) -> Option<Self> {
        let beside = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '.');
        let letters: Option<String> = typed.chars().filter(|letter| !beside(*letter)).map(letter).collect();
        letters.filter(|letters| letters.len() == LENGTH).map(Self)
    }

    /// As it is shown and said.
    pub(super) fn shown(&self) -> String {
        let (first, last) = self.0.split_at(GROUP);
        format!("{first}-{last}")
    }

    /// What the database keeps of it.
    pub(super) fn hash(&self, key: &SigningKey) -> String {
        let mark = key.derive(&format!("agency link code hash 1/{}", self.0));
        mark.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// One of the letters of codes, as somebody may have typed it.
fn letter(typed: char) -> Option<char> {
    let letter = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    LETTERS.iter().map(|byte| char::from(*byte)).find(|one| *one == letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_and_the_same_whenever_it_is_shown() {
        let key = SigningKey::new([7; 32]);
        let [one, again, other] = [3, 3, 4].map(|half| Code::of(&key, Uuid::from_u128(1), Uuid::from_u128(half)));
        assert_eq!((&one, one.hash(&key)), (&again, again.hash(&key)));
        assert!(one != other && one.hash(&key) != other.hash(&key));
        assert_ne!(
            one,
            Code::of(&SigningKey::new([8; 32]), Uuid::from_u128(1), Uuid::from_u128(3)),
            "another server's"
        );
        assert_ne!(one.hash(&key), one.hash(&SigningKey::new([8; 32])));
        let shown = one.shown();
        assert_eq!((shown.len(), shown.find('-')), (LENGTH + 1, Some(GROUP)), "{shown}");
        assert!(!one.hash(&key).contains(&one.0.to_lowercase()));
    }

    #[test]
    fn a_code_is_read_as_people_write_it_and_nothing_else_is_one() {
        let code = Code("7K3M9QX0H1".into());
        for typed in ["7K3M9-QX0H1", "7k3m9qx0h1", " 7K3M9 - QX0H1\r\n", "7k3m9–qxohl", "7K3.M9Q.XOHI"] {
            assert_eq!(Code::read(typed), Some(code.clone()), "{typed}");
        }
        for strange in ["", "something", "7K3M9-QX0H", "7K3M9-QX0H11", "7K3M9-QX0HU", "7K3M9-QX0Hé", "7K3M9_QX0H1"] {
            assert_eq!(Code::read(strange), None, "{strange}");
        }
    }
}
