//! Somebody in front of a browser, at a running server.

use serde_json::{Value, json};
use tests::browser::{Browser, Look};
use tests::world::key;
use tests::{Actor, World};
use thirtyfour::prelude::*;
use words::{Language, say};

/// A browser window, and who sits in front of it.
pub struct Reader<'w> {
    pub browser: Browser,
    pub language: Language,
    scripts: bool,
    world: &'w World,
}

impl<'w> Reader<'w> {
    /// Opens a window on a computer where nobody has been yet.
    pub async fn open(world: &'w World, look: Look) -> Self {
        let language = if look.language == "fr-CA" { Language::Fr } else { Language::En };
        Self { browser: Browser::open(look).await, language, scripts: look.scripts, world }
    }

    /// Lets somebody sit down who is signed in and reads in the window's language.
    pub async fn is(&self, actor: &Actor) {
        let language = if self.language == Language::Fr { "FR" } else { "EN" };
        let settings = json!({ "language": language, "zone": "America/Winnipeg", "requestKey": key() });
        actor.does("changeMySettings", settings, "problems { code field message }").await.done();
        let cookie = actor.cookie("lt_session").await.expect("they are signed in");
        self.browser.add_cookie(self.world.address(), "lt_session", &cookie).await;
    }

    /// Opens a page of the prairie network.
    pub async fn opens(&self, path: &str) {
        self.opens_at(&format!("/n/prairie{path}")).await;
    }

    /// Opens a page.
    pub async fn opens_at(&self, path: &str) {
        self.browser.goto(&format!("{}{path}", self.world.address())).await;
    }

    /// What the page's own words are.
    pub fn words(&self, key: &str) -> String {
        say(self.language, key, &[])
    }

    /// Presses the button or follows the link that the page calls by this key, and waits for the page that follows.
    pub async fn presses(&self, key: &str) {
        self.browser.lead_on(async || self.browser.press(&self.words(key)).await).await;
    }

    /// Presses a button that adds a line: scripts do that in place, without them another page follows.
    pub async fn adds(&self, key: &str) {
        if self.scripts { self.browser.press(&self.words(key)).await } else { self.presses(key).await }
    }

    /// The field of this name.
    pub async fn field(&self, name: &str) -> WebElement {
        self.browser.find(&format!("main [name='{name}']")).await
    }

    /// Types into the field of this name, in place of what is there.
    pub async fn types(&self, name: &str, text: &str) {
        let field = self.field(name).await;
        field.clear().await.expect("a field can be emptied");
        field.send_keys(text).await.expect("a field takes letters");
    }

    /// Chooses from a list.
    pub async fn chooses(&self, name: &str, value: &str) {
        let option = format!("main select[name='{name}'] option[value='{value}']");
        self.browser.find(&option).await.click().await.expect("it can be chosen");
    }

    /// Chooses from a list by what it says there.
    pub async fn chooses_called(&self, name: &str, called: &str) {
        let path = format!("//main//select[@name='{name}']/option[normalize-space(.)='{called}']");
        let option = self.browser.window.find(By::XPath(path)).await.expect("it is in the list");
        option.click().await.expect("it can be chosen");
    }

    /// Ticks a box.
    pub async fn ticks(&self, name: &str) {
        self.field(name).await.click().await.expect("it can be ticked");
    }

    /// Gives a date and a time, as `2026-03-31T12:00`: how they are typed differs with every browser and its language.
    pub async fn gives_time(&self, name: &str, local: &str) {
        let field = self.field(name).await.to_json().expect("an element has a name");
        self.asks("arguments[0].value = arguments[1];", vec![field, local.into()]).await;
    }

    /// What the page says in the first element found, with plain spaces in place of those that do not break.
    pub async fn reads(&self, css: &str) -> String {
        plain(&self.browser.text(css).await)
    }

    /// What the page says in every element found.
    pub async fn reads_all(&self, css: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for found in self.browser.window.find_all(By::Css(css)).await.expect("the page answers") {
            texts.push(plain(&found.text().await.expect("it has a text")));
        }
        texts
    }

    /// Panics unless the page says this.
    pub async fn is_told(&self, text: &str) {
        let page = self.reads("main").await;
        assert!(page.contains(text), "{} does not say {text:?}:\n{page}", self.browser.address().await);
    }

    /// Panics unless the page fits the window and nothing was reported in the console.
    pub async fn is_at_ease(&self) {
        self.browser.fits().await;
        self.browser.is_quiet().await;
    }

    /// Asks the page by a script of the driver, which may run where those of pages may not.
    pub async fn asks(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.browser.window.execute(script, arguments).await.expect("the page answers").json().clone()
    }
}

/// A text with plain spaces.
pub fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
