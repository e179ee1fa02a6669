//! `cargo xtask release`: everything that has to hold before a version goes out, and how it would go out.

use std::fs;

use anyhow::{Context, Result, bail, ensure};

use crate::workspace::Workspace;
use crate::{package, test};

/// The version of the workspace, and so of the package.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Checks, runs every test (which builds twice and compares), packs, and publishes; without `publish`, npm only says what
/// it would do.
pub fn run(workspace: &Workspace, publish: bool) -> Result<()> {
    check_sources(workspace)?;
    ensure!(!publish || names_repository(workspace)?, NO_REPOSITORY);
    test::run(workspace, &[])?;
    let package = package::build(workspace)?;
    let command = workspace.command("npm").args(["publish", "--access", "public", "--ignore-scripts"]);
    let command = command.arg(if publish { "--provenance" } else { "--dry-run" });
    workspace.run(command.arg(&package.tarball))?;
    if !publish {
        println!(
            "\n{} is ready. Nothing is published yet: RELEASING.md says what is next",
            package.tarball.display()
        );
    }
    Ok(())
}

const NO_REPOSITORY: &str = "npm makes no provenance for a package without `repository` in its package.json: \
                             RELEASING.md says what to add first";

/// What can be seen without building: whether the checkout is what git has, and whether all speak of one version.
fn check_sources(workspace: &Workspace) -> Result<()> {
    let changed = workspace.command("git").args(["status", "--porcelain"]).read()?;
    ensure!(
        changed.is_empty(),
        "commit or remove these first, or the tag would not be what was tested:\n{changed}"
    );
    let named = manifest(workspace, "version")?;
    ensure!(
        named == VERSION,
        "Cargo.toml has version {VERSION}, pkg-template/package.json has {named}: they have to be the same"
    );
    let changelog = fs::read_to_string(workspace.root.join("CHANGELOG.md")).context("CHANGELOG.md")?;
    check_changelog(&changelog, VERSION)
}

/// The changelog tells of the version, with its date, and keeps nothing back as unreleased.
fn check_changelog(changelog: &str, version: &str) -> Result<()> {
    let sections = sections_of(changelog);
    let dated = |heading: &str| {
        heading.strip_prefix(version).and_then(|rest| rest.strip_prefix(" - ")).is_some_and(is_date)
    };
    let Some(told) = sections.iter().find(|section| dated(section.lines().next().unwrap_or_default())) else {
        bail!("CHANGELOG.md has no heading `## {version} - YYYY-MM-DD`");
    };
    ensure!(told.lines().skip(1).any(|line| line.starts_with('-')), "CHANGELOG.md says nothing of {version}");
    let kept = sections.iter().find(|section| section.starts_with("Unreleased"));
    ensure!(
        kept.is_none_or(|section| section.lines().skip(1).all(|line| line.trim().is_empty())),
        "CHANGELOG.md still has something under Unreleased: it belongs to {version} now"
    );
    Ok(())
}

/// The parts of the changelog, each from after its `## `.
fn sections_of(changelog: &str) -> Vec<&str> {
    changelog.split("\n## ").skip(1).collect()
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.trim_end().split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2] && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn names_repository(workspace: &Workspace) -> Result<bool> {
    Ok(manifest(workspace, "repository")? != "undefined")
}

/// A field of the package's manifest, as text.
fn manifest(workspace: &Workspace, field: &str) -> Result<String> {
    let script = format!("require('./pkg-template/package.json').{field}");
    Ok(workspace.command("node").args(["-p", &script]).read()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(changelog: &str) -> String {
        check_changelog(changelog, "1.2.0").err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_changelog_that_tells_of_the_version_passes() {
        assert_eq!(
            refusal("# Changelog\n\n## 1.2.0 - 2026-12-01\n\n- New.\n\n## 1.1.0 - 2026-11-01\n\n- Old.\n"),
            ""
        );
        assert_eq!(refusal("# Changelog\n\n## Unreleased\n\n## 1.2.0 - 2026-12-01\n\n- New.\n"), "");
    }

    #[test]
    fn a_changelog_without_the_version_or_its_date_is_refused() {
        for changelog in [
            "# Changelog\n\n## Unreleased\n\n- New.\n",
            "# Changelog\n\n## 1.2.0\n\n- New.\n",
            "# Changelog\n\n## 1.2.0 - soon\n\n- New.\n",
            "# Changelog\n\n## 1.2.0-beta - 2026-12-01\n\n- New.\n",
            "# Changelog\n\n## 11.2.0 - 2026-12-01\n\n- New.\n",
        ] {
            assert!(refusal(changelog).contains("no heading"), "{changelog}");
        }
    }

    #[test]
    fn a_version_with_nothing_to_tell_and_leftovers_are_refused() {
        assert!(
            refusal("# Changelog\n\n## 1.2.0 - 2026-12-01\n\n## 1.1.0 - 2026-11-01\n\n- Old.\n")
                .contains("says nothing")
        );
        let left = "# Changelog\n\n## Unreleased\n\n- Later.\n\n## 1.2.0 - 2026-12-01\n\n- New.\n";
        assert!(refusal(left).contains("under Unreleased"));
    }
}
