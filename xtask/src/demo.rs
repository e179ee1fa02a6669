//! `cargo xtask demo`: the dashboard in a browser, with simulated chargers behind it.

use std::process::Command;

use anyhow::Result;

use crate::simulator::{self, Profile};
use crate::workspace::Workspace;
use crate::{npm, package, say};

/// Builds both, then becomes Vite, which starts and ends the simulator: `www/simulator-plugin.ts`.
pub fn run(workspace: &Workspace) -> Result<()> {
    package::build(workspace)?;
    let program = simulator::build(workspace, Profile::Dev)?;

    say::step("starting the simulator and the page's server");
    let vite = npm::script(workspace, &[], "vite/bin/vite.js")
        .args(["--host", "127.0.0.1", "--clearScreen", "false", "--logLevel", "warn"])
        .env("GOECHARGER_SIMULATOR", program);
    let mut command = Command::from(vite);
    command.current_dir(workspace.root.join("www"));
    become_program(&mut command)
}

/// Puts the program in the place of this one: who ends the demo, by Ctrl-C or any signal, then ends Vite itself.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec().into())
}

/// Where that is not possible, Ctrl-C reaches both.
#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<()> {
    anyhow::ensure!(command.status()?.success(), "the page's server has failed");
    Ok(())
}
