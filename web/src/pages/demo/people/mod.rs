//! Who would you like to be? One button a person.

use actix_web::http::header::HeaderValue;
use actix_web::web::{self, ServiceConfig};
use askama::Template;
use words::Language;

use crate::cookies;
use crate::demo::Persona;
use crate::forms::Posted;
use crate::page::Page;
use crate::pages::demo::{demo, fault};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/demo").route(web::get().to(show)).route(web::post().to(become_persona)));
}

#[derive(Template)]
#[template(path = "pages/demo/people/page.html")]
struct PeoplePage<'a> {
    p: Page,
    people: &'a [Persona],
}

impl PeoplePage<'_> {
    /// That the pages will be in another language, where whom one becomes reads another.
    fn reads(&self, persona: &Persona) -> Option<String> {
        let key = match persona.language {
            here if here == self.p.language() => return None,
            Language::En => "demo-reads-english",
            Language::Fr => "demo-reads-french",
        };
        Some(self.p.t(key))
    }
}

async fn show(visit: Visit) -> Answer {
    let people = demo(&visit)?.personas.as_slice();
    visit.show(&PeoplePage { p: Page::bare(&visit), people })
}

async fn become_persona(visit: Visit, posted: Posted) -> Answer {
    let demo = demo(&visit)?;
    let key = posted.text("persona");
    let persona = demo.personas.iter().find(|persona| persona.key == key).ok_or_else(|| visit.missing())?;
    let cookie = demo.act.sign_in(key).await.map_err(|met| fault(&visit, met))?.ok_or_else(|| visit.missing())?;
    let cookie = HeaderValue::from_str(&cookie).map_err(|error| visit.fault(&format!("not a cookie: {error}")))?;
    visit.set_cookie(cookie);
    visit.set_cookie(cookies::language(visit.site().settings, persona.language));
    visit.redirect("/")
}
