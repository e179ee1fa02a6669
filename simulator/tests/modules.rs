//! How the modules hang together.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The files of a folder, by module name, without their tests.
fn modules(folder: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        if is_code && !name.ends_with("_tests") && !["lib", "main", "mod"].contains(&name.as_str()) {
            let text = fs::read_to_string(&path).unwrap();
            found.insert(name, text.split("#[cfg(test)]").next().unwrap().to_owned());
        }
    }
    assert!(!found.is_empty());
    found
}

/// The modules below `prefix` that a text names: `crate::a::b` or `crate::{a, b::c}`.
fn named<'a>(text: &'a str, prefix: &str) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for rest in text.split(prefix).skip(1) {
        let list = rest.strip_prefix('{').map_or_else(
            || vec![rest],
            |list| list.split('}').next().unwrap().split(',').map(str::trim).collect(),
        );
        names.extend(
            list.iter().map(|path| path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap()),
        );
    }
    names
}

/// Fails if one can come from a module back to it.
fn assert_no_circle(modules: &BTreeMap<String, String>, prefix: &str) {
    for start in modules.keys() {
        let mut reached = BTreeSet::new();
        let mut next = vec![start.as_str()];
        while let Some(module) = next.pop() {
            for needed in named(modules.get(module).map_or("", String::as_str), prefix) {
                assert_ne!(needed, start, "{start} needs {module}, and {module} needs {start}");
                if reached.insert(needed) {
                    next.push(needed);
                }
            }
        }
    }
}

#[test]
fn no_module_needs_one_that_needs_it() {
    assert_no_circle(&modules("src"), "crate::");
    assert_no_circle(&modules("src/server"), "crate::server::");
}

#[test]
fn only_the_server_has_input_output_and_clocks() {
    for (name, text) in modules("src") {
        for word in [
            "tokio",
            "axum",
            "std::net",
            "std::fs",
            "std::io",
            "Instant",
            "SystemTime",
            "::now()",
            "server::",
        ] {
            assert!(!text.contains(word), "{name} has {word}");
        }
    }
}
