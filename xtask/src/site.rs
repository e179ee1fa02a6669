//! `cargo xtask site`: the documentation as a folder of pages, made from the types and the documents.

use std::path::PathBuf;

use anyhow::Result;

use crate::npm;
use crate::workspace::Workspace;

/// Makes it in `target/site/`.
pub fn run(workspace: &Workspace) -> Result<()> {
    prepare(workspace)?;
    let site = workspace.output("site");
    workspace.run(workspace.command("node").arg(folder(workspace).join("make.mjs")).arg(&site))?;
    println!("open {} in a browser", site.join("index.html").display());
    Ok(())
}

/// Gets what makes it: TypeDoc, with a TypeScript of its own, as it does not know version 7.
pub fn prepare(workspace: &Workspace) -> Result<()> {
    npm::ensure_in(workspace, &folder(workspace))
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("docs/site")
}
