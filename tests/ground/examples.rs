//! Examples in the documentation are run where there are any. Whoever compiles them compiles their whole crate once more, so
//! that is left out for the crates that have none.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of the crates whose manifest says `doctest = false`.
const WITHOUT_EXAMPLES: [&str; 9] =
    ["api", "domain", "migrations", "provider", "src", "tests/src", "web", "words", "worker"];

/// The Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of a crate can be read");
    let paths = entries.map(|entry| entry.expect("its entries can be read").path());
    let (folders, files): (Vec<_>, Vec<_>) = paths.partition(|path| path.is_dir());
    let files = files.into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    files.chain(folders.iter().flat_map(|folder| sources(folder))).collect()
}

/// The lines on which an example begins that rustdoc would run.
fn examples(source: &str) -> Vec<&str> {
    let mut within = false;
    let mut begun = Vec::new();
    for line in source.lines().map(str::trim_start) {
        let doc = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        let Some(kind) = doc.and_then(|doc| doc.trim().strip_prefix("```")) else { continue };
        within = !within;
        if within && !["ignore", "text", "json", "graphql"].contains(&kind) {
            begun.push(line);
        }
    }
    begun
}

#[test]
fn no_example_stands_where_none_is_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for folder in WITHOUT_EXAMPLES {
        let sources = sources(&root.join(folder));
        assert!(!sources.is_empty(), "{folder} has no sources");
        for path in sources {
            let source = fs::read_to_string(&path).expect("a source is text");
            assert_eq!(examples(&source), [""; 0], "{}: let its crate run examples", path.display());
        }
    }
}

#[test]
fn an_example_is_found_where_one_begins() {
    let source = "/// Adds.\n///\n/// ```\n/// assert!(true);\n/// ```\n//! ```text\n//! ```\nfn add() {}\n";
    assert_eq!(examples(source), ["/// ```"]);
}
