//! When to end: Ctrl-C, or the signal by which a machine ends a service.

use tokio::sync::watch;

/// Tells every part of the program that it is time to end. Clones hear the same.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

/// Asks every part of the program to end.
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

/// A stop and what brings it about.
#[must_use]
pub fn stop() -> (Stopper, Stop) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Stop(receiver))
}

impl Stopper {
    /// It is time.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }

    /// Waits for Ctrl-C or the signal to terminate and tells everybody; ends as well when somebody else told them.
    ///
    /// # Errors
    /// When this process cannot hear signals.
    pub async fn on_signal(&self, stop: &Stop) -> std::io::Result<()> {
        tokio::select! {
            asked = asked() => asked?,
            () = stop.wait() => {}
        }
        self.stop();
        Ok(())
    }
}

impl Stop {
    /// Waits until it is time to end; at once when whoever could say so is gone.
    pub async fn wait(&self) {
        let mut receiver = self.0.clone();
        let _the_stopper_is_gone = receiver.wait_for(|stopped| *stopped).await;
    }
}

#[cfg(unix)]
async fn asked() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn asked() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
