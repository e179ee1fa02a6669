//! What `Cargo.lock` says.

use anyhow::{Context, Result, bail};

use crate::version::Version;
use crate::workspace::Workspace;

/// The version of a crate that the workspace is built with.
pub fn version_of(workspace: &Workspace, krate: &str) -> Result<Version> {
    let file = workspace.root.join("Cargo.lock");
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    version_in(&text, krate)
}

fn version_in(lock: &str, krate: &str) -> Result<Version> {
    let lock: toml::Table = lock.parse().context("Cargo.lock is not TOML")?;
    let packages =
        lock.get("package").and_then(toml::Value::as_array).context("Cargo.lock lists no packages")?;
    let mut versions = packages
        .iter()
        .filter(|package| package.get("name").and_then(toml::Value::as_str) == Some(krate))
        .filter_map(|package| package.get("version").and_then(toml::Value::as_str));
    match (versions.next(), versions.next()) {
        (Some(version), None) => {
            Version::find(version).with_context(|| format!("{krate} {version} is not a version"))
        }
        (None, _) => bail!("Cargo.lock has no {krate}: the core does not depend on it"),
        (Some(_), Some(_)) => {
            bail!("Cargo.lock has more than one version of {krate}: `cargo update -p {krate}`")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
        version = 4

        [[package]]
        name = "twice"
        version = "1.0.0"

        [[package]]
        name = "twice"
        version = "2.0.0"

        [[package]]
        name = "wasm-bindgen"
        version = "0.2.130"
        dependencies = ["cfg-if"]
    "#;

    #[test]
    fn the_version_of_a_crate_is_read() -> Result<()> {
        assert_eq!(version_in(LOCK, "wasm-bindgen")?, Version::new(0, 2, 130));
        Ok(())
    }

    #[test]
    fn a_crate_that_is_missing_or_there_twice_is_an_error() {
        assert!(version_in(LOCK, "serde").is_err());
        assert!(version_in(LOCK, "twice").is_err());
        assert!(version_in("version = 4", "serde").is_err());
    }
}
