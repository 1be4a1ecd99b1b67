//! Pages as a reader without scripts sees them: text, links and forms.

use reqwest::header::HeaderMap;
use scraper::{ElementRef, Html, Selector};

use super::actor::Actor;

/// An answer a browser would show.
#[derive(Clone, Debug)]
pub struct Page {
    pub(super) reader: Actor,
    /// Where it was found.
    pub path: String,
    /// The HTTP status.
    pub status: u16,
    /// Where it leads, if it is none itself.
    pub location: Option<String>,
    /// The HTTP headers.
    pub headers: HeaderMap,
    /// The HTML.
    pub html: String,
}

/// A form of a page, as filled in.
#[derive(Clone, Debug)]
pub struct Form {
    reader: Actor,
    action: String,
    /// Names and values, in the order of the page.
    pub fields: Vec<(String, String)>,
}

impl Page {
    /// Panics unless it was found and is HTML that a strict parser accepts.
    #[track_caller]
    pub fn is_shown(self) -> Self {
        assert_eq!(self.status, 200, "{}: {}", self.path, self.text());
        self.is_valid();
        self
    }

    /// Panics unless it is HTML that a strict parser accepts.
    #[track_caller]
    pub fn is_valid(&self) {
        assert_eq!(Html::parse_document(&self.html).errors, Vec::<String>::new(), "{}:\n{}", self.path, self.html);
    }

    /// Whether its language is French.
    pub fn speaks_french(&self) -> bool {
        self.attributes("html", "lang") == ["fr-CA"]
    }

    /// Every form that does something, filled in as the page has it.
    pub fn posting_forms(&self) -> Vec<Form> {
        let page = Html::parse_document(&self.html);
        let selector = selector("form[method='post']");
        let forms = page.select(&selector);
        let form = |form: ElementRef<'_>| Form {
            reader: self.reader.clone(),
            action: form.attr("action").unwrap_or(&self.path).to_owned(),
            fields: fields(form),
        };
        forms.map(form).collect()
    }

    /// What a reader reads, with single spaces.
    pub fn text(&self) -> String {
        let page = Html::parse_document(&self.html);
        let found = page.select(&selector("body")).next().map(visible).unwrap_or_default();
        if found.is_empty() { self.html.clone() } else { found }
    }

    /// The texts of all elements found.
    pub fn texts(&self, css: &str) -> Vec<String> {
        Html::parse_document(&self.html).select(&selector(css)).map(visible).collect()
    }

    /// An attribute of all elements found that have it.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.html);
        page.select(&selector(css)).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    /// Panics unless the reader reads this.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        let read = self.text();
        assert!(read.contains(text), "{} does not say {text:?}:\n{read}", self.path);
        self
    }

    /// Panics if the reader reads this, or finds it in the source.
    #[track_caller]
    pub fn keeps_quiet_about(&self, text: &str) -> &Self {
        assert!(
            !self.html.contains(text) && !self.text().contains(text),
            "{} says {text:?}:\n{}",
            self.path,
            self.html
        );
        self
    }

    /// The sentences beside a field that was refused. Panics unless the field is marked, and tied to them, so that
    /// whoever hears the page hears them too.
    #[track_caller]
    pub fn wrong_at(&self, name: &str) -> String {
        let page = Html::parse_document(&self.html);
        let (named, group) =
            (selector(&format!("[name='{name}']")), selector("[role='radiogroup'], input, select, textarea"));
        let field = page.select(&named).next().unwrap_or_else(|| panic!("no field {name} on {}", self.path));
        let radios = field.attr("type") == Some("radio");
        let mut around = std::iter::once(field).chain(field.ancestors().filter_map(ElementRef::wrap));
        let marked = around.find(|part| group.matches(part) && !(radios && part.value().name() == "input"));
        let marked = marked.unwrap_or_else(|| panic!("{name} stands in no group on {}", self.path));
        assert_eq!(
            marked.attr("aria-invalid"),
            Some("true"),
            "{name} is not marked on {}:\n{}",
            self.path,
            self.text()
        );
        let ties = marked.attr("aria-describedby").unwrap_or_default().split(' ').map(str::to_owned);
        let tie = ties.filter(|tie| tie.ends_with("-problem")).map(|tie| format!("[id='{tie}']")).next();
        let tie = tie.unwrap_or_else(|| panic!("{name} is tied to no sentence on {}", self.path));
        let said = page.select(&selector(&tie)).next().map(visible).unwrap_or_default();
        assert!(!said.is_empty(), "nothing stands at {tie} on {}", self.path);
        said
    }

    /// The form whose action ends like this, filled in as the page has it.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        let page = Html::parse_document(&self.html);
        let selector = selector("form");
        let place = |form: &ElementRef| form.attr("action").unwrap_or(&self.path).to_owned();
        let mut found = page.select(&selector).filter(|form| place(form).ends_with(action));
        let form = found.next().unwrap_or_else(|| panic!("no form {action} on {}:\n{}", self.path, self.text()));
        Form { reader: self.reader.clone(), action: place(&form), fields: fields(form) }
    }
}

