//! What rustup has to provide.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::say;
use crate::search_path;
use crate::workspace::Workspace;

/// The target the core is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The toolchain that fuzzing needs.
pub const NIGHTLY: &str = "nightly";

/// Makes sure that the toolchain in use can build WebAssembly.
pub fn ensure_wasm(workspace: &Workspace) -> Result<()> {
    if sysroot(workspace)?.join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    say::step(&format!("adding the Rust target {WASM}, once per machine, about 20 seconds"));
    rustup(workspace, &["target", "add", WASM])
}

/// Makes sure that rustfmt and clippy are there; a minimal toolchain lacks them.
pub fn ensure_linters(workspace: &Workspace) -> Result<()> {
    let programs = sysroot(workspace)?.join("bin");
    for (component, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        if !programs.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)).is_file() {
            say::step(&format!("adding {component} to the Rust toolchain"));
            rustup(workspace, &["component", "add", component])?;
        }
    }
    Ok(())
}

/// Where the toolchain in use is installed.
pub fn sysroot(workspace: &Workspace) -> Result<PathBuf> {
    let command = workspace.command("rustc").args(["--print", "sysroot"]);
    Ok(command.read().context("rustc does not say where it is installed")?.into())
}

fn rustup(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    if search_path::find("rustup").is_none() {
        bail!("`rustup {}` is needed, but there is no rustup: https://rustup.rs", arguments.join(" "));
    }
    workspace.run(workspace.command("rustup").args(arguments))
}
