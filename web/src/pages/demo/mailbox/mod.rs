//! Every mail the demo sent, newest first.

use actix_web::web::{self, ServiceConfig};
use askama::Template;

use crate::demo::DemoMail;
use crate::page::Page;
use crate::pages::demo::{demo, fault};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/demo/mailbox", web::get().to(show));
}

/// One opening mails 120 agencies; a few such rounds fit, and a page stays a page.
const SHOWN_MAX: usize = 200;

#[derive(Template)]
#[template(path = "pages/demo/mailbox/page.html")]
struct MailboxPage {
    p: Page,
    search: String,
    mails: Vec<DemoMail>,
    all: usize,
}

async fn show(visit: Visit) -> Answer {
    let search = visit.query("search").unwrap_or_default().to_owned();
    let found = demo(&visit)?.act.mails(&search, SHOWN_MAX).await.map_err(|met| fault(&visit, met))?;
    visit.show(&MailboxPage { p: Page::bare(&visit), search, mails: found.newest, all: found.all })
}
