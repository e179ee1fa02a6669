//! The simulator's program.

use std::path::PathBuf;

use anyhow::Result;

use crate::say;
use crate::workspace::Workspace;

/// How the simulator is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to compile, and quick enough for tests and the demo.
    Dev,
    /// For measurements, in which it must not be what is measured.
    Release,
}

/// Compiles the simulator. Returns its program.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    say::step("compiling the simulator, about 30 seconds at first, then seconds");
    let release = profile == Profile::Release;
    let command = workspace.command("cargo").args(["build", "--package", "simulator"]);
    workspace.run(command.args(release.then_some("--release")))?;
    let folder = workspace.target.join(if release { "release" } else { "debug" });
    Ok(folder.join(format!("simulator{}", std::env::consts::EXE_SUFFIX)))
}
