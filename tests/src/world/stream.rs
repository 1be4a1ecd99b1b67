//! A stream of events, as a page listens to for its live figures.

use std::time::Duration;

use tokio::time::timeout;

/// How long to wait for an event that has to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// Server-sent events, one after the other.
#[derive(Debug)]
pub struct Stream {
    answer: reqwest::Response,
    heard: String,
}

impl Stream {
    #[track_caller]
    pub(super) fn begin(answer: reqwest::Response) -> Self {
        assert_eq!(answer.status().as_u16(), 200, "{answer:?}");
        Self { answer, heard: String::new() }
    }

    /// The next event, whole; none when the stream has ended. What only says that the stream lives does not count.
    pub async fn next(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.heard.find("\n\n") {
                let event: String = self.heard.drain(..end + 2).collect();
                if !event.starts_with(':') {
                    return Some(event);
                }
                continue;
            }
            let heard = timeout(PATIENCE, self.answer.chunk()).await.expect("an event comes in time");
            let bytes = heard.expect("a stream is not torn off")?;
            self.heard.push_str(std::str::from_utf8(&bytes).expect("events are UTF-8"));
        }
    }
}
