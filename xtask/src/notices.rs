//! The notices that the licences of others ask for, of all that is compiled into the WebAssembly.
//!
//! The text of Apache-2.0 is not repeated: the package has it as `LICENSE-APACHE`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use cargo_metadata::Package;

use crate::workspace::Workspace;
use crate::{dependencies, rust};

/// The file of the package that holds them.
pub const FILE: &str = "THIRD-PARTY-NOTICES";

const HEAD: &str = "\
The WebAssembly in this package contains code of the following projects. Where a project offers Apache-2.0 as one of its
licences, the text of that licence is in LICENSE-APACHE. Other licences follow the list, each with the projects that it
belongs to.

";

/// What the standard library itself says of its licences, in short.
const STANDARD_LIBRARY: &str = "\
The Rust standard library (MIT OR Apache-2.0), https://www.rust-lang.org
    Copyright (c) The Rust Project Developers, see https://thanks.rust-lang.org
    It contains compiler-builtins (MIT AND Apache-2.0 WITH LLVM-exception) and data of Unicode (Unicode-3.0).
";

/// Licences of the standard library: their texts come with the Rust toolchain.
const STANDARD_LIBRARY_LICENCES: [&str; 3] = ["MIT", "LLVM-exception", "Unicode-3.0"];

/// The whole text.
pub fn text(workspace: &Workspace) -> Result<String> {
    let mut list = String::new();
    let mut licences: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in dependencies::compiled_in(workspace)? {
        let name = format!("{} {}", package.name, package.version);
        let found = licence_texts(&package)?;
        let licence = package.license.as_deref().unwrap_or_default();
        ensure!(
            !found.is_empty() || licence.contains("Apache-2.0"),
            "{name} has the licence {licence:?} but ships no text of it: add the text to xtask/src/notices.rs"
        );
        describe(&mut list, &package, &name)?;
        for text in found {
            licences.entry(text).or_default().push(name.clone());
        }
    }
    let folder = rust::sysroot(workspace)?.join("share/doc/rust/licenses");
    for licence in STANDARD_LIBRARY_LICENCES {
        let text = read(&folder.join(format!("{licence}.txt")))?;
        licences.entry(text).or_default().push(format!("the Rust standard library ({licence})"));
    }

    let mut all = format!("{HEAD}{list}{STANDARD_LIBRARY}");
    for (text, names) in licences {
        write!(all, "\n{}\n{}:\n\n{text}\n", "-".repeat(80), names.join(", "))?;
    }
    Ok(all)
}

fn describe(list: &mut String, package: &Package, name: &str) -> Result<()> {
    let licence = package.license.as_deref().unwrap_or("its own licence");
    let place = package.repository.as_deref().unwrap_or_default();
    writeln!(list, "{name} ({licence}), {place}")?;
    if !package.authors.is_empty() {
        let names = package.authors.iter().map(|author| author.split(" <").next().unwrap_or_default());
        writeln!(list, "    {}", names.collect::<Vec<_>>().join(", "))?;
    }
    Ok(())
}

/// The texts of licences and notices that a crate ships, but for that of Apache-2.0.
fn licence_texts(package: &Package) -> Result<Vec<String>> {
    let folder = package.manifest_path.parent().context("a crate without a folder")?.as_std_path();
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let is_licence =
            ["LICEN", "COPYING", "COPYRIGHT", "NOTICE"].iter().any(|start| name.starts_with(start));
        if is_licence && entry.file_type()?.is_file() {
            texts.push(read(&entry.path())?);
        }
    }
    texts.retain(|text| !is_apache(text));
    texts.sort();
    Ok(texts)
}

fn is_apache(text: &str) -> bool {
    text.contains("Apache License") && text.contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION")
}

/// A text without the differences that mean nothing, so that equal licences are found to be equal.
fn read(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_matches('\n').into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notices_name_each_crate_with_its_licence_text() -> Result<()> {
        let workspace = Workspace::find()?;
        let text = text(&workspace)?;
        for package in dependencies::compiled_in(&workspace)? {
            assert!(text.contains(&format!("{} {} (", package.name, package.version)), "{}", package.name);
        }
        assert!(text.contains("Copyright (c) 2014 Alex Crichton"));
        assert!(text.contains("Permission is hereby granted"));
        assert!(text.contains("UNICODE LICENSE"));
        Ok(())
    }

    #[test]
    fn the_notices_tell_nothing_of_this_machine() -> Result<()> {
        let workspace = Workspace::find()?;
        assert!(!text(&workspace)?.contains(&*workspace.root.to_string_lossy()));
        Ok(())
    }
}
