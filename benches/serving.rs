//! How fast `longtable serve` answers after its start, and how much memory it takes: idle, and after 100,000 requests.
//!
//! `cargo bench --bench serving`. It loads a network of everyday size into a folder of its own, starts the release program on
//! it as an operator would, and fails when a figure passes its limit. What is compared: nothing but the limits themselves, which
//! do not depend on the machine except for the start. With the addresses of an empty PostgreSQL database it loads the same there,
//! and measures nothing else: `cargo bench --bench serving -- APP_URL OWNER_URL DISPATCHER_URL`.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use domain::{Clock, DatabaseSettings, Operation};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// The program under measurement.
const PROGRAM: &str = env!("CARGO_BIN_EXE_longtable");

/// Requests in the long run, and the connections they come over.
const REQUESTS: usize = 100_000;
const CONNECTIONS: usize = 8;

/// The limits: seconds to load the everyday size, milliseconds to the first answer, megabytes idle, megabytes after the requests.
const LOADING_SECS_MAX: u64 = 120;
const START_MS_MAX: u128 = 150;
const IDLE_MB_MAX: u64 = 40;
const LOADED_MB_MAX: u64 = 80;

fn main() -> Outcome<()> {
    let folder = Folder::new()?;
    // Cargo itself says `--bench`.
    let urls: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if !urls.is_empty() {
        let loading = load(&folder.0.join("demo"), &urls)?;
        return if loading <= LOADING_SECS_MAX { Ok(()) } else { Err("loading takes too long".into()) };
    }
    let (cookie, loading) = prepare(&folder.0)?;
    let starts: Vec<u128> = (0..5).map(|_| start_once(&folder.0)).collect::<Outcome<_>>()?;
    let slowest = starts.iter().copied().max().unwrap_or_default();
    println!("first answer after its start, five starts: {starts:?} ms (limit {START_MS_MAX})");

    let server = Server::start(&folder.0)?;
    let idle = server.megabytes()?;
    println!("memory when idle: {idle} MB (limit {IDLE_MB_MAX})");
    let pages = server.pages(&cookie)?;
    let began = Instant::now();
    server.load(&cookie, &pages, REQUESTS)?;
    let seconds = began.elapsed().as_millis().max(1);
    let rate = u128::try_from(REQUESTS)? * 1_000 / seconds;
    let loaded = server.megabytes()?;
    println!(
        "memory after {REQUESTS} requests: {loaded} MB (limit {LOADED_MB_MAX}); {rate} requests a second over {CONNECTIONS} connections"
    );

    let is_loaded = loading <= LOADING_SECS_MAX;
    let holds = is_loaded && slowest <= START_MS_MAX && idle <= IDLE_MB_MAX && loaded <= LOADED_MB_MAX;
    if holds { Ok(()) } else { Err("a figure passes its limit".into()) }
}

/// A folder that goes away with the benchmark.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Outcome<Self> {
        let path = std::env::temp_dir().join(format!("longtable-serving-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _already_gone = std::fs::remove_dir_all(&self.0);
    }
}

/// Loads the everyday size, moves its database into a folder that `serve` accepts, and signs the coordinator in. Says how many
/// seconds the loading took.
fn prepare(folder: &Path) -> Outcome<(String, u64)> {
    let demo = folder.join("demo");
    let loading = load(&demo, &[])?;
    let database = std::fs::read_dir(&demo)?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "db" || ending == "sqlite"))
        .ok_or("the sample has no database file")?;
    let name = database.file_name().ok_or("the database file has no name")?;
    let data = folder.join("data");
    std::fs::create_dir_all(&data)?;
    let path = data.join(name);
    std::fs::copy(&database, &path)?;
    let cookie = tokio::runtime::Runtime::new()?.block_on(sign_in(path))?;
    Ok((cookie, loading))
}

/// Loads the everyday size into a folder, or into the PostgreSQL database at these addresses. Says how many seconds that took.
fn load(demo: &Path, urls: &[String]) -> Outcome<u64> {
    let everyday = ["demo", "--load-only", "--size", "everyday", "--listen", "127.0.0.1:0", "--data"];
    let roles = ["--database-url", "--database-owner-url", "--database-dispatcher-url"];
    let mut command = Command::new(PROGRAM);
    command.args(everyday).arg(demo).stdout(Stdio::null());
    for (role, url) in roles.iter().zip(urls) {
        command.arg(role).arg(url);
    }
    let began = Instant::now();
    if !command.status()?.success() {
        return Err("the everyday size was not loaded".into());
    }
    let loading = began.elapsed().as_secs();
    println!("loading the everyday size: {loading} s (limit {LOADING_SECS_MAX})");
    Ok(loading)
}

async fn sign_in(path: PathBuf) -> Outcome<String> {
    let settings = DatabaseSettings::Sqlite { path, connections_max: 2 };
    let database = domain::Database::open(&settings, Clock::system()).await?;
    let operation = Operation::new(&database);
    let cookie = operation.secret();
    let reading = operation.read(uuid::Uuid::nil(), None);
    let person = {
        let tx = reading.tx().await?;
        domain::identity::finders::person_by_email(&*tx, longtable::sample::COORDINATOR_EMAIL).await?
    };
    reading.close().await?;
    let person = person.ok_or("the sample has no coordinator")?;
    domain::identity::start_session(&operation, person.id, &cookie).await?;
    database.close().await?;
    Ok(cookie)
}

