//! Starting the program.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tests::child::Beside;

const PROGRAM: &str = env!("CARGO_BIN_EXE_longtable");

/// An address of this machine where nobody listens.
pub fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("a listener has an address").to_string()
}

/// The program with these arguments, keeping what it makes in `data` and working there.
pub fn program(arguments: &[&str], data: &Path) -> Command {
    with_settings(Command::new(PROGRAM), arguments, data)
}

/// Runs the program to its end.
pub fn run(arguments: &[&str], data: &Path) -> Output {
    program(arguments, data).output().expect("the program can be started")
}

/// Runs the program to its end, with something to read.
pub fn run_on(arguments: &[&str], data: &Path, input: &[u8]) -> Output {
    let mut command = program(arguments, data);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut started = piped.spawn().expect("the program can be started");
    started.stdin.take().expect("its input is piped").write_all(input).expect("the program reads");
    started.wait_with_output().expect("the program can be waited for")
}

/// Starts the program and waits until it says a word, on whichever of its outputs.
pub fn beside(arguments: &[&str], data: &Path, settings: &[(&str, &str)], word: &str) -> Beside {
    let mut shell = Command::new("sh");
    shell.args(["-c", "exec \"$0\" \"$@\" 2>&1", PROGRAM]);
    let mut command = with_settings(shell, arguments, data);
    let (started, ()) = Beside::start(command.envs(settings.iter().copied()), |line| line.contains(word).then_some(()));
    started
}

/// The same on a disk that is as good as full: no file can grow beyond so many bytes.
#[cfg(feature = "full")]
pub fn beside_a_full_disk(
    arguments: &[&str],
    data: &Path,
    settings: &[(&str, &str)],
    word: &str,
    bytes_max: u64,
) -> Beside {
    let mut shell = Command::new("sh");
    // The limit counts in blocks of 512 bytes. Without the trap, the first write too many would end the program.
    let limited = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\" 2>&1", bytes_max.div_ceil(512));
    shell.args(["-c", &limited, PROGRAM]);
    let mut command = with_settings(shell, arguments, data);
    let (started, ()) = Beside::start(command.envs(settings.iter().copied()), |line| line.contains(word).then_some(()));
    started
}

/// Starts the program and waits until a line it prints tells what the caller wants to know.
pub fn beside_told<T>(arguments: &[&str], data: &Path, ready: impl FnMut(&str) -> Option<T>) -> (Beside, T) {
    Beside::start(&mut program(arguments, data), ready)
}

/// What a server answers to a plain request, headers and all.
pub fn answer(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("the server reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("the server answers in text");
    answer
}

fn with_settings(mut command: Command, arguments: &[&str], data: &Path) -> Command {
    command.args(arguments).current_dir(data).env("LONGTABLE_DATA", data);
    command
}

/// What it said on standard output.
pub fn speech(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it speaks UTF-8")
}

/// What it said on standard error.
pub fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it speaks UTF-8")
}
