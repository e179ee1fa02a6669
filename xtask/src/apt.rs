//! Packages of a Debian-like system, for what the tests need of it.

use crate::say;
use crate::search_path;
use crate::workspace::Workspace;

/// Installs packages where that is possible and allowed; what is there afterwards is for the caller to see.
///
/// Package sources differ, and what one lacks another may have: a failure is none yet.
pub fn install(workspace: &Workspace, what: &str, packages: &[&str]) {
    if !may_install(workspace) {
        return;
    }
    say::step(&format!("installing {what}, once per machine, about 1 minute"));
    let apt = |arguments: &[&str]| {
        let command = workspace.command("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        workspace.run(command)
    };
    let _ = apt(&["update"]);
    let _ = apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat());
}

fn may_install(workspace: &Workspace) -> bool {
    search_path::find("apt-get").is_some() && workspace.ask("id", "-u").is_some_and(|user| user == "0")
}
