//! `cargo xtask matrix`: the packed package in each runtime, browser and bundler, by `tests/matrix/`.

use anyhow::Result;

use crate::javascript::Subjects;
use crate::simulator::{self, Profile};
use crate::workspace::Workspace;
use crate::{apt, cargo_tools, chromium, package, say, search_path};

const GECKODRIVER: &str = "firefox-geckodriver";

/// Runs the cells named; without any name all of them, for which it installs the browsers and writes
/// `docs/compatibility.md`.
pub fn run(workspace: &Workspace, cells: &[String]) -> Result<()> {
    let subjects = Subjects {
        package: package::build(workspace)?,
        simulator: Some(simulator::build(workspace, Profile::Dev)?),
        chromium: if cells.is_empty() { chromium::ensure(workspace).ok() } else { chromium::find(workspace) },
    };
    if cells.is_empty() {
        ensure_browsers(workspace);
    }
    let mut command = subjects.node(workspace).arg("tests/matrix/run.mjs").args(cells);
    if cells.is_empty() || cells.iter().any(|cell| cell.starts_with(GECKODRIVER)) {
        command = command.env("GECKODRIVER", cargo_tools::geckodriver(workspace)?.join("geckodriver"));
    }
    say::step("the matrix, about 5 minutes when all of it runs");
    workspace.run(command)
}

/// Runs the cells that take little time.
pub fn run_quick(workspace: &Workspace, subjects: &Subjects) -> Result<()> {
    ensure_browsers(workspace);
    workspace.run(subjects.node(workspace).args(["tests/matrix/run.mjs", "--quick"]))
}

/// Installs what is missing of Firefox and WebKit. Where that fails, what needs them is skipped and says why.
pub fn ensure_browsers(workspace: &Workspace) {
    let missing = |programs: &[&str]| programs.iter().all(|program| search_path::find(program).is_none());
    if missing(&["firefox-esr", "firefox"]) {
        apt::install(workspace, "Firefox", &["firefox-esr"]);
    }
    if missing(&["WebKitWebDriver"]) || missing(&["Xvfb"]) {
        apt::install(workspace, "WebKit and a display for it", &["webkit2gtk-driver", "xvfb"]);
    }
}
