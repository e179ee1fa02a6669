//! Where things are, and how programs are started there.

use std::env;
use std::ffi::OsStr;
use std::path::{self, Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Cmd, Shell};

/// The checkout this runner belongs to.
pub struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Where cargo puts what it builds; `CARGO_TARGET_DIR` when that is set.
    pub target: PathBuf,
    shell: Shell,
}

impl Workspace {
    /// Finds the checkout from what `cargo run` says, so that it works from any folder and after the checkout was moved.
    pub fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().context("xtask/ has no parent folder")?.to_path_buf();
        let target = ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"]
            .iter()
            .find_map(env::var_os)
            .map_or_else(|| Ok(root.join("target")), path::absolute)?;
        let shell = Shell::new()?;
        shell.change_dir(&root);
        Ok(Self { root, target, shell })
    }

    /// Another checkout, with a target folder of its own.
    pub fn at(&self, root: &Path) -> Result<Self> {
        let shell = Shell::new()?;
        shell.change_dir(root);
        Ok(Self { root: root.into(), target: root.join("target"), shell })
    }

    /// The folder for what this runner makes on the way to `pkg/`.
    ///
    /// It stays in the checkout, as `pkg/` does: with a target folder that several checkouts share, one would find
    /// the other's package.
    pub fn output(&self, name: &str) -> PathBuf {
        self.root.join("target").join(name)
    }

    /// A program to be run in the root of the checkout.
    ///
    /// What `cargo run` tells *this* crate about itself is taken out of its environment: build scripts that watch
    /// those variables would run again each time one changes between `cargo` and `cargo xtask`.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Cmd<'_> {
        let mut command =
            self.shell.cmd(Path::new(program.as_ref())).quiet().env("CARGO_TARGET_DIR", &self.target);
        for (name, _) in env::vars_os() {
            if name.to_str().is_some_and(describes_crate) {
                command = command.env_remove(name);
            }
        }
        command
    }

    /// Runs a program in the root, its command line and its output visible.
    pub fn run(&self, command: Cmd<'_>) -> Result<()> {
        println!("$ {command}");
        Ok(command.run()?)
    }

    /// Runs a program in another folder, its command line and its output visible.
    pub fn run_in(&self, folder: &Path, command: Cmd<'_>) -> Result<()> {
        let _back = self.shell.push_dir(folder);
        self.run(command)
    }

    /// What a program prints, or `None` when it does not run or reports a failure.
    pub fn ask(&self, program: impl AsRef<OsStr>, argument: &str) -> Option<String> {
        self.command(program).arg(argument).ignore_stderr().read().ok()
    }
}

/// Whether cargo sets this variable to describe the crate that it runs.
fn describes_crate(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_")
        || ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_BIN_NAME", "CARGO_CRATE_NAME"]
            .contains(&variable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_describes_the_running_crate_is_hidden() {
        assert!(describes_crate("CARGO_PKG_VERSION"));
        assert!(describes_crate("CARGO_MANIFEST_DIR"));
        assert!(!describes_crate("CARGO_HOME"));
        assert!(!describes_crate("CARGO_TARGET_DIR"));
        assert!(!describes_crate("CARGO_PROFILE_RELEASE_LTO"));
    }
}