impl Form {
    /// The value of a field.
    #[track_caller]
    pub fn value(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        &found.unwrap_or_else(|| panic!("no field {name}, but {:?}", self.fields)).1
    }

    /// The same with a field filled in; one that the page has not is added, as a ticked box is.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        match self.fields.iter_mut().find(|(field, _)| field == name) {
            Some(field) => field.1 = value.to_owned(),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// The same with these fields and no others.
    pub fn with_only(mut self, fields: Vec<(String, String)>) -> Self {
        self.fields = fields;
        self
    }

    /// Where it is sent.
    pub fn action(&self) -> &str {
        &self.action
    }

    /// The same without a field.
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self
    }

    /// Sends it and follows where it leads.
    pub async fn send(&self) -> Page {
        let page = self.post().await;
        match &page.location {
            Some(location) => self.reader.opens_at(location).await,
            None => page,
        }
    }

    /// Sends it, and gives the very answer.
    pub async fn post(&self) -> Page {
        self.reader.posts(&self.action, &self.fields).await
    }

    /// The same with these headers, in place of those of the same names.
    pub async fn post_saying(&self, headers: HeaderMap) -> Page {
        self.reader.posts_saying(&self.action, &self.fields, headers).await
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

fn visible(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    gather(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(element: ElementRef<'_>, text: &mut String) {
    if ["script", "style", "template"].contains(&element.value().name()) {
        return;
    }
    for child in element.children() {
        if let Some(part) = child.value().as_text() {
            text.push_str(part);
        } else if let Some(inner) = ElementRef::wrap(child) {
            let inline = ["a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup", "time", "tspan"];
            let breaks = !inline.contains(&inner.value().name());
            if breaks {
                text.push(' ');
            }
            gather(inner, text);
            if breaks {
                text.push(' ');
            }
        }
    }
}

/// What a browser would send of a form before anybody pressed a button.
fn fields(form: ElementRef<'_>) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for field in form.select(&selector("input, textarea, select")) {
        let Some(name) = field.attr("name") else { continue };
        let kind = field.attr("type").unwrap_or("text");
        let ticked = !["checkbox", "radio"].contains(&kind) || field.attr("checked").is_some();
        if kind == "submit" || !ticked || field.attr("disabled").is_some() {
            continue;
        }
        let value = match field.value().name() {
            "textarea" => field.text().collect::<String>().trim_start_matches('\n').to_owned(),
            "select" => chosen(field),
            _ if field.attr("value").is_none() && ["checkbox", "radio"].contains(&kind) => "on".to_owned(),
            _ => field.attr("value").unwrap_or_default().to_owned(),
        };
        fields.push((name.to_owned(), value));
    }
    fields
}

fn chosen(select: ElementRef<'_>) -> String {
    let (all, marked) = (selector("option"), selector("option[selected]"));
    let option = select.select(&marked).next().or_else(|| select.select(&all).next());
    option.map(|option| option.attr("value").map_or_else(|| option.text().collect(), str::to_owned)).unwrap_or_default()
}
