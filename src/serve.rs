//! `serve` and `worker`: the house in earnest.

use crate::cli::Role;
use crate::database::{self, Opened};
use crate::demo::refusal::{refuse_a_database, refuse_a_folder};
use crate::house::{self, House};
use crate::secret;
use crate::settings::Settings;
use crate::stop::{Stop, stop};
use domain::Clock;
use domain::identity::SigningKey;
use std::sync::Arc;
use worker::{Outlet, Worker};

/// Answers readers and programs until it is asked to stop.
///
/// # Errors
/// One sentence.
pub async fn run(settings: &Settings, role: Role) -> Result<(), String> {
    refuse_a_folder(settings)?;
    let listener = house::bind(settings.listen, "set LONGTABLE_LISTEN to another port")?;
    let (opened, key) = open(settings).await?;
    let house = House {
        database: opened.app.clone(),
        key: key.clone(),
        base_url: settings.base_url.clone(),
        api: api_settings(settings),
        operators: settings.operators.clone(),
        providers: settings.providers.clone(),
        hosting: settings.hosting.clone(),
        web: web_settings(settings),
        proxies: settings.proxies.clone(),
        demo: None,
    };
    let doors = house::listen(house, role, listener, settings.threads);
    let doors = doors.map_err(|error| format!("{} cannot be listened on: {error}.", settings.listen))?;
    let outlet = if role == Role::All { Some(house::outlet(settings)?) } else { None };
    let worker = outlet.map(|outlet| worker(settings, &opened, &key, outlet));
    tracing::info!(address = %settings.listen, base_url = settings.base_url, "listening");
    until_asked(&opened, settings, async |stop: &Stop| {
        let working = async {
            if let Some(worker) = &worker {
                worker.run(stop.wait()).await;
            }
        };
        let (served, ()) = tokio::join!(doors.until(stop), working);
        served.map_err(|error| format!("The server broke: {error}."))
    })
    .await
}

/// Announces what happens and sends mail until it is asked to stop.
///
/// # Errors
/// One sentence.
pub async fn work(settings: &Settings) -> Result<(), String> {
    refuse_a_folder(settings)?;
    let (opened, key) = open(settings).await?;
    let worker = worker(settings, &opened, &key, house::outlet(settings)?);
    tracing::info!("working");
    until_asked(&opened, settings, async |stop: &Stop| {
        worker.run(stop.wait()).await;
        Ok(())
    })
    .await
}

fn worker(settings: &Settings, opened: &Opened, key: &SigningKey, outlet: Arc<dyn Outlet>) -> Worker {
    house::worker(opened, key, &settings.base_url, &settings.mail, settings.keep_days_max, outlet)
}

/// Does something until a signal asks to stop, beside listening to what other processes change, then closes the database.
async fn until_asked(
    opened: &Opened,
    settings: &Settings,
    done: impl AsyncFnOnce(&Stop) -> Result<(), String>,
) -> Result<(), String> {
    let (stopper, stop) = stop();
    let listening = async {
        if opened.app.is_postgres() {
            tokio::select! {
                () = opened.app.hear_other_processes(&settings.database.app) => {}
                () = stop.wait() => {}
            }
        }
    };
    let working = async {
        let ended = done(&stop).await;
        // Whatever ended by itself ends the rest.
        stopper.stop();
        ended
    };
    let signal = async {
        if let Err(error) = stopper.on_signal(&stop).await {
            tracing::error!(%error, "signals cannot be heard; end this process by other means");
        }
    };
    let (ended, (), ()) = tokio::join!(working, listening, signal);
    opened.close().await;
    ended
}

async fn open(settings: &Settings) -> Result<(Opened, SigningKey), String> {
    let key = secret::signing_key(settings.secret, &settings.data)?;
    let opened = database::open(&settings.database, settings.connections, Clock::system()).await?;
    database::make_current(&settings.database, &opened).await?;
    refuse_a_database(&opened.app).await?;
    Ok((opened, key))
}

fn https(settings: &Settings) -> bool {
    settings.base_url.starts_with("https://")
}

fn api_settings(settings: &Settings) -> api::Settings {
    api::Settings {
        https: https(settings),
        introspection: settings.introspection,
        suggestions: settings.suggestions,
        keep_days_max: settings.keep_days_max,
        ..api::Settings::default()
    }
}

fn web_settings(settings: &Settings) -> web::Settings {
    web::Settings { https: https(settings) }
}
