//! The crates that the core is made of, as `Cargo.lock` has them.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context, Result, bail};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId, TargetKind};
use semver::Version;

use crate::rust;
use crate::workspace::Workspace;

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
    let core = metadata.root_package().context("the workspace has no crate of its own")?.id.clone();
    let nodes = &metadata.resolve.as_ref().context("cargo resolved no dependencies")?.nodes;
    let nodes: HashMap<_, _> = nodes.iter().map(|node| (&node.id, node)).collect();

    let mut reached = BTreeSet::new();
    let mut open: Vec<&PackageId> = vec![&core];
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
    reached.remove(&core);
    Ok(reached.into_iter().map(|id| metadata[id].clone()).collect())
}

/// What cargo knows of the crates for WebAssembly.
fn metadata(workspace: &Workspace) -> Result<Metadata> {
    let options = ["--locked", "--filter-platform", rust::WASM].map(String::from);
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
        assert!(has("wasm-bindgen"));
        // A procedural macro, a dependency of the tests, one of this runner, and the core itself.
        for name in ["wasm-bindgen-macro", "proptest", "clap", "goecharger"] {
            assert!(!has(name), "{name}");
        }
        Ok(())
    }
}
