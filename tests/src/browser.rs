//! A real browser: Debian's Chromium, driven by its driver, without a screen.

use std::cell::Cell;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use serde_json::json;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::common::log::LoggingPrefsLogLevel;
use thirtyfour::prelude::*;

use crate::child::Beside;
use crate::folder::Folder;

/// A browser window. It closes when this is dropped.
#[derive(Debug)]
pub struct Browser {
    /// The window, for what is not named below.
    pub window: WebDriver,
    look: Cell<Look>,
    // Dropped after the window, in this order: the driver ends its browser, then their folder goes.
    _driver: Beside,
    _folder: Folder,
}

/// How somebody looks at pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How wide the window is, in CSS pixels.
    pub width: u32,
    /// The language the browser asks for.
    pub language: &'static str,
    /// Whether scripts run.
    pub scripts: bool,
    /// Whether the reader likes it dark.
    pub dark: bool,
}

impl Look {
    /// A desk: wide, in English.
    pub const DESK: Self = Self { width: 1280, language: "en-CA", scripts: true, dark: false };
    /// A small phone.
    pub const PHONE: Self = Self { width: 320, ..Self::DESK };

    /// The same in French.
    pub const fn in_french(self) -> Self {
        Self { language: "fr-CA", ..self }
    }

    /// The same with scripts off.
    pub const fn without_scripts(self) -> Self {
        Self { scripts: false, ..self }
    }

    /// The same in the dark.
    pub const fn in_the_dark(self) -> Self {
        Self { dark: true, ..self }
    }
}

/// How long something may take to appear on a page that is coming in.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

