//! `cargo xtask bench`: measurements of the package, side by side with bare `fetch`.

use anyhow::Result;
use clap::ValueEnum;

use crate::javascript::Subjects;
use crate::simulator::{self, Profile};
use crate::workspace::Workspace;
use crate::{chromium, package, say};

/// What to run in the place of the measurements.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Program {
    /// 20 000 mixed calls, of whose requests a tenth fails, and whether each told the truth
    Soak,
}

/// Builds what is measured, then measures.
pub fn run(workspace: &Workspace, program: Option<Program>, options: &[String]) -> Result<()> {
    let subjects = Subjects {
        package: package::build(workspace)?,
        simulator: simulator::build(workspace, Profile::Release)?,
        chromium: chromium::find(workspace),
    };
    say::step("measuring");
    let script: &[&str] = match program {
        None => &["benches/run.mjs"],
        Some(Program::Soak) => &["--expose-gc", "benches/soak.mjs"],
    };
    workspace.run(subjects.node(workspace).args(script).args(options))
}
