//! The crates that the package is made of, as `Cargo.lock` has them.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context, Result, bail};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId, TargetKind};
use semver::Version;

use crate::rust;
use crate::workspace::Workspace;

/// The crates of this workspace that become a WebAssembly of the package.
const IN_PACKAGE: [&str; 2] = ["goecharger-core", "goecharger-simulator"];

/// The version of a crate that the core is built with.
pub fn version_of(workspace: &Workspace, krate: &str) -> Result<Version> {
    let metadata = metadata(workspace)?;
    let found: Vec<_> = metadata.packages.iter().filter(|package| package.name == krate).collect();
    match found[..] {
        [package] => Ok(package.version.clone()),
        [] => bail!("Cargo.lock has no {krate}: the core does not depend on it"),
        _ => bail!("Cargo.lock has more than one version of {krate}: `cargo update -p {krate}`"),
    }
}

/// The crates of others whose code is in the WebAssembly, by name.
///
/// What only runs while it is compiled, build scripts and procedural macros, is not among them.
pub fn compiled_in(workspace: &Workspace) -> Result<Vec<Package>> {
    let metadata = metadata(workspace)?;
    let own = metadata
        .workspace_packages()
        .into_iter()
        .filter(|package| IN_PACKAGE.iter().any(|name| package.name == *name));
    let nodes = &metadata.resolve.as_ref().context("cargo resolved no dependencies")?.nodes;
    let nodes: HashMap<_, _> = nodes.iter().map(|node| (&node.id, node)).collect();

    let mut reached = BTreeSet::new();
    let mut open: Vec<&PackageId> = own.map(|package| &package.id).collect();
    while let Some(id) = open.pop() {
        if metadata[id].targets.iter().any(|target| target.kind.contains(&TargetKind::ProcMacro))
            || !reached.insert(id)
        {
            continue;
        }
        let dependencies = nodes.get(id).map(|node| node.deps.as_slice()).unwrap_or_default();
        let normal = dependencies
            .iter()
            .filter(|dependency| dependency.dep_kinds.iter().any(|info| info.kind == DependencyKind::Normal));
        open.extend(normal.map(|dependency| &dependency.pkg));
    }
    reached.retain(|id| !metadata.workspace_members.contains(id));
    Ok(reached.into_iter().map(|id| metadata[id].clone()).collect())
}

/// What cargo knows of the crates for WebAssembly.
fn metadata(workspace: &Workspace) -> Result<Metadata> {
    // Without default features the simulator has no server in it, as in the package.
    let options = ["--locked", "--no-default-features", "--filter-platform", rust::WASM].map(String::from);
    MetadataCommand::new()
        .manifest_path(workspace.root.join("Cargo.toml"))
        .other_options(options)
        .exec()
        .context("`cargo metadata` fails")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_crate_is_read() -> Result<()> {
        assert!(version_of(&Workspace::find()?, "wasm-bindgen")? >= Version::new(0, 2, 100));
        Ok(())
    }

    #[test]
    fn a_crate_that_is_missing_is_an_error() -> Result<()> {
        let error = version_of(&Workspace::find()?, "no-such-crate").err().context("no error")?;
        assert!(error.to_string().contains("no-such-crate"), "{error}");
        Ok(())
    }

    #[test]
    fn only_what_ends_in_the_webassembly_is_compiled_in() -> Result<()> {
        let crates = compiled_in(&Workspace::find()?)?;
        let has = |name: &str| crates.iter().any(|package| package.name == name);
        assert!(has("wasm-bindgen") && has("fastrand"));
        // A procedural macro, a dependency of the tests, one of this runner, one of the server, and our own.
        for name in ["wasm-bindgen-macro", "proptest", "clap", "axum", "goecharger", "simulator"] {
            assert!(!has(name), "{name}");
        }
        Ok(())
    }
}
