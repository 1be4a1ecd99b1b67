//! The demo's own pages: people to become, their mailbox, a clock to push.
//!
//! Without a demo they do not exist.

use actix_web::web::ServiceConfig;

use crate::demo::{Demo, DemoFault};
use crate::problem::PageProblem;
use crate::visit::Visit;

mod jump;
mod mail;
mod mailbox;
mod people;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    people::routes(cfg);
    mailbox::routes(cfg);
    mail::routes(cfg);
    jump::routes(cfg);
}

fn demo(visit: &Visit) -> Result<&Demo, PageProblem> {
    visit.site().demo.as_ref().ok_or_else(|| visit.missing())
}

fn fault(visit: &Visit, fault: DemoFault) -> PageProblem {
    visit.fault(&fault.0)
}

#[cfg(test)]
mod tests;
