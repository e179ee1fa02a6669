//! `cargo xtask build`: the npm package.
//!
//! Rust core and simulator → wasm-pack (cargo, wasm-bindgen, wasm-opt) → `target/wasm-pack/`
//! `target/wasm-pack/` + `pkg-template/` → `bundle.mjs` (esbuild) → `pkg/` (+ notices) → npm pack → `target/package/*.tgz`

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

use crate::stamp::{self, Stamp};
use crate::workspace::Workspace;
use crate::{cargo_tools, notices, npm, rust, say, search_path};

/// Everything that can change what is in the package.
const INPUTS: [&str; 20] = [
    "src",
    "wasm",
    "simulator/src",
    "simulator/wasm",
    "simulator/Cargo.toml",
    "tests/captures",
    "pkg-template",
    "catalogue",
    "README.md",
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
    "rust-toolchain.toml",
    "package-lock.json",
    "xtask/bundle.mjs",
    "xtask/inline.mjs",
    "xtask/src/notices.rs",
];

/// The package that was built.
pub struct Package {
    /// The tarball as it would be published.
    pub tarball: PathBuf,
}

/// The programs that wasm-pack is to use.
struct Tools {
    wasm_pack: PathBuf,
    wasm_bindgen: PathBuf,
    /// `node_modules/.bin`, for the wasm-opt of the npm package `binaryen`.
    npm: PathBuf,
}

/// Builds the package, unless the one that is there was made from the same inputs.
pub fn build(workspace: &Workspace) -> Result<Package> {
    rust::ensure_wasm(workspace)?;
    npm::ensure(workspace)?;
    let tools = Tools {
        wasm_pack: cargo_tools::wasm_pack(workspace)?,
        wasm_bindgen: cargo_tools::wasm_bindgen(workspace)?,
        npm: npm::programs(workspace),
    };

    let pkg = workspace.root.join("pkg");
    let packed = workspace.output("package");
    let stamp_file = workspace.output("xtask").join("package-stamp");
    let inputs = inputs(workspace, &tools)?;
    if let Some(tarball) = npm::tarball(&packed)
        && stamp::is_current(&stamp_file, &made(&inputs, &pkg, &packed)?)
    {
        println!("pkg/ is current");
        return Ok(Package { tarball });
    }

    let glue = workspace.output("wasm-pack");
    say::step("compiling the core to WebAssembly, about 30 seconds at first, then seconds");
    compile(workspace, &tools, "core", &workspace.root.join("wasm"), &glue)?;
    say::step("compiling the simulator to WebAssembly, about 30 seconds at first, then seconds");
    compile(workspace, &tools, "simulator", &workspace.root.join("simulator/wasm"), &glue)?;
    bundle(workspace, &glue, &pkg)?;
    fs::write(pkg.join(notices::FILE), notices::text(workspace)?)?;
    let tarball = npm::pack(workspace, &pkg, &packed)?;
    stamp::leave(&stamp_file, &made(&inputs, &pkg, &packed)?)?;
    println!("pkg/ and {} are built", tarball.display());
    Ok(Package { tarball })
}

fn inputs(workspace: &Workspace, tools: &Tools) -> Result<String> {
    let rustc = workspace.ask("rustc", "--version").context("rustc does not run")?;
    let flags = env::var("RUSTFLAGS").unwrap_or_default();
    let stamp = Stamp::default().text(&rustc).text(&flags);
    let stamp = [&tools.wasm_pack, &tools.wasm_bindgen]
        .iter()
        .fold(stamp, |stamp, tool| stamp.text(&tool.to_string_lossy()));
    let stamp = INPUTS.iter().try_fold(stamp, |stamp, input| stamp.path(&workspace.root.join(input)))?;
    Ok(stamp.finish())
}

/// The stamp covers the result as well, so that a `pkg/` that somebody changed is made again.
fn made(inputs: &str, pkg: &Path, packed: &Path) -> Result<String> {
    Ok(Stamp::default().text(inputs).path(pkg)?.path(packed)?.finish())
}

/// Compiles a crate to WebAssembly and makes its JavaScript glue.
fn compile(workspace: &Workspace, tools: &Tools, name: &str, krate: &Path, glue: &Path) -> Result<()> {
    // First on PATH: wasm-pack takes any wasm-opt it finds, and that of a Linux distribution is too old.
    let path = search_path::with_first(&[&tools.npm, &tools.wasm_bindgen])?;
    let command = workspace
        .command(tools.wasm_pack.join("wasm-pack"))
        // Without it, wasm-pack warns when it cannot look for its own updates.
        .args(["--log-level", "error", "build"])
        .arg(krate)
        .args([
            "--release",
            "--target",
            "no-modules",
            "--mode",
            "no-install",
            "--no-pack",
            "--out-name",
            name,
            "--out-dir",
        ])
        .arg(glue)
        .env("PATH", path)
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags(workspace)?);
    workspace.run(command)
}

/// Renames the folders that panics mention as source files: the package must neither depend on nor show where it was
/// built.
fn rust_flags(workspace: &Workspace) -> Result<OsString> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")?;
    // Of two names that fit, rustc takes the later one.
    let mut renamed = vec![(workspace.root.clone(), "."), (cargo_home.clone(), "cargo")];
    // Each registry has a folder here, named after its host: a mirror's has another name.
    if let Ok(registries) = fs::read_dir(cargo_home.join("registry/src")) {
        renamed.extend(registries.flatten().map(|registry| (registry.path(), "crates")));
    }
    let given = env::var("RUSTFLAGS").unwrap_or_default();
    let mut flags: Vec<OsString> = given.split_whitespace().map(OsString::from).collect();
    for (from, to) in renamed {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(from);
        flag.push(format!("={to}"));
        flags.push(flag);
    }
    Ok(flags.join(OsStr::new("\u{1f}")))
}

/// Bundles the glue and the hand-written part into the flat files that are published.
fn bundle(workspace: &Workspace, glue: &Path, pkg: &Path) -> Result<()> {
    say::step("bundling pkg/");
    // Nothing of an earlier build may get into the tarball.
    if pkg.exists() {
        fs::remove_dir_all(pkg)?;
    }
    workspace.run(workspace.command("node").arg("xtask/bundle.mjs").arg(glue).arg(pkg))
}