/// Starts the program and says after how many milliseconds it answered.
fn start_once(folder: &Path) -> Outcome<u128> {
    let began = Instant::now();
    let _server = Server::start(folder)?;
    Ok(began.elapsed().as_millis())
}

/// The program, running.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts it and waits for its first answer.
    fn start(folder: &Path) -> Outcome<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let child = Command::new(PROGRAM)
            .arg("serve")
            .env("LONGTABLE_DATA", folder.join("data"))
            .env("LONGTABLE_LISTEN", address.to_string())
            .env("LONGTABLE_LOG", "warn")
            .stdout(Stdio::null())
            .spawn()?;
        let server = Self { child, address };
        let deadline = Instant::now() + Duration::from_secs(10);
        while server.get("/health", "").is_err() {
            if Instant::now() > deadline {
                return Err("the program did not answer within ten seconds".into());
            }
            std::thread::yield_now();
        }
        Ok(server)
    }

    fn get(&self, path: &str, cookie: &str) -> Outcome<Vec<u8>> {
        Connection::open(self.address)?.get(path, cookie)
    }

    /// The pages read in turn: home, the list of purchases, one that is open, one with its outcome, notices, tools, health.
    fn pages(&self, cookie: &str) -> Outcome<Vec<String>> {
        let home = format!("/n/{}/", longtable::sample::NETWORK_SLUG);
        let (open, cleared) = (self.campaign("PLEDGING", cookie)?, self.campaign("CLEARED", cookie)?);
        let rest = ["", "campaigns", "notices", "tools"].map(|page| format!("{home}{page}"));
        let campaigns = [
            format!("{home}campaigns/{open}"),
            format!("{home}campaigns/{cleared}"),
            format!("{home}campaigns/{cleared}/outcome"),
        ];
        Ok(rest.into_iter().chain(campaigns).chain(["/health".to_owned()]).collect())
    }

    /// The id of a campaign in a phase.
    fn campaign(&self, phase: &str, cookie: &str) -> Outcome<String> {
        let query = format!("%7Bcampaigns(phases:%5B{phase}%5D,first:1)%7Bnodes%7Bid%7D%7D%7D");
        let path = format!("/n/{}/graphql?query={query}", longtable::sample::NETWORK_SLUG);
        let answer: serde_json::Value = serde_json::from_slice(&self.get(&path, cookie)?)?;
        let id = answer.pointer("/data/campaigns/nodes/0/id").and_then(serde_json::Value::as_str);
        id.map(str::to_owned).ok_or_else(|| format!("no campaign is in the phase {phase}: {answer}").into())
    }

    /// Resident memory, rounded up.
    fn megabytes(&self) -> Outcome<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
        let kilobytes: u64 = line.split_whitespace().nth(1).ok_or("no figure")?.parse()?;
        Ok(kilobytes.div_ceil(1_024))
    }

    /// Reads pages as a signed-in coordinator, over several connections at once.
    fn load(&self, cookie: &str, pages: &[String], requests: usize) -> Outcome<()> {
        let address = self.address;
        let readers: Vec<_> = (0..CONNECTIONS)
            .map(|_| {
                let (cookie, pages) = (cookie.to_owned(), pages.to_vec());
                std::thread::spawn(move || read_pages(address, &cookie, &pages, requests / CONNECTIONS))
            })
            .collect();
        readers.into_iter().try_for_each(|reader| reader.join().map_err(|_| "a reader panicked")?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _already_gone = self.child.kill();
        let _already_gone = self.child.wait();
    }
}

fn read_pages(address: SocketAddr, cookie: &str, pages: &[String], requests: usize) -> Outcome<()> {
    let mut connection = Connection::open(address)?;
    for page in pages.iter().cycle().take(requests) {
        connection.get(page, cookie)?;
    }
    Ok(())
}

/// One kept-alive HTTP connection.
struct Connection(BufReader<TcpStream>);

impl Connection {
    fn open(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Gets a page whole; anything but 200 is an error.
    fn get(&mut self, path: &str, cookie: &str) -> Outcome<Vec<u8>> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: lt_session={cookie}\r\n\r\n");
        self.0.get_mut().write_all(request.as_bytes())?;
        let mut status = String::new();
        self.0.read_line(&mut status)?;
        let mut length = None;
        let mut chunked = false;
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line)?;
            let line = line.trim().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = Some(value.trim().parse::<u64>()?);
            }
            chunked |= line == "transfer-encoding: chunked";
        }
        let mut body = Vec::new();
        if chunked {
            self.read_chunks(&mut body)?;
        } else {
            self.read(length.unwrap_or(0), &mut body)?;
        }
        if status.contains(" 200 ") { Ok(body) } else { Err(format!("{path}: {}", status.trim()).into()) }
    }

    fn read_chunks(&mut self, body: &mut Vec<u8>) -> Outcome<()> {
        loop {
            let mut size = String::new();
            self.0.read_line(&mut size)?;
            let size = u64::from_str_radix(size.trim(), 16)?;
            self.read(size, body)?;
            // Every chunk ends with its line.
            self.read(2, &mut Vec::new())?;
            if size == 0 {
                return Ok(());
            }
        }
    }

    fn read(&mut self, bytes: u64, body: &mut Vec<u8>) -> Outcome<()> {
        let read = std::io::copy(&mut self.0.by_ref().take(bytes), body)?;
        if read == bytes { Ok(()) } else { Err("an answer was cut off".into()) }
    }
}
