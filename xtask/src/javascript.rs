//! How tests and measurements written in JavaScript are started.

use std::path::PathBuf;

use xshell::Cmd;

use crate::chromium::Chromium;
use crate::package::Package;
use crate::workspace::Workspace;

/// What the scripts work with, told to them by environment variables with absolute paths.
pub struct Subjects {
    /// `GOECHARGER_TARBALL`: they install the package that would be published, not the source tree.
    pub package: Package,
    /// `GOECHARGER_SIMULATOR`: the simulator's program, for scripts that need it.
    pub simulator: Option<PathBuf>,
    /// `CHROMIUM` and `CHROMEDRIVER`, where there are any.
    pub chromium: Option<Chromium>,
}

impl Subjects {
    /// Node.js, knowing the subjects.
    pub fn node<'a>(&self, workspace: &'a Workspace) -> Cmd<'a> {
        let mut command = workspace.command("node").env("GOECHARGER_TARBALL", &self.package.tarball);
        if let Some(program) = &self.simulator {
            command = command.env("GOECHARGER_SIMULATOR", program);
        }
        if let Some(found) = &self.chromium {
            command = command.env("CHROMIUM", &found.browser).env("CHROMEDRIVER", &found.driver);
        }
        command
    }
}
