//! One request for a page: who asks, in which language, and the way to the endpoint.

use std::future::{Ready, ready};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use askama::Template;
use words::Language;

use crate::chance;
use crate::forms::{Fields, decode, encode};
use crate::layout::{Door, Shell, ShellNetwork, ShellViewer, summary};
use crate::page::Page;
use crate::problem::{Kind, PageProblem};
use crate::span::Span;
use crate::{Caller, Site, cookies, types};

mod answered;
mod asking;

/// What a handler gives: a page, a way onward, or a page that says what is in the way.
pub type Answer = Result<HttpResponse, PageProblem>;

const BROWSER_VALUE_LENGTH_MAX: usize = 64;

/// One request for a page. Cheap to clone; every clone is the same request.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

struct Inner {
    site: Arc<Site>,
    caller: Caller,
    language: Language,
    /// Whether that is what the reader chose, and not what the browser says.
    chose_language: bool,
    /// The language the browser asks for, if it is one of ours.
    asked_for: Option<Language>,
    path: String,
    /// The name in the address, as the browser says it.
    host: String,
    query: Fields,
    is_get: bool,
    browser: String,
    next: Option<String>,
    done: Option<String>,
    /// The route, for logs: a path may hold a sign-in link's secret.
    route: String,
    posted: OnceLock<Fields>,
    /// Whether a form is being shown again; the page's title says so first.
    refused: AtomicBool,
    /// The session as the endpoint renewed it during this request.
    renewed: Mutex<Option<String>>,
    cookies: Mutex<Vec<HeaderValue>>,
}

impl Visit {
    /// What the whole web shares.
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// The language before anybody is known: a cookie, or what the browser asks for.
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// The path and query that were asked for.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The network's slug in the path, if the page lies in a network.
    pub fn slug(&self) -> Option<&str> {
        self.0.caller.network.as_deref()
    }

    /// A path inside this page's network: `to("campaigns")` is `/n/{slug}/campaigns`.
    pub fn to(&self, rest: &str) -> String {
        match self.slug() {
            Some(slug) => format!("/n/{slug}/{rest}"),
            None => format!("/{rest}"),
        }
    }

    /// A page outside the networks, under the address that says from which network the reader came to it.
    pub fn outside(&self, path: &str) -> String {
        match self.slug() {
            Some(slug) => format!("{path}?in={slug}"),
            None => path.to_owned(),
        }
    }

    /// A parameter of the address, when it is there and not empty.
    pub fn query(&self, name: &str) -> Option<&str> {
        let value = self.0.query.text(name);
        (!value.is_empty()).then_some(value)
    }

    /// Which page of a list the address asks for: `?after=…`, `?before=…`, or the first.
    pub fn span(&self, size: i32) -> Span {
        let cursor = |name| self.query(name).map(str::to_owned);
        match cursor("before") {
            Some(before) => Span { last: Some(size), before: Some(before), ..Span::default() },
            None => Span { first: Some(size), after: cursor("after"), ..Span::default() },
        }
    }

    /// Where a demo is to be opened for passkeys, when the reader came by an address that browsers keep none for.
    pub fn passkeys_elsewhere(&self) -> Option<String> {
        let address = &self.site().demo.as_ref()?.passkeys_at;
        (!address.ends_with(&format!("//{}", self.0.host))).then(|| format!("{address}/demo"))
    }

    /// The page to go to after signing in, if it is one of ours.
    pub fn next(&self) -> Option<&str> {
        self.0.next.as_deref().filter(|path| is_ours(path))
    }

    /// What was just done, by its word; whoever asks has told it, and it is not told again (ADR 0018).
    pub(crate) fn take_done(&self) -> Option<&str> {
        let done = self.0.done.as_deref().filter(|_| self.0.is_get)?;
        let settings = self.site().settings;
        self.set_cookie(cookies::gone(settings, cookies::DONE.under(settings)));
        Some(done)
    }

    /// This browser's name for itself; forms and sign-in links are bound to it.
    pub(crate) fn browser(&self) -> &str {
        &self.0.browser
    }

    pub(crate) fn request_id(&self) -> &str {
        &self.0.caller.request_id
    }

    pub(crate) fn is_get(&self) -> bool {
        self.0.is_get
    }

    pub(crate) fn has_session(&self) -> bool {
        self.0.caller.session.is_some()
    }

    /// Remembers what was posted, so that a page that apologizes can offer to send it again.
    pub(crate) fn remember(&self, fields: &Fields) {
        // A request is parsed once; were it parsed twice, both would say the same.
        let _same = self.0.posted.set(fields.clone());
    }

