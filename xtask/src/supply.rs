//! What this project is built with: its licences, where it comes from, and what is known against it.

use anyhow::Result;

use crate::cargo_tools;
use crate::test::Report;
use crate::workspace::Workspace;

/// What has npm packages of its own.
const NPM_FOLDERS: [&str; 3] = [".", "docs/site", "examples/fleet"];

/// Checks the crates as `deny.toml` says, and both registries' lists of known faults where they can be asked.
pub fn check(workspace: &Workspace, report: &mut Report) -> Result<()> {
    let program = report.step("cargo-deny", || cargo_tools::cargo_deny(workspace))?.join("cargo-deny");
    let deny = |arguments: &[&str]| {
        workspace.command(&program).args(["--workspace", "--log-level", "error"]).args(arguments)
    };
    report.step("licences and sources of the crates", || {
        workspace.run(deny(&["--offline", "check", "licenses", "bans", "sources"]))
    })?;

    if deny(&["fetch", "db"]).ignore_stderr().run().is_ok() {
        report.step("known faults of the crates", || workspace.run(deny(&["check", "advisories"])))?;
    } else {
        report.skip("known faults of the crates", "the database of advisories cannot be fetched");
    }

    for folder in NPM_FOLDERS {
        let audit = || workspace.command("npm").args(["--prefix", folder, "audit", "--audit-level=high"]);
        let name = format!("known faults of the npm packages of {folder}");
        // Only `audit` itself says whether the registry answers it; with no answer the exit code is that of a finding.
        let answer = audit().arg("--json").ignore_status().ignore_stderr().read()?;
        if answer.contains("\"auditReportVersion\"") {
            report.step(&name, || workspace.run(audit()))?;
        } else {
            report.skip(&name, "the registry does not answer `npm audit`");
        }
    }
    Ok(())
}
