//! `cargo xtask generate`: the files that are made from `catalogue/keys.toml` and `shapes.toml`.

mod data;
mod docs;
mod enums;
mod simulated;
mod structure;
mod table;
mod types;
mod wording;

use std::fs;

use anyhow::{Context, Result, bail};
use goecharger_catalogue::Catalogue;

use crate::workspace::Workspace;

/// What each file's first line says, in a comment.
const NOTICE: &str =
    "Generated from catalogue/keys.toml and shapes.toml by `cargo xtask generate`: edits here are lost.";

/// Makes the text of one file.
type Render = fn(&Catalogue) -> String;

/// Every generated file, with what makes it.
const OUTPUTS: [(&str, Render); 7] = [
    ("src/catalogue/table.rs", table::render),
    ("simulator/src/catalogue/table.rs", simulated::render),
    ("pkg-template/generated/keys.d.ts", types::render),
    ("pkg-template/generated/enums.js", enums::render),
    ("pkg-template/generated/catalogue.js", data::render),
    ("pkg-template/generated/catalogue.d.ts", data::render_types),
    ("docs/keys.md", docs::render),
];

/// Writes the generated files; with `check`, only fails when one is not current.
pub fn run(workspace: &Workspace, check: bool) -> Result<()> {
    let read = |name: &str| fs::read_to_string(workspace.root.join(name)).with_context(|| name.to_owned());
    let catalogue = Catalogue::parse(&read("catalogue/keys.toml")?, &read("catalogue/shapes.toml")?)?;
    let problems = catalogue.problems();
    if !problems.is_empty() {
        bail!("the catalogue is wrong:\n  {}", problems.join("\n  "));
    }

    let mut outdated = Vec::new();
    for (path, render) in OUTPUTS {
        let file = workspace.root.join(path);
        let wanted = render(&catalogue);
        if fs::read_to_string(&file).is_ok_and(|found| found == wanted) {
            continue;
        }
        outdated.push(path);
        if !check {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
            }
            fs::write(&file, wanted).context(path)?;
            println!("{path} is written");
        }
    }
    if check && !outdated.is_empty() {
        bail!("out of date, run `cargo xtask generate`:\n  {}", outdated.join("\n  "));
    }
    if outdated.is_empty() {
        println!("the generated files are current");
    }
    Ok(())
}
