//! `cargo xtask bench`: measurements of the package, side by side with what a user could take instead.

use anyhow::Result;
use clap::ValueEnum;

use crate::javascript::Subjects;
use crate::simulator::{self, Profile};
use crate::workspace::Workspace;
use crate::{package, say};

/// What to run in the place of the measurements.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Program {
    /// Whether memory stays flat over 100 000 calls, of which every second fails
    Memory,
    /// 20 000 mixed calls, of whose requests a tenth fails, and whether each told the truth
    Soak,
    /// A sunny afternoon: surplus drives a simulated charger; writes docs/surplus-afternoon.svg
    Afternoon,
    /// What a fleet of 1 000 to 30 000 chargers costs in one process, beside a bare loop
    Fleet,
}

/// Builds what is measured, then measures. With no program named, it writes `docs/performance.md`.
pub fn run(workspace: &Workspace, program: Option<Program>, options: &[String]) -> Result<()> {
    let package = package::build(workspace)?;
    // The others bring a server of their own.
    let needs_simulator = matches!(program, Some(Program::Soak | Program::Afternoon));
    let simulator = needs_simulator.then(|| simulator::build(workspace, Profile::Release)).transpose()?;
    let subjects = Subjects { package, simulator, chromium: None };
    let (script, duration): (&[&str], _) = match program {
        None => (&["benches/run.mjs"], "6 minutes"),
        Some(Program::Memory) => (&["benches/memory.mjs"], "1 minute"),
        Some(Program::Soak) => (&["--expose-gc", "benches/soak.mjs"], "1 minute"),
        Some(Program::Afternoon) => (&["benches/afternoon.mjs"], "1 minute"),
        Some(Program::Fleet) => (&["benches/fleet.mjs"], "15 minutes"),
    };
    say::step(&format!("measuring, about {duration}"));
    workspace.run(subjects.node(workspace).args(script).args(options))
}