impl Browser {
    /// Opens a window.
    pub async fn open(look: Look) -> Self {
        let folder = Folder::new();
        let (driver, port) = start_driver();
        let window = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(look, &folder)).await;
        let window = window.expect("the browser starts");
        // A page that is still coming in is looked at again until what is asked for is there: a bound, not a pause.
        window.set_implicit_wait_timeout(PATIENCE).await.expect("the browser takes a bound");
        let browser = Self { window, look: Cell::new(look), _driver: driver, _folder: folder };
        browser.turns_to(look).await;
        browser
    }

    /// Looks at the page that is there in another width, or in another light. Language and scripts stay as they are.
    pub async fn turns_to(&self, look: Look) {
        let opened = self.look.replace(look);
        assert_eq!((opened.language, opened.scripts), (look.language, look.scripts), "another browser is needed");
        let feature = json!({ "name": "prefers-color-scheme", "value": if look.dark { "dark" } else { "light" } });
        self.command("Emulation.setEmulatedMedia", json!({ "features": [feature] })).await;
        // A window cannot be as narrow as a phone; what the page is told of it can.
        let size = json!({ "width": look.width, "height": 800, "deviceScaleFactor": 1, "mobile": look.width < 600 });
        self.command("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Goes to a page and waits until it is there.
    pub async fn goto(&self, url: &str) {
        self.window.goto(url).await.expect("the page loads");
    }

    /// Brings a cookie along for a site, before it is seen for the first time or later.
    pub async fn add_cookie(&self, site: &str, name: &str, value: &str) {
        let cookie =
            json!({ "url": site, "name": name, "value": value, "path": "/", "httpOnly": true, "sameSite": "Lax" });
        let set = self.command("Network.setCookie", cookie).await;
        assert_eq!(set["success"], true, "a cookie can be set");
    }

    /// Plays an authenticator in this device: one that knows its owner, and who touched it.
    pub async fn has_an_authenticator(&self) {
        self.command("WebAuthn.enable", json!({})).await;
        let options = json!({
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
            "automaticPresenceSimulation": true,
        });
        self.command("WebAuthn.addVirtualAuthenticator", json!({ "options": options })).await;
    }

    /// Forgets who was here.
    pub async fn forgets_cookies(&self) {
        self.command("Network.clearBrowserCookies", json!({})).await;
    }

    /// The text a reader sees in the first element found.
    pub async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.expect("it has a text")
    }

    /// The first element found by a selector.
    pub async fn find(&self, css: &str) -> WebElement {
        match self.window.find(By::Css(css)).await {
            Ok(found) => found,
            Err(_) => panic!("no {css} on the page:\n{}", self.source().await),
        }
    }

    /// The field with this label.
    pub async fn field(&self, label: &str) -> WebElement {
        let path = format!("//label[contains(normalize-space(.), {})]", quoted(label));
        let label = self.by_path(&path).await;
        match label.attr("for").await.expect("the page answers") {
            Some(id) => self.by_path(&format!("//*[@id={}]", quoted(&id))).await,
            None => label.find(By::Css("input, select, textarea")).await.expect("a label holds its field"),
        }
    }

    /// Types into the field with this label, in place of what is there.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.clear().await.expect("a field can be emptied");
        field.send_keys(text).await.expect("a field takes letters");
    }

    /// Clicks the first element found by a selector, and waits for what comes.
    pub async fn click(&self, css: &str) {
        let found = self.find(css).await;
        found.scroll_into_view().await.expect("a page can be scrolled");
        found.click().await.unwrap_or_else(|error| panic!("{css} cannot be clicked: {error}"));
    }

    /// Does something that leads to another page, and waits until that is there to its end.
    pub async fn lead_on(&self, deed: impl AsyncFnOnce()) {
        let before = self.find("body").await;
        deed().await;
        let (patience, step) = (Duration::from_secs(20), Duration::from_millis(10));
        before.wait_until().wait(patience, step).stale().await.expect("another page comes");
        self.window.query(By::Css("body > footer")).wait(patience, step).first().await.expect("it comes to its end");
    }

    /// Presses the button or follows the link with this text.
    pub async fn press(&self, text: &str) {
        let text = quoted(text);
        let path =
            format!("(//button | //a | //summary)[not(@aria-hidden)][normalize-space(.)={text} or @aria-label={text}]");
        self.by_path(&path).await.click().await.expect("it can be pressed");
    }

    async fn by_path(&self, path: &str) -> WebElement {
        match self.window.find(By::XPath(path)).await {
            Ok(found) => found,
            Err(_) => panic!("no {path} on the page:\n{}", self.source().await),
        }
    }

    /// The page as HTML.
    pub async fn source(&self) -> String {
        self.window.source().await.expect("a page has a source")
    }

    /// Panics with what the accessibility checker finds (WCAG 2.2 AA and good practice); needs scripts.
    pub async fn is_accessible(&self) {
        if let Some(found) = self.barriers().await {
            panic!("{found}");
        }
    }

    /// What the accessibility checker finds, if anything.
    pub async fn barriers(&self) -> Option<String> {
        assert!(self.look.get().scripts, "the checker is a script itself");
        let loaded = self.window.execute("return 'axe' in window", Vec::new()).await.expect("the page answers");
        if loaded.json() != &json!(true) {
            let checker = std::fs::read_to_string(crate::given("LONGTABLE_TEST_AXE")).expect("the checker can be read");
            self.window.execute(checker, Vec::new()).await.expect("the checker loads");
        }
        let run = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
                found => done(found.violations.map(one => one.id + ': ' + one.help + '\\n' +
                    one.nodes.map(node => '    ' + node.html + '\\n    ' + node.failureSummary).join('\\n'))),
                fault => done(['the checker failed: ' + fault]));";
        let found = self.window.execute_async(run, Vec::new()).await.expect("the checker runs");
        let found: Vec<String> = found.convert().expect("the checker tells sentences");
        if found.is_empty() {
            return None;
        }
        Some(format!("{} has barriers:\n{}", self.address().await, found.join("\n")))
    }

    /// Panics if anything was reported in the console since the last look: a fault of a script, or something the page's
    /// own policy forbids. That a form was refused is no fault.
    pub async fn is_quiet(&self) {
        let reports = self.window.browser_log().await.expect("the console can be read");
        let faults = reports.into_iter().map(|report| report.message);
        let faults: Vec<_> = faults.filter(|message| !message.contains("status of 422")).collect();
        assert!(faults.is_empty(), "the console of {}:\n{}", self.address().await, faults.join("\n"));
    }

    /// Panics if the page is wider than the window: nobody should have to scroll sideways to read.
    pub async fn fits(&self) {
        if let Some(found) = self.overflow().await {
            panic!("{found}");
        }
    }

    /// How much wider than the window the page is, if it is.
    pub async fn overflow(&self) -> Option<String> {
        let size = self.command("Page.getLayoutMetrics", json!({})).await;
        let wide = size["cssContentSize"]["width"].as_u64().expect("a page has a width");
        let seen = size["cssLayoutViewport"]["clientWidth"].as_u64().expect("a window has a width");
        if wide <= seen {
            return None;
        }
        Some(format!("{} is {wide} pixels wide in a window of {seen}", self.address().await))
    }

    /// Leaves a picture of the page, and tells what stands in a reader's way on it: barriers, and whatever is wider than the
    /// window.
    pub async fn looks_over(&self, name: &str) -> Vec<String> {
        self.picture(name).await;
        let found = [self.barriers().await, self.overflow().await].into_iter().flatten();
        found.map(|what| format!("{name}: {what}")).collect()
    }

    /// Where the window is.
    pub async fn address(&self) -> String {
        self.window.current_url().await.expect("a window is somewhere").to_string()
    }

    /// Leaves a picture of the whole page in `target/screenshots`, to be looked at.
    pub async fn picture(&self, name: &str) {
        let Look { width, language, scripts, dark } = self.look.get();
        let shades =
            [(!scripts).then_some("-no-scripts"), dark.then_some("-dark")].into_iter().flatten().collect::<String>();
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/screenshots"));
        std::fs::create_dir_all(&folder).expect("target is ours");
        let taken = self
            .command(
                "Page.captureScreenshot",
                json!({ "captureBeyondViewport": true, "format": "png", "optimizeForSpeed": true }),
            )
            .await;
        let taken = taken["data"].as_str().expect("a picture is text").to_owned();
        let file = folder.join(format!("{name}-{width}-{language}{shades}.png"));
        std::fs::write(file, decode(&taken)).expect("target is ours");
    }

    async fn command(&self, name: &str, parameters: serde_json::Value) -> serde_json::Value {
        self.window.cdp().send_raw(name, parameters).await.unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

fn decode(text: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).expect("the driver encodes pictures")
}

