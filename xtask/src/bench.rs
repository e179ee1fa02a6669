//! `cargo xtask bench`: measurements of the package, side by side with bare `fetch`.

use anyhow::Result;

use crate::javascript::Subjects;
use crate::simulator::{self, Profile};
use crate::workspace::Workspace;
use crate::{chromium, package, say};

/// Builds what is measured, then measures.
pub fn run(workspace: &Workspace) -> Result<()> {
    let subjects = Subjects {
        package: package::build(workspace)?,
        simulator: simulator::build(workspace, Profile::Release)?,
        chromium: chromium::find(workspace),
    };
    say::step("measuring");
    workspace.run(subjects.node(workspace).arg("benches/run.mjs"))
}
