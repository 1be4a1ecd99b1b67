//! A letter: what it says once, in its reader's words, and the two shapes it travels in.
//!
//! The text part is not a poor relation: both shapes are made of the same blocks, so neither can say more.

#[cfg(test)]
pub(crate) mod review;

use askama::Template;
use words::{Language, say};

/// What a letter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The reader's language.
    pub(crate) language: Language,
    /// The subject line.
    pub(crate) subject: String,
    /// The first line inside.
    pub(crate) heading: String,
    /// The greeting.
    pub(crate) hello: String,
    /// What follows, in order.
    pub(crate) blocks: Vec<Block>,
    /// Who writes.
    pub(crate) signed: String,
    /// Why it comes to this reader.
    pub(crate) why: String,
    /// Where they choose language and zone: what stands before the address, and the address.
    pub(crate) preferences: Option<(String, String)>,
}

/// A piece of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph.
    Text(String),
    /// A heading within the letter.
    Section(String),
    /// Figures, each with what it is.
    Figures(Vec<Figure>),
    /// Several things of one kind.
    Items(Vec<String>),
    /// Somebody else's words, perhaps on several lines.
    Quote(String),
    /// The one thing to do next.
    Button {
        /// What it does.
        label: String,
        /// The page it opens.
        address: String,
    },
}

/// One figure with what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) label: String,
    pub(crate) value: String,
    /// Whether it is the sum of those before it.
    pub(crate) sum: bool,
}

impl Figure {
    pub(crate) fn new(label: String, value: String) -> Self {
        Self { label, value, sum: false }
    }

    pub(crate) fn sum(label: String, value: String) -> Self {
        Self { label, value, sum: true }
    }
}

#[derive(Template)]
#[template(path = "letter/letter.txt")]
struct TextShape<'a> {
    letter: &'a Letter,
}

#[derive(Template)]
#[template(path = "letter/letter.html")]
struct HtmlShape<'a> {
    letter: &'a Letter,
    or_open: String,
}

impl Letter {
    /// The plain text part. A paragraph is one line: each reader's program wraps it to its own width.
    pub(crate) fn text(&self) -> Result<String, askama::Error> {
        TextShape { letter: self }.render()
    }

    /// The HTML part: no picture, nothing fetched from anywhere, readable with its styles taken away.
    pub(crate) fn html(&self) -> Result<String, askama::Error> {
        let or_open = say(self.language, "mails-address", &[]);
        HtmlShape { letter: self, or_open }.render()
    }
}

/// `Licences: 12`, with the colon as the language sets it; without a value, what stands before something on a new line.
fn labelled(letter: &Letter, label: &str, value: &str) -> String {
    let text = say(letter.language, "mails-figure", &[("label", label.into()), ("value", value.into())]);
    text.trim_end().to_owned()
}

/// The lines of somebody's words, each marked as a quotation, without control characters.
fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| format!("> {}", crate::message::one_line(line)).trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// The paragraphs of somebody's words.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(crate::message::one_line).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(blocks: Vec<Block>) -> Letter {
        Letter {
            language: Language::En,
            subject: "S".into(),
            heading: "Cheap & <good>".into(),
            hello: "Hello <Eve>,".into(),
            blocks,
            signed: "Longtable".into(),
            why: "Because.".into(),
            preferences: Some(("Settings:".into(), "https://table.example/n/p/settings".into())),
        }
    }

    #[test]
    fn the_text_part_reads_as_written() {
        let blocks = vec![
            Block::Text("One paragraph.".into()),
            Block::Figures(vec![
                Figure::new("Licences".into(), "43".into()),
                Figure::sum("Total".into(), "$3,354.00".into()),
            ]),
            Block::Section("Left out".into()),
            Block::Items(vec!["5 licences: too dear.".into(), "2 licences: too few.".into()]),
            Block::Quote("The supplier\r\n\r\nwithdrew.\u{7}".into()),
            Block::Button { label: "Answer".into(), address: "https://table.example/a?b=1&c=2".into() },
        ];
        let expected = "\
Cheap & <good>

Hello <Eve>,

One paragraph.

Licences: 43
Total: $3,354.00

Left out

- 5 licences: too dear.
- 2 licences: too few.

> The supplier
>
> withdrew.

Answer:
https://table.example/a?b=1&c=2

-- 
Longtable
Because.
Settings: https://table.example/n/p/settings
";
        assert_eq!(letter(blocks).text().unwrap(), expected);
    }

    #[test]
    fn what_people_typed_is_no_markup() {
        let blocks = vec![Block::Quote("<script>alert(1)</script>\n\"x\"".into()), Block::Text("<img src=x>".into())];
        let html = letter(blocks).html().unwrap();
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<Eve>"), "{html}");
        assert!(html.contains("<html lang=\"en-CA\">"));
    }
}
