//! Pushing the demo's clock to just past the next closing time.

use actix_web::web::{self, ServiceConfig};

use crate::forms::Posted;
use crate::pages::demo::{demo, fault};
use crate::visit::{Answer, Visit, is_ours};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/demo/jump", web::post().to(jump));
}

async fn jump(visit: Visit, posted: Posted) -> Answer {
    let jumped = demo(&visit)?.act.jump().await.map_err(|met| fault(&visit, met))?;
    let done = if jumped.is_some() { "jumped" } else { "no-deadline" };
    let back = Some(posted.text("back")).filter(|back| is_ours(back)).unwrap_or("/demo");
    visit.redirect_done(back, done)
}
