//! The summary of a refused form names the field of each problem. Fields stand below it, so what they are called is known only
//! once the whole page is made.

use words::{Language, say};

/// Where the summary of a refused form begins; a page that names its fields itself marks it otherwise.
const SUMMARY: &str = "<div data-of-fields ";
/// A problem's link to its field.
const LINK: &str = r##"<a href="#"##;

/// Puts what a field is called before each of its problems in the summary of a page.
pub(crate) fn with_names(html: String) -> String {
    let Some(start) = html.find(SUMMARY) else { return html };
    let Some(length) = html[start..].find("</ul>") else { return html };
    let (before, rest) = html.split_at(start);
    let (summary, after) = rest.split_at(length);
    let language = if html.contains("<html lang=\"fr") { Language::Fr } else { Language::En };
    let mut links = summary.split(LINK);
    let mut named = String::with_capacity(html.len() + 500);
    named.push_str(before);
    named.push_str(links.next().unwrap_or_default());
    for link in links {
        named.push_str(LINK);
        match said(language, &html, link) {
            Some((id, sentence, rest)) => named.push_str(&format!("{id}\">{sentence}</a>{rest}")),
            None => named.push_str(link),
        }
    }
    named.push_str(after);
    named
}

/// The field a link leads to, the problem with the field's name before it, and what follows the link.
fn said<'h>(language: Language, html: &str, link: &'h str) -> Option<(&'h str, String, &'h str)> {
    let (id, rest) = link.split_once("\">")?;
    let (problem, rest) = rest.split_once("</a>")?;
    let field = label(html, id)?;
    let problem = going_on(problem);
    let args = [("field", field.into()), ("problem", problem.as_str().into())];
    Some((id, say(language, "pages-shell-refused-at", &args), rest))
}

/// What a field is called, if it has a label of words alone.
fn label<'h>(html: &'h str, id: &str) -> Option<&'h str> {
    let (_, rest) = html.split_once(&format!("<label for=\"{id}\">"))?;
    let (label, _) = rest.split_once("</label>")?;
    Some(label.trim()).filter(|label| !label.is_empty() && !label.contains('<'))
}

/// A sentence as it goes on after a colon.
fn going_on(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == '’' => {
            first.to_lowercase().chain(sentence.chars().skip(1)).collect()
        }
        _ => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::with_names;

    fn page(language: &str, problem: &str, field: &str) -> String {
        format!(
            r##"<html lang="{language}"><div data-of-fields class="callout no summary" role="alert"><ul><li><a href="#f-name">{problem}</a></li><li>As a whole.</li></ul></div>{field}"##
        )
    }

    #[test]
    fn a_problem_is_told_with_the_name_of_its_field() {
        let label = r#"<label for="f-name">Who leads &#38; how</label><input id="f-name">"#;
        let html = with_names(page("en-CA", "Please fill this in.", label));
        assert!(html.contains(r##"<a href="#f-name">Who leads &#38; how: please fill this in.</a></li>"##), "{html}");
        assert!(html.contains("<li>As a whole.</li></ul>") && html.ends_with(label), "{html}");
        let html = with_names(page("fr-CA", "L’adresse manque.", r#"<label for="f-name">Nom</label>"#));
        assert!(html.contains("Nom\u{a0}: l’adresse manque.</a>"), "{html}");
    }

    #[test]
    fn what_has_no_label_of_words_alone_stays_as_it_is() {
        for field in ["", r#"<label for="f-name"><input> yes</label>"#, r#"<label for="f-other">Name</label>"#] {
            let html = page("en-CA", "Please fill this in.", field);
            assert_eq!(with_names(html.clone()), html);
        }
        assert_eq!(with_names("<p>no form</p>".to_owned()), "<p>no form</p>");
    }
}