fn start_driver() -> (Beside, u16) {
    let port = |line: &str| {
        line.strip_suffix('.').unwrap_or(line).rsplit_once(" on port ").and_then(|(_, port)| port.parse().ok())
    };
    let started = |line: &str| line.contains("started successfully").then(|| port(line)).flatten();
    Beside::start(Command::new("chromedriver").arg("--port=0"), started)
}

fn capabilities(look: Look, folder: &Folder) -> Capabilities {
    let mut wanted = DesiredCapabilities::chrome();
    let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
    let language = format!("--lang={}", look.language);
    let mut arguments = vec![
        "--headless=new",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        "--window-size=1280,800",
        &profile,
        &language,
    ];
    // Chromium's sandbox refuses to work for root.
    if std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
        arguments.push("--no-sandbox");
    }
    for argument in arguments {
        wanted.add_arg(argument).expect("an argument can be added");
    }
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All).expect("the console can be kept");
    let scripts = if look.scripts { 1 } else { 2 };
    let preferences = json!({
        "profile.managed_default_content_settings.javascript": scripts,
        "intl.accept_languages": look.language,
    });
    wanted.add_experimental_option("prefs", preferences).expect("preferences can be set");
    wanted.into()
}

/// A text as XPath writes it; XPath knows no escapes.
fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
