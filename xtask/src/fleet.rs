//! What the example of a fleet past one process needs: a queue, a database, and packages from npm of its own.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::workspace::Workspace;
use crate::{apt, npm, search_path};

/// Where Debian has the programs of PostgreSQL, by version.
const POSTGRESQL: &str = "/usr/lib/postgresql";

/// Gets it, where that is possible.
pub fn prepare(workspace: &Workspace) -> Result<()> {
    if !(has_queue() && has_database()) {
        apt::install(workspace, "Redis and PostgreSQL", &["redis-server", "postgresql"]);
    }
    ensure!(has_queue(), "neither valkey-server nor redis-server is installed");
    ensure!(has_database(), "there is no PostgreSQL in {POSTGRESQL}");
    npm::ensure_in(workspace, &workspace.root.join("examples/fleet"))
}

fn has_queue() -> bool {
    ["valkey-server", "redis-server"].iter().any(|name| search_path::find(name).is_some())
}

fn has_database() -> bool {
    Path::new(POSTGRESQL).is_dir()
}
