//! `cargo xtask screenshots`: pictures of every view of the dashboard, for the README and to look at.

use anyhow::Result;

use crate::javascript::Subjects;
use crate::workspace::Workspace;
use crate::{chromium, package};

/// Makes them in `docs/images/`; says how large the page is, and when it first shows something.
pub fn run(workspace: &Workspace) -> Result<()> {
    let subjects = Subjects {
        package: package::build(workspace)?,
        simulator: None,
        chromium: Some(chromium::ensure(workspace)?),
    };
    workspace.run(subjects.node(workspace).arg("tests/browser/screenshots.mjs"))
}
