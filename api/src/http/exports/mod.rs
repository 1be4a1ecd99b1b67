//! Files people take out: everything about them, of their agency, of their network, and the log of events.
//!
//! They are answered here and not as GraphQL, since they may be large: rows are read some at a time into a file that has no
//! name, and go out from there, so that neither a large network nor a slow line takes memory or holds the database.

mod archive;
mod breaches;
mod log;
mod spool;
mod table;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{self, Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use domain::exports;
use domain::text::folded;
use domain::{Denial, Failure};
use words::Language;

use self::spool::Spool;
use super::caller;
use crate::caller::Caller;
use crate::error;
use crate::places::Place;
use crate::relay::{self, Kind};
use crate::server::Api;
use crate::visit::Visit;

/// Nobody can tell when a file is done: when whoever waits for several may ask for one more.
const ASK_AGAIN_SECS: u32 = 10;

/// A file and what to call it.
struct Export {
    name: String,
    media_type: &'static str,
    spool: Spool,
}

pub(super) fn configure(api: &Api, config: &mut ServiceConfig) {
    let data = Data::new(api.clone());
    config.service(web::resource("/exports/me.zip").app_data(data.clone()).to(me));
    config.service(web::resource("/n/{slug}/exports/network.zip").app_data(data.clone()).to(network));
    config.service(web::resource("/n/{slug}/exports/agency/{id}.zip").app_data(data.clone()).to(agency));
    config.service(web::resource("/n/{slug}/exports/breaches.csv").app_data(data.clone()).to(breaches));
    config.service(web::resource("/n/{slug}/exports/events.{format}").app_data(data).to(events));
}

async fn me(request: HttpRequest, api: Data<Api>) -> HttpResponse {
    let mut caller = caller::of(&request, &api);
    caller.network = None;
    answer(&request, &api, caller, async |visit: &Visit| {
        let person = visit.person_everywhere()?.clone();
        let scope = exports::of_oneself(&domain::access::Actor::oneself(person.id), &person)?;
        archive::of_person(visit, scope, &person).await
    })
    .await
}

async fn network(request: HttpRequest, api: Data<Api>) -> HttpResponse {
    let caller = caller::of(&request, &api);
    answer(&request, &api, caller, async |visit: &Visit| {
        let network = visit.network()?.clone();
        let scope = exports::of_network(&visit.actor, &network)?;
        archive::of_network(visit, scope, &network).await
    })
    .await
}

async fn agency(request: HttpRequest, api: Data<Api>, path: Path<(String, String)>) -> HttpResponse {
    let caller = caller::of(&request, &api);
    let id = path.into_inner().1;
    answer(&request, &api, caller, async |visit: &Visit| {
        let actor = visit.member()?;
        let id = relay::row(Kind::Agency, &id.into())?;
        let tx = visit.reading.tx().await?;
        let agency = domain::agencies::finders::one(tx.as_ref(), actor, id).await?.ok_or(Denial::NotFound)?;
        drop(tx);
        let scope = exports::of_agency(actor, &agency)?;
        archive::of_agency(visit, scope, &agency).await
    })
    .await
}

async fn events(request: HttpRequest, api: Data<Api>, path: Path<(String, String)>) -> HttpResponse {
    let caller = caller::of(&request, &api);
    let (query, format) = (request.query_string().to_owned(), path.into_inner().1);
    answer(&request, &api, caller, async |visit: &Visit| log::written(visit, &query, &format).await).await
}

async fn breaches(request: HttpRequest, api: Data<Api>) -> HttpResponse {
    let caller = caller::of(&request, &api);
    answer(&request, &api, caller, async |visit: &Visit| breaches::written(visit).await).await
}

/// A name of letters, digits and dashes: what every file system and header takes.
fn plain(name: &str) -> String {
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

/// The longest part of a file's name that is somebody's.
const NAMED_MAX: usize = 40;

/// What somebody is called, as a part of a file's name: words without accents, with a dash between them.
fn named(name: &str) -> String {
    let words = plain(&folded(name));
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    let name: String = words.join("-").chars().take(NAMED_MAX).collect();
    // A name in other letters than ours leaves nothing.
    if name.is_empty() { "agency".to_owned() } else { name.trim_end_matches('-').to_owned() }
}

/// Finds out who asks, has the file made, and sends it.
async fn answer(
    request: &HttpRequest,
    api: &Api,
    caller: Caller,
    make: impl AsyncFnOnce(&Visit) -> Result<Export, Failure>,
) -> HttpResponse {
    if super::judge(request).is_err() || *request.method() != Method::GET {
        return told(Denial::BadInput, caller.language.unwrap_or(Language::En));
    }
    let (request_id, language) = (caller.request_id.clone(), caller.language.unwrap_or(Language::En));
    let visit = match Visit::arrive(api, caller.clone(), false).await {
        Ok(visit) => visit,
        Err(failure) => return failed(failure, language, &request_id),
    };
    let language = visit.language;
    match made(api, &visit, caller, make).await {
        Ok((export, place)) => sent(export, place).unwrap_or_else(|failure| failed(failure, language, &request_id)),
        Err(failure) => failed(failure, language, &request_id),
    }
}

/// Has a file made in its turn: a few at a time, since each reads much. Whoever waits holds no connection, and what they may
/// take out is asked anew when their turn comes.
async fn made(
    api: &Api,
    asking: &Visit,
    caller: Caller,
    make: impl AsyncFnOnce(&Visit) -> Result<Export, Failure>,
) -> Result<(Export, Place), Failure> {
    asking.leave().await;
    let person = asking.person()?;
    if asking.token.is_some() {
        // A file holds something of every room, and of how its owner signs in: no scope covers that.
        return Err(Denial::OutOfScope.into());
    }
    api.rates().may_do(person.id)?;
    let full = Denial::RateLimited { retry_after_secs: ASK_AGAIN_SECS };
    let place = api.places().for_file(person.id).ok_or(full)?;
    let _turn = api.exports().acquire().await.map_err(|_| full)?;
    let visit = Visit::arrive(api, caller, false).await?;
    let made = make(&visit).await;
    visit.leave().await;
    Ok((made?, place))
}

fn sent(export: Export, place: Place) -> Result<HttpResponse, Failure> {
    let Export { name, media_type, spool } = export;
    let mut http = HttpResponse::Ok();
    super::answer::guard(&mut http);
    http.insert_header((header::CONTENT_TYPE, media_type));
    http.insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    Ok(http.body(spool.into_body(place)?))
}

/// Why there is no file, as a sentence: a link of a page leads here, so a person reads it.
fn told(denial: Denial, language: Language) -> HttpResponse {
    let status = match denial {
        Denial::Unauthenticated | Denial::BadToken => 401,
        Denial::Forbidden | Denial::OutOfScope | Denial::WithinOneNetwork => 403,
        Denial::NotFound => 404,
        Denial::BadInput => 400,
        Denial::RateLimited { .. } => 429,
    };
    let mut http = sentence(status, error::said(denial, language));
    if let Denial::RateLimited { retry_after_secs } = denial {
        http.headers_mut().insert(header::RETRY_AFTER, retry_after_secs.into());
    }
    http
}

fn failed(failure: Failure, language: Language, request_id: &str) -> HttpResponse {
    match failure {
        Failure::Denied(denial) => told(denial, language),
        Failure::Fault(fault) => {
            tracing::error!(request_id, "a file could not be made: {fault}");
            sentence(500, words::say(language, "problem-fault", &[("requestId", request_id.into())]))
        }
    }
}

fn sentence(status: u16, text: String) -> HttpResponse {
    let status = actix_web::http::StatusCode::from_u16(status).unwrap_or_default();
    let mut http = HttpResponse::build(status);
    super::answer::guard(&mut http);
    http.insert_header((header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")));
    http.body(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_says_whose_it_is() {
        let long = "Long ".repeat(20);
        for (name, expected) in [
            ("Accueil de l’Île  (Est)", "accueil-de-l-ile-est"),
            ("ᐃᓄᐃᑦ", "agency"),
            (long.as_str(), "long-long-long-long-long-long-long-long"),
        ] {
            assert_eq!(named(name), expected);
        }
    }
}
