//! Measures `clear` and `redact` as the command line runs them: processor time
//! and peak memory of a process of its own, from 1,000 to 100,000 lines.
//!
//! Run it with `cargo bench -p clearing`. It fails when 100,000 lines of 20,000
//! agencies take a second of processor time or 300 MB.

mod network;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

const CPU_US_MAX: u64 = 1_000_000;
const PEAK_KB_MAX: u64 = 300_000;
/// Ten times the lines may cost so many times the processor time: ten would be
/// linear, a hundred quadratic.
const GROWTH_MAX: u64 = 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "one", deed, file] => {
            one(deed, file);
            ExitCode::SUCCESS
        }
        _ => all(),
    }
}

/// Does the deed once and tells what it took, from the start of the process.
fn one(deed: &str, file: &str) {
    let bytes = fs::read(file).expect("the document was written by the parent");
    let answer = match deed {
        "clear" => clearing::clear_document(&bytes),
        _ => clearing::redact_document(&bytes),
    };
    let answer = answer.unwrap_or_else(|problems| panic!("{file} breaks a rule: {}", problems[0]));
    std::hint::black_box(answer);
    println!("{} {}", cpu_us(), peak_kb());
}

fn all() -> ExitCode {
    let folder = env::temp_dir().join(format!("clearing-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the temporary folder takes a folder");
    let mut passed = true;
    println!("{:<30} {:<7} {:>8} {:>9} {:>9} {:>8}", "lines fall out", "deed", "lines", "CPU µs", "peak MB", "growth");
    for (name, make) in network::SHAPES {
        for deed in ["clear", "redact"] {
            passed &= measure(&folder, name, *make, deed);
        }
    }
    fs::remove_dir_all(&folder).expect("the folder is ours");
    if !passed {
        println!("Over the limits: {CPU_US_MAX} µs, {PEAK_KB_MAX} kB, {GROWTH_MAX}-fold growth a step.");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// One shape of network in three sizes; whether it kept within the limits.
fn measure(folder: &Path, name: &str, make: network::Make, deed: &str) -> bool {
    let mut passed = true;
    let mut before = None;
    for lines in [1_000, 10_000, 100_000] {
        let file = folder.join("input.json");
        let input = clearing::Input::new(make(lines)).expect("the network keeps the rules");
        fs::write(&file, input.to_json()).expect("the temporary folder takes a file");
        drop(input);
        let [cpu, peak] = in_a_process(deed, &file);
        let growth = before.map(|before: u64| cpu / before.max(1));
        let shown = growth.map_or(String::new(), |growth| format!("{growth}x"));
        println!("{name:<30} {deed:<7} {lines:>8} {cpu:>9} {:>9} {shown:>8}", peak / 1_000);
        passed &= cpu < CPU_US_MAX && peak < PEAK_KB_MAX;
        // The smallest times are mostly the start of the process.
        passed &= before.is_none_or(|before| before < 20_000) || growth.is_none_or(|growth| growth <= GROWTH_MAX);
        before = Some(cpu);
    }
    passed
}

fn in_a_process(deed: &str, file: &Path) -> [u64; 2] {
    let own = env::current_exe().expect("this program has a file");
    let output = Command::new(own).args(["one", deed]).arg(file).output().expect("it runs again");
    let told = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<u64> = told.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    <[u64; 2]>::try_from(numbers).unwrap_or_else(|_| panic!("{deed} failed: {told}"))
}

/// Processor time of this process so far: nanoseconds in the scheduler's own
/// figures, else ticks of ten milliseconds.
fn cpu_us() -> u64 {
    // The scheduler brings its figures up to date when a process gives way.
    std::thread::yield_now();
    let first = |text: String| text.split_whitespace().next().and_then(|number| number.parse::<u64>().ok());
    if let Some(nanoseconds) = fs::read_to_string("/proc/self/schedstat").ok().and_then(first) {
        return nanoseconds / 1_000;
    }
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux tells the time of a process");
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10_000
}

/// Peak memory of this process so far.
fn peak_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells the memory of a process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(u64::MAX)
}
