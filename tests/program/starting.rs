//! How the program starts, refuses to, and ends.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use longtable::settings::known::KNOWN;
use tests::Folder;

use crate::started::{beside, complaint, free_address, program, run};

fn answer(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("the server reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("the server answers in text");
    answer
}

#[test]
fn serve_answers_and_ends_within_five_seconds_of_a_signal() {
    for signal in ["INT", "TERM"] {
        let (folder, address) = (Folder::new(), free_address());
        let mut server = beside(&["serve"], folder.path(), &[("LONGTABLE_LISTEN", &address)], "listening");
        let health = answer(&address, "/health");
        assert!(health.starts_with("HTTP/1.1 200 OK\r\n"), "{health}");
        let asked = Instant::now();
        server.signal(signal);
        assert!(server.ends_well(), "{signal}");
        assert!(asked.elapsed() < Duration::from_secs(5), "{signal} took {:?}", asked.elapsed());
    }
}

#[test]
fn serve_and_worker_refuse_a_folder_made_by_the_demo() {
    let folder = Folder::new();
    let data = folder.path().display().to_string();
    let demo = ["demo", "--data", &data, "--listen", "127.0.0.1:0"];
    // Even one that was interrupted while it loaded.
    beside(&demo, folder.path(), &[], "Loading").kill();
    for command in ["serve", "worker"] {
        let refused = run(&[command], folder.path());
        let sentence = format!("The data folder {data} was made by `longtable demo`; set LONGTABLE_DATA to another.\n");
        assert_eq!(complaint(&refused), sentence, "{command}");
        assert_eq!(refused.status.code(), Some(1), "{command}");
    }
}

#[test]
fn a_setting_that_makes_no_sense_stops_the_start_with_one_sentence() {
    let table = [
        (
            ("LONGTABLE_LISTN", "127.0.0.1:1"),
            "LONGTABLE_LISTN (from the environment) is not a setting of Longtable; did you mean LONGTABLE_LISTEN?\n",
        ),
        (
            ("LONGTABLE_SMTP_PORT", "0"),
            "LONGTABLE_SMTP_PORT (from the environment) is \"0\" but must be a whole number from 1 to 65535.\n",
        ),
        (
            ("LONGTABLE_MAIL_LEASE_SECS", "soon"),
            "LONGTABLE_MAIL_LEASE_SECS (from the environment) is \"soon\" but must be a whole number from 5 to 3600.\n",
        ),
        (
            ("DATABASE_URL", "mysql://root:hunter2@db/x"),
            "DATABASE_URL (from the environment) must be an address that begins with postgres:// or sqlite://.\n",
        ),
        (
            ("DATABASE_URL", "postgres://longtable_app:hunter2@db/x"),
            "DATABASE_DISPATCHER_URL is not set, but DATABASE_URL is a PostgreSQL database, where only the role \
             longtable_dispatcher sees that work waits.\n",
        ),
    ];
    for ((name, value), sentence) in table {
        for command in ["serve", "worker", "migrate"] {
            let folder = Folder::new();
            let refused = program(&[command], folder.path()).env(name, value).output().expect("it can be started");
            assert_eq!(complaint(&refused), sentence, "{command}");
            assert_eq!(refused.status.code(), Some(1), "{command}");
            let left = std::fs::read_dir(folder.path()).expect("the folder is ours").count();
            assert_eq!(left, 0, "{command} left something behind");
        }
    }
}

#[test]
fn the_demo_listens_on_this_machine_only() {
    let folder = Folder::new();
    let refused = run(&["demo", "--listen", "0.0.0.0:1"], folder.path());
    assert!(complaint(&refused).contains("so it listens on this machine only: 127.0.0.1 or [::1]"));
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder is ours").count(), 0);
}

#[test]
fn the_readme_lists_the_settings_there_are() {
    let readme = include_str!("../../README.md");
    let table = readme.split("<!-- settings -->\n").nth(1).and_then(|rest| rest.split("<!-- /settings -->").next());
    let rows = KNOWN.iter().map(|known| format!("| `{}` | {} | {} |\n", known.name, known.about, known.otherwise));
    let expected = format!("| Name | What it says | Without it |\n| --- | --- | --- |\n{}", rows.collect::<String>());
    assert_eq!(table, Some(expected.as_str()));
}
