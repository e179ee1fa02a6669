//! Node.js and the packages from npm that build and test with it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use semver::Version;
use xshell::Cmd;

use crate::say;
use crate::search_path;
use crate::stamp::{self, Stamp};
use crate::version;
use crate::workspace::Workspace;

/// Makes sure that Node.js is there, and that `node_modules/` has what `package-lock.json` lists.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    ensure_in(workspace, &workspace.root)
}

/// The same for a folder with packages of its own.
pub fn ensure_in(workspace: &Workspace, folder: &Path) -> Result<()> {
    let answer =
        workspace.ask("node", "--version").context("Node.js is missing: install version 20.19 or newer")?;
    let version = version::find(&answer).with_context(|| format!("`node --version` says {answer:?}"))?;
    ensure!(
        fits(&version),
        "Node.js {version} is too old: install 20.19 or newer (of the 22 line 22.12 or newer)"
    );
    ensure!(search_path::find("npm").is_some(), "npm is missing: install it, it belongs to Node.js");

    let lock = folder.join("package-lock.json");
    let wanted = Stamp::default().text(std::env::consts::ARCH).path(&lock)?.finish();
    // npm removes the folder first, so an interrupted install leaves no stamp.
    let stamp_file = folder.join("node_modules/.goecharger-stamp");
    if stamp::is_current(&stamp_file, &wanted) {
        return Ok(());
    }
    say::step("installing npm packages as package-lock.json lists them, about 10 seconds");
    // `--include=dev`, as NODE_ENV=production would leave out everything; no package needs its install script.
    workspace.run_in(folder, workspace.command("npm").args(["ci", "--include=dev", "--ignore-scripts"]))?;
    stamp::leave(&stamp_file, &wanted)
}

/// The versions that Vite 8 accepts, the most demanding of the packages.
fn fits(node: &Version) -> bool {
    (node.major == 20 && node.minor >= 19) || *node >= Version::new(22, 12, 0)
}

/// Where the programs of the installed packages are.
pub fn programs(workspace: &Workspace) -> PathBuf {
    modules(workspace).join(".bin")
}

/// A script of an installed package, run by Node.js itself. Through `npx` it would outlive what started it.
pub fn script<'a>(workspace: &'a Workspace, node_options: &[&str], path: &str) -> Cmd<'a> {
    workspace.command("node").args(node_options).arg(modules(workspace).join(path))
}

/// Packs the package in a folder as `npm publish` would. Returns the tarball, the only one in `destination` then.
pub fn pack(workspace: &Workspace, folder: &Path, destination: &Path) -> Result<PathBuf> {
    if destination.exists() {
        fs::remove_dir_all(destination)?;
    }
    fs::create_dir_all(destination)?;
    let command =
        workspace.command("npm").args(["pack", "--loglevel=warn", "--pack-destination"]).arg(destination);
    workspace.run_in(folder, command)?;
    tarball(destination).with_context(|| format!("npm pack left no tarball in {}", destination.display()))
}

/// The tarball in a folder.
pub fn tarball(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder).ok()?;
    files
        .flatten()
        .map(|file| file.path())
        .find(|file| file.extension().is_some_and(|extension| extension == "tgz"))
}

fn modules(workspace: &Workspace) -> PathBuf {
    workspace.root.join("node_modules")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_odd_versions_of_node_do_not_fit() {
        for (major, minor, fit) in [
            (18, 20, false),
            (20, 18, false),
            (20, 19, true),
            (21, 7, false),
            (22, 11, false),
            (22, 12, true),
            (26, 0, true),
        ] {
            assert_eq!(fits(&Version::new(major, minor, 0)), fit, "{major}.{minor}");
        }
    }
}
