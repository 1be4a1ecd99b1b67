//! How long a list of 2,000 agencies takes from the uploaded file to the rows: new ones, and the same ones changed.
//!
//! `cargo bench --bench importing`. It makes an empty SQLite database in a folder of its own, does with the release build what
//! the API does for a coordinator who uploads, looks and imports, and fails when either round takes 5 seconds. With the address of
//! an empty PostgreSQL database it does the same there: `cargo bench --bench importing -- APP_URL OWNER_URL`; without the second
//! address the first also makes the tables.

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use domain::access::{Actor, Membership, Role};
use domain::identity::Language;
use domain::networks::{CreateNetwork, create_network};
use domain::roster::import::{ImportAgencies, UploadAgencies, finders, import_agencies, upload_agencies};
use domain::{Clock, Operation};
use longtable::database::{connect, migrate};
use longtable::settings::DatabaseUrls;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const AGENCIES: usize = 2_000;
const LIMIT: Duration = Duration::from_secs(5);

fn main() -> Outcome<()> {
    let folder = Folder::new()?;
    let own = format!("sqlite://{}", folder.0.join("longtable.sqlite").display());
    // Cargo itself says `--bench`.
    let mut given = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let urls = DatabaseUrls { app: given.next().unwrap_or(own), owner: given.next(), dispatcher: None };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(measure(&urls))
}

async fn measure(urls: &DatabaseUrls) -> Outcome<()> {
    migrate(urls).await?;
    let database = connect(&urls.app, 4, Clock::system()).await?;
    let operation = Operation::new(&database);
    let coordinator = coordinator(&operation).await?;
    let mut slowest = Duration::ZERO;
    for (what, staff) in [("new", 3), ("changed", 4)] {
        let began = Instant::now();
        let done = imports(&operation, &coordinator, list(staff)).await?;
        let took = began.elapsed();
        println!("{AGENCIES} agencies, {what}: {} ms (limit {} ms)", took.as_millis(), LIMIT.as_millis());
        if done != i64::try_from(AGENCIES)? {
            return Err("not every agency was imported".into());
        }
        slowest = slowest.max(took);
    }
    database.close().await?;
    if slowest < LIMIT { Ok(()) } else { Err("an import takes too long".into()) }
}

/// Makes a network; who coordinates it.
async fn coordinator(operation: &Operation) -> Outcome<Actor> {
    let network = CreateNetwork {
        slug: "prairie".to_owned(),
        name_en: "Prairie Table".to_owned(),
        name_fr: "La Table des Prairies".to_owned(),
        zone: "America/Winnipeg".to_owned(),
        currency: "CAD".to_owned(),
        coordinator_email: "cora@example.test".to_owned(),
        coordinator_name: "Cora".to_owned(),
        coordinator_language: Language::En,
    };
    let made = create_network(operation, None, &network).await?;
    let network = made.map_err(|problems| format!("{problems:?}"))?;
    let reading = operation.read(network, None);
    let found = domain::identity::finders::person_by_email(reading.tx().await?.as_ref(), "cora@example.test").await?;
    reading.close().await?;
    let person = found.ok_or("the coordinator is not there")?.id;
    Ok(Actor::person_in(network, person, vec![Membership { role: Role::Coordinator, agency: None }]))
}

fn list(staff: usize) -> Vec<u8> {
    let row = |n: usize| format!("k{n},Agency number {n},SK,SMALL_CITY,SMALL,EN,{staff}\n");
    let heading = "key,name,province,setting,size,language,staff\n";
    format!("{heading}{}", (0..AGENCIES).map(row).collect::<String>()).into_bytes()
}

/// Uploads a list, looks at what it would do, and has it done; how many agencies were added or changed.
async fn imports(operation: &Operation, actor: &Actor, bytes: Vec<u8>) -> Outcome<i64> {
    let upload = UploadAgencies { filename: "list.csv".to_owned(), bytes, approved: true };
    let uploaded = upload_agencies(operation, actor, None, &upload).await?;
    let import = uploaded.map_err(|problems| format!("{problems:?}"))?;
    let reading = operation.read(actor.network, actor.person());
    let tx = reading.tx().await?;
    let kept = finders::one(tx.as_ref(), actor, import).await?.ok_or("the list was not kept")?;
    let digest = finders::plan_of(tx.as_ref(), actor, &kept).await?.digest();
    drop(tx);
    reading.close().await?;
    let imported = import_agencies(operation, actor, None, &ImportAgencies { import, digest }).await?;
    let imported = imported.map_err(|problems| format!("{problems:?}"))?;
    Ok(imported.added + imported.changed)
}

/// A folder that goes away with the benchmark.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Outcome<Self> {
        let path = std::env::temp_dir().join(format!("longtable-importing-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _already_gone = std::fs::remove_dir_all(&self.0);
    }
}
