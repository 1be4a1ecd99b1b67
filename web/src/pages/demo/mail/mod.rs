//! One mail of the demo: its text, and apart from our own pages its HTML.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{self, ServiceConfig};
use askama::Template;

use crate::demo::DemoMail;
use crate::page::Page;
use crate::pages::demo::{demo, fault};
use crate::problem::PageProblem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/demo/mailbox/{id}", web::get().to(show));
    cfg.route("/demo/mailbox/{id}/html", web::get().to(show_html));
}

/// A mail is somebody else's page: no script, no form, no picture from elsewhere, no cookie in reach.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation; frame-ancestors 'none'";

#[derive(Template)]
#[template(path = "pages/demo/mail/page.html")]
struct MailPage {
    p: Page,
    mail: DemoMail,
    paragraphs: Vec<Vec<Piece>>,
}

/// A stretch of a mail's text: plain, or an address to follow.
struct Piece {
    text: String,
    is_link: bool,
}

async fn show(visit: Visit, id: web::Path<String>) -> Answer {
    let mail = find(&visit, &id).await?;
    let paragraphs = mail.text.lines().map(pieces).collect();
    visit.show(&MailPage { p: Page::bare(&visit), mail, paragraphs })
}

async fn show_html(visit: Visit, id: web::Path<String>) -> Answer {
    let html = find(&visit, &id).await?.html.ok_or_else(|| visit.missing())?;
    let answer = HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_SECURITY_POLICY, MAIL_POLICY))
        .body(html);
    Ok(answer)
}

async fn find(visit: &Visit, id: &str) -> Result<DemoMail, PageProblem> {
    let found = demo(visit)?.act.mail(id).await.map_err(|met| fault(visit, met))?;
    found.ok_or_else(|| visit.missing())
}

/// Addresses in a line become links, as mail programs do.
fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in line.split_inclusive(' ') {
        let bare = word.trim_end().trim_end_matches(['.', ',', ')', '>']);
        if bare.starts_with("http://") || bare.starts_with("https://") {
            pieces.push(Piece { text: bare.to_owned(), is_link: true });
            pieces.push(Piece { text: word[bare.len()..].to_owned(), is_link: false });
        } else {
            pieces.push(Piece { text: word.to_owned(), is_link: false });
        }
    }
    pieces
}
