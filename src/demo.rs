//! The demonstration: a sample network on this machine, with a clock that can be pushed.
//!
//! It reads no settings and accepts nobody from outside. What it keeps is in one
//! folder with a marker, which `serve` refuses; started again it goes on where
//! it was, its clock included, however long it was stopped
//! (docs/adr/0016-the-demo-has-a-time-of-its-own.md).

mod acts;
pub mod folder;
pub mod ground;
mod opening;
mod progress;
pub mod refusal;
mod stage;

use crate::cli;
use crate::cli::Role;
use crate::database;
use crate::house::{self, House};
use crate::mailbox::Mailbox;
use crate::proxies::Proxies;
use crate::sample::story::Cast;
use crate::secret;
use crate::settings::Mail;
use crate::stop::stop;
use acts::Acts;
use domain::networks::retention::KEEP_DAYS_MAX;
use domain::{Clock, Operation};
use folder::Folder;
use ground::Ground;
use stage::{Push, Stage};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::sync::mpsc;
use words::Language;

/// Connections to the database; one visitor needs few.
const CONNECTIONS: u32 = 4;
/// Threads that answer; one visitor needs few.
const THREADS: usize = 2;

/// Loads the sample, or finds it, and serves it until Ctrl-C.
///
/// # Errors
/// One sentence.
pub async fn run(options: &cli::Demo) -> Result<(), String> {
    let folder = Folder::new(&options.data);
    let ground = Ground::new(options)?;
    // First of all, so that nobody waits for a sample that then cannot be shown.
    let listener = house::bind(options.listen, "choose another port, such as --listen 127.0.0.1:8081")?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    folder.prepare()?;
    let lock = folder.lock()?;
    let base_url = format!("http://{address}");
    let key = || secret::signing_key(None, folder.path());
    let sample = opening::open(options, &folder, &ground, &base_url, key).await?;
    if options.load_only {
        return Ok(());
    }
    let opened = database::open(&ground.urls, CONNECTIONS, Clock::system()).await?;
    database::make_current(&ground.urls, &opened).await?;
    opened.app.clock.set_offset(sample.memory.goes_on_at - opened.app.clock.now());
    let key = key()?;
    let mailbox = Mailbox::for_demo(folder.path()).map_err(|error| format!("The mailbox cannot be made: {error}."))?;
    let worker = house::worker(&opened, &key, &base_url, &mail(), KEEP_DAYS_MAX, Arc::new(mailbox.clone()));
    let (pushes, pushed) = mpsc::channel(1);
    let operation = Operation::new(&opened.app);
    let acts = Acts::new(operation.clone(), mailbox, &sample, pushes);
    let zone = words::time::zone(&sample.plan.story.network.zone).unwrap_or(chrono_tz::Tz::UTC);
    let mut stage = Stage::new(operation, &worker, folder, sample);
    if let Err(sentence) = stage.take_up().await {
        tracing::warn!("{sentence}");
    }
    // Browsers keep no passkeys for an address made of numbers.
    let passkeys_at = format!("http://localhost:{}", address.port());
    let demo = web::demo::Demo { personas: acts.personas(), zone, passkeys_at, act: Arc::new(acts) };
    let house = House {
        database: opened.app.clone(),
        key,
        base_url: base_url.clone(),
        api: api::Settings::default(),
        operators: Vec::new(),
        providers: api::Providers { base_url: base_url.clone(), ..api::Providers::default() },
        hosting: api::Hosting { place: Some("this computer / cet ordinateur".to_owned()), operator: None },
        web: web::Settings::default(),
        proxies: Proxies::default(),
        demo: Some(demo),
    };
    let doors = house::listen(house, Role::All, listener, THREADS)
        .map_err(|error| format!("The server cannot start: {error}."))?;
    greet(address, &stage.plan().story.cast);
    let served = until_asked(doors, &worker, &mut stage, pushed).await;
    let left = stage.leave();
    opened.close().await;
    drop(lock);
    println!("Stopped. The same command goes on where this was.");
    served.and(left)
}

async fn until_asked(
    doors: house::Doors,
    worker: &worker::Worker,
    stage: &mut Stage<'_>,
    pushed: mpsc::Receiver<Push>,
) -> Result<(), String> {
    let (stopper, stop) = stop();
    let serving = async {
        let served = doors.until(&stop).await;
        stopper.stop();
        served.map_err(|error| format!("The server broke: {error}."))
    };
    let (served, (), (), heard) =
        tokio::join!(serving, worker.run(stop.wait()), stage.run(pushed, &stop), stopper.on_signal(&stop));
    heard.map_err(|error| format!("Ctrl-C cannot be heard: {error}."))?;
    served
}

/// Who the demo's mails come from.
fn mail() -> Mail {
    let domain = "prairie-table.example".to_owned();
    Mail {
        from: format!("Prairie Table <longtable@{domain}>"),
        domain,
        server: None,
        lease: worker::WorkerSettings::LEASE,
    }
}

/// Says where to go and who one can be.
fn greet(address: SocketAddr, cast: &[Cast]) {
    println!("\nLongtable is ready: http://{address}/demo\n\nYou can be:");
    for cast in cast {
        let reads = match cast.language {
            Language::En => "",
            Language::Fr => " (reads French)",
        };
        println!("  {:<16} {}{reads}", cast.name, cast.title);
    }
    println!("\nEvery mail is at http://{address}/demo/mailbox, and the clock can be pushed to the next deadline.");
    println!(
        "Agencies, people and prices are invented. Ctrl-C stops; the same command goes on, --fresh starts over.\n"
    );
}
