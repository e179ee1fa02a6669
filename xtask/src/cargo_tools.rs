//! wasm-pack, wasm-bindgen, cargo-deny, cargo-fuzz and geckodriver, compiled once per machine.
//!
//! They are kept in the user's cache folder, one folder for each version. A second checkout finds them there, and a
//! checkout of an older commit leaves them alone.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use semver::Version;

use crate::dependencies;
use crate::say;
use crate::search_path;
use crate::version;
use crate::workspace::Workspace;

/// A program that comes as a crate.
struct Tool {
    krate: &'static str,
    version: Version,
    program: &'static str,
    /// Programs of the same crate that must sit beside it.
    beside: &'static [&'static str],
    /// Whether the crate's own lock file is used. wasm-bindgen-cli has none.
    locked: bool,
    /// How long it takes to compile.
    minutes: u32,
}

/// The folder with wasm-pack.
pub fn wasm_pack(workspace: &Workspace) -> Result<PathBuf> {
    Tool::plain("wasm-pack", Version::new(0, 15, 1), 4).ensure(workspace)
}

/// The folder with wasm-bindgen, of exactly the version the core is built with.
///
/// wasm-pack takes it from `PATH` only then, and only with the test runner beside it; else it would download one.
pub fn wasm_bindgen(workspace: &Workspace) -> Result<PathBuf> {
    let tool = Tool {
        krate: "wasm-bindgen-cli",
        version: dependencies::version_of(workspace, "wasm-bindgen")?,
        program: "wasm-bindgen",
        beside: &["wasm-bindgen-test-runner"],
        locked: false,
        minutes: 4,
    };
    tool.ensure(workspace)
}

/// The folder with cargo-fuzz.
pub fn cargo_fuzz(workspace: &Workspace) -> Result<PathBuf> {
    Tool::plain("cargo-fuzz", Version::new(0, 13, 2), 1).ensure(workspace)
}

/// The folder with cargo-deny.
pub fn cargo_deny(workspace: &Workspace) -> Result<PathBuf> {
    Tool::plain("cargo-deny", Version::new(0, 20, 2), 2).ensure(workspace)
}

/// The folder with geckodriver, which Debian does not have.
pub fn geckodriver(workspace: &Workspace) -> Result<PathBuf> {
    Tool::plain("geckodriver", Version::new(0, 37, 1), 5).ensure(workspace)
}

impl Tool {
    /// One program, called like its crate.
    fn plain(krate: &'static str, version: Version, minutes: u32) -> Self {
        Tool { krate, version, program: krate, beside: &[], locked: true, minutes }
    }

    fn ensure(&self, workspace: &Workspace) -> Result<PathBuf> {
        let cache = cache()?;
        let root = cache.join(format!("{}-{}", self.program, self.version));
        let own = root.join("bin");
        let on_path = search_path::find(self.program).and_then(|file| file.parent().map(Path::to_path_buf));
        if let Some(folder) =
            on_path.into_iter().chain([own.clone()]).find(|folder| self.is_in(workspace, folder))
        {
            return Ok(folder);
        }

        self.install(workspace, &cache, &root)?;
        ensure!(
            self.is_in(workspace, &own),
            "{} {} was installed but does not run",
            self.program,
            self.version
        );
        Ok(own)
    }

    /// Whether the folder has this version, complete and able to run: an install may have been interrupted.
    fn is_in(&self, workspace: &Workspace, folder: &Path) -> bool {
        let file = |name: &str| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
        let program = file(self.program);
        program.is_file()
            && self.beside.iter().all(|name| file(name).is_file())
            && workspace.ask(program, "--version").and_then(|text| version::find(&text)).as_ref()
                == Some(&self.version)
    }

    fn install(&self, workspace: &Workspace, cache: &Path, root: &Path) -> Result<()> {
        let Self { krate, version, minutes, .. } = self;
        say::step(&format!("compiling {krate} {version}, once per machine, about {minutes} min"));
        // A target folder of its own: in the project's, `cargo clean` and other profiles would get in the way.
        let target = cache.join(format!("build-{krate}-{version}"));
        let command = workspace
            .command("cargo")
            .args(["install", krate, "--version", &format!("={version}")])
            .args(self.locked.then_some("--locked"))
            // An interrupted install may have left something.
            .arg("--force")
            .arg("--root")
            .arg(root)
            .env("CARGO_TARGET_DIR", &target)
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTFLAGS");
        workspace.run(command).with_context(|| format!("cannot install {krate} {version}"))?;
        std::fs::remove_dir_all(&target).with_context(|| format!("cannot remove {}", target.display()))
    }
}

/// The folder for what is shared by all checkouts.
fn cache() -> Result<PathBuf> {
    let given = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = given.or_else(|| Some(env::home_dir()?.join(".cache")));
    Ok(folder.context("there is no home folder; set XDG_CACHE_HOME")?.join("goecharger"))
}
