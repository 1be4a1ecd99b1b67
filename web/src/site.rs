//! What one running web knows besides the request in hand.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::Endpoint;
use crate::demo::Demo;

/// Everything the pages need from whoever starts them.
pub struct Site {
    /// Where documents are executed.
    pub endpoint: Arc<dyn Endpoint>,
    /// Signs the token in every form. The same key on every server of one installation.
    pub form_key: [u8; 32],
    /// How the outside world reaches us.
    pub settings: Settings,
    /// What a demo adds: people to become, a mailbox to read, a clock to push.
    pub demo: Option<Demo>,
    /// The time that pages call "now".
    pub clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
}

/// How the outside world reaches the pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// Whether browsers reach us by https: cookies are then `Secure` and named `__Host-…`.
    pub https: bool,
}

impl Settings {
    /// The name of the session's cookie.
    pub fn session_cookie(self) -> &'static str {
        if self.https { "__Host-lt_session" } else { "lt_session" }
    }

    /// The name of the cookie that tells one browser from another.
    pub fn browser_cookie(self) -> &'static str {
        if self.https { "__Host-lt_browser" } else { "lt_browser" }
    }
}

impl Site {
    /// The time now; in a demo, the time its clock was pushed to.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.demo {
            Some(demo) => demo.act.now(),
            None => (self.clock)(),
        }
    }
}