    pub(crate) fn is_refused(&self) -> bool {
        self.0.refused.load(Ordering::Relaxed)
    }

    pub(crate) fn posted(&self) -> Option<&Fields> {
        self.0.posted.get()
    }

    /// Sets a cookie with whatever this request is answered with.
    pub(crate) fn set_cookie(&self, cookie: HeaderValue) {
        self.0.cookies.lock().unwrap_or_else(PoisonError::into_inner).push(cookie);
    }

    /// The language to speak to a stranger in, where a network offers these: what they chose; else what their browser asks for,
    /// where it is offered; else the first (ADR 0033).
    pub(crate) fn language_among(&self, offered: &[types::Language]) -> Language {
        if self.0.chose_language || self.has_session() {
            return self.language();
        }
        let offers = |asked: &Language| offered.iter().any(|language| Language::from(*language) == *asked);
        let first = offered.first().map(|language| Language::from(*language));
        self.0.asked_for.filter(offers).or(first).unwrap_or(self.language())
    }

    /// The page around what a document answered: its reader, network and door.
    ///
    /// Nobody signed in means the page cannot be shown to them.
    pub fn page(&self, door: Door, viewer: ShellViewer, network: ShellNetwork) -> Result<Page, PageProblem> {
        let shell = Shell::of(viewer, Some(network)).ok_or_else(|| self.unknown())?;
        Ok(self.page_around(door, shell))
    }

    pub(crate) fn page_around(&self, door: Door, shell: Shell) -> Page {
        // Pages that meet an obstacle do not know who reads them; the cookie tells them the language.
        if shell.language != self.language() {
            self.set_cookie(cookies::language(self.site().settings, shell.language));
        }
        Page::inside(self, door, shell)
    }

    /// A session that changes its name while we work goes on under the new one.
    fn renew(&self, cookie: &HeaderValue) {
        let name = self.site().settings.session_cookie();
        let pair = cookie.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
        if let Some((_, value)) = pair.split_once('=').filter(|(key, _)| *key == name) {
            *self.0.renewed.lock().unwrap_or_else(PoisonError::into_inner) = Some(value.to_owned());
        }
    }

    /// Shows a page.
    pub fn show(&self, page: &impl Template) -> Answer {
        self.answer(StatusCode::OK, page)
    }

    /// Shows a form again that could not be accepted, filled in and with its problems.
    pub fn refuse(&self, page: &impl Template) -> Answer {
        self.0.refused.store(true, Ordering::Relaxed);
        self.rendered(StatusCode::UNPROCESSABLE_ENTITY, page.render().map(summary::with_names))
    }

    pub(crate) fn answer(&self, status: StatusCode, page: &impl Template) -> Answer {
        self.rendered(status, page.render())
    }

