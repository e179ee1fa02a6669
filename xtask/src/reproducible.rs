//! Whether the package comes out the same, byte for byte, when it is built in another folder.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::package::{self, Package};
use crate::workspace::Workspace;

/// Builds what git tracks a second time, in a folder with another name and depth, and compares the tarballs.
pub fn check(workspace: &Workspace, package: &Package) -> Result<()> {
    let folder = workspace.output("reproducible/in/another/folder");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy_checkout(workspace, &folder)?;
    let again = package::build(&workspace.at(&folder)?)?;
    let [first, second] = [&package.tarball, &again.tarball].map(fs::read);
    ensure!(
        first? == second?,
        "the package depends on the folder it is built in; a path has probably got into a file: unpack and compare {} \
         and {}",
        package.tarball.display(),
        again.tarball.display()
    );
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Copies the files that git knows or would take, as they are now; what npm installed is shared.
fn copy_checkout(workspace: &Workspace, folder: &Path) -> Result<()> {
    let git = workspace.command("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let files = git.read().context("git does not list the files of this checkout")?;
    for file in files.split('\0').filter(|file| !file.is_empty()) {
        let (from, to) = (workspace.root.join(file), folder.join(file));
        // A file that was deleted, but not yet for git; or a link to a folder, which the build does not need.
        if !from.is_file() {
            continue;
        }
        fs::create_dir_all(to.parent().context("a file without a folder")?)?;
        fs::copy(&from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    link(&workspace.root.join("node_modules"), &folder.join("node_modules"))
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(from, to)?)
}

/// Without a link, npm installs the packages a second time.
#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    Ok(())
}