    /// What is done with a page whatever its template: it stands apart because the callers are compiled for each of them.
    fn rendered(&self, status: StatusCode, html: askama::Result<String>) -> Answer {
        let html = html.map_err(|error| self.fault(&format!("a template failed: {error}")))?;
        Ok(self.finish(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html)))
    }

    /// Sends the browser onward after a deed, so that reloading does not repeat it.
    pub fn redirect(&self, path: &str) -> Answer {
        // Only an address somebody made up holds letters a header cannot.
        let target = HeaderValue::from_str(path).map_err(|_| self.missing())?;
        Ok(self.finish(HttpResponse::SeeOther().insert_header((header::LOCATION, target)).finish()))
    }

    /// Sends the browser onward, to a page that says what was done: once, to this browser.
    pub fn redirect_done(&self, path: &str, word: &str) -> Answer {
        self.set_cookie(cookies::done(self.site().settings, word));
        self.redirect(path)
    }

    /// The same for a sentence that counts: the numbers go along, and nothing else does.
    pub fn redirect_counted(&self, path: &str, word: &str, counts: [i32; 3]) -> Answer {
        let [first, second, third] = counts.map(|count| count.max(0));
        self.redirect_done(path, &format!("{word}_{first}_{second}_{third}"))
    }

    /// The same, where what was done is told with somebody's name.
    pub fn redirect_done_by(&self, path: &str, word: &str, name: &str) -> Answer {
        self.redirect_done(path, &format!("{word}.{}", encode(name)))
    }

    /// Adds what every answer carries: cookies and the request's name.
    pub(crate) fn finish(&self, mut response: HttpResponse) -> HttpResponse {
        for cookie in self.0.cookies.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }

    /// There is no such thing, as far as this person may know.
    pub fn missing(&self) -> PageProblem {
        self.problem(Kind::Missing)
    }

    /// It is there, but this deed is not this person's to do.
    pub fn forbidden(&self) -> PageProblem {
        self.problem(Kind::Forbidden)
    }

    /// Nobody is signed in.
    pub fn unknown(&self) -> PageProblem {
        self.problem(Kind::Unknown)
    }

    /// Our own mistake: logged here once, shown as an apology with the request's name.
    pub fn fault(&self, what: &str) -> PageProblem {
        tracing::error!(request_id = self.request_id(), route = self.0.route, "{what}");
        self.problem(Kind::Unavailable(None))
    }

    pub(crate) fn problem(&self, kind: Kind) -> PageProblem {
        PageProblem::new(self.clone(), kind)
    }

    fn of(request: &HttpRequest) -> Visit {
        if let Some(visit) = request.extensions().get::<Visit>() {
            return visit.clone();
        }
        let visit = Visit::new(request);
        request.extensions_mut().insert(visit.clone());
        visit
    }

    fn new(request: &HttpRequest) -> Visit {
        let site = request
            .app_data::<web::Data<Site>>()
            .expect("`configure` puts the site where every page finds it")
            .clone()
            .into_inner();
        let settings = site.settings;
        let chosen = cookies::read(request, cookies::LANGUAGE.under(settings)).and_then(Language::from_code);
        let asked_for = accepted(request);
        let language = chosen.or(asked_for).unwrap_or(Language::En);
        let mut fresh = Vec::new();
        let known = cookies::read(request, settings.browser_cookie()).filter(|value| is_browser(value));
        let browser = known.map(str::to_owned).unwrap_or_else(|| {
            let value = chance::name();
            fresh.push(cookies::browser(settings, &value));
            value
        });
        let caller = Caller {
            network: slug(request),
            session: cookies::read(request, settings.session_cookie()).map(str::to_owned),
            browser: Some(browser.clone()),
            user_agent: request
                .headers()
                .get(header::USER_AGENT)
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned),
            language: Some(language),
            request_id: chance::name(),
            address: request.peer_addr().map(|peer| peer.ip()),
            is_written: false,
        };
        Visit(Arc::new(Inner {
            caller,
            language,
            chose_language: chosen.is_some(),
            asked_for,
            path: request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned(),
            host: request.connection_info().host().to_owned(),
            // An address that is not UTF-8 names no page of ours: its parameters are left out.
            query: decode(request.query_string().as_bytes()).unwrap_or_default(),
            is_get: request.method().is_safe(),
            browser,
            next: cookies::read_next(settings, request),
            done: cookies::read(request, cookies::DONE.under(settings)).map(str::to_owned),
            route: request.match_pattern().unwrap_or_default(),
            posted: OnceLock::new(),
            refused: AtomicBool::new(false),
            renewed: Mutex::default(),
            cookies: Mutex::new(fresh),
            site,
        }))
    }
}

impl FromRequest for Visit {
    type Error = PageProblem;
    type Future = Ready<Result<Self, PageProblem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Visit::of(request)))
    }
}

/// Whether a path stays with us: it begins with one slash and no other host can be meant.
pub(crate) fn is_ours(path: &str) -> bool {
    path.len() <= 1000
        && path.starts_with('/')
        && !path.starts_with("//")
        && !path.starts_with("/sign-")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// Pages about a person, outside the networks: `?in=` says from which network the person came.
const OUTSIDE: [&str; 4] = ["/my/passkeys", "/my/sessions", "/my/tokens", "/erase"];

/// The network a path lies in, also where it leads to no page of ours; or the one a person came from.
fn slug(request: &HttpRequest) -> Option<String> {
    let plain = |slug: &&str| !slug.is_empty() && slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let query = request.query_string();
    let came_from = || query.split('&').find_map(|pair| pair.strip_prefix("in="));
    let named = match request.path() {
        path if OUTSIDE.contains(&path) => came_from(),
        path => path.strip_prefix("/n/").and_then(|rest| rest.split('/').next()),
    };
    request.match_info().get("slug").or(named.filter(plain)).map(str::to_owned)
}

fn is_browser(value: &str) -> bool {
    (16..=BROWSER_VALUE_LENGTH_MAX).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn accepted(request: &HttpRequest) -> Option<Language> {
    let header = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Language::asked_for(header.unwrap_or_default())
}
