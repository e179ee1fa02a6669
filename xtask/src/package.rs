//! `cargo xtask build`: the npm package.
//!
//! Rust core → wasm-pack (cargo, wasm-bindgen, wasm-opt) → `target/wasm-pack/`
//! `target/wasm-pack/` + `pkg-template/` → `bundle.mjs` (esbuild) → `pkg/` → npm pack → `target/package/*.tgz`

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

use crate::stamp::{self, Stamp};
use crate::workspace::Workspace;
use crate::{cargo_tools, npm, rust, say, search_path};

/// All that may change what is in the package.
const INPUTS: [&str; 12] = [
    "src",
    "pkg-template",
    "catalogue",
    "README.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
    "rust-toolchain.toml",
    "package-lock.json",
    "xtask/bundle.mjs",
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

/// Builds the package, unless the one that is there was made of the same things.
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
    compile(workspace, &tools, &glue)?;
    bundle(workspace, &glue, &pkg)?;
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

/// The stamp covers what was made as well, so that a `pkg/` that somebody touched is made again.
fn made(inputs: &str, pkg: &Path, packed: &Path) -> Result<String> {
    Ok(Stamp::default().text(inputs).path(pkg)?.path(packed)?.finish())
}

/// Compiles the core to WebAssembly and makes its JavaScript glue.
fn compile(workspace: &Workspace, tools: &Tools, glue: &Path) -> Result<()> {
    say::step("compiling the core to WebAssembly, about 30 seconds at first, then seconds");
    // First on PATH: wasm-pack takes any wasm-opt it finds, and that of a Linux distribution is too old.
    let path = search_path::with_first(&[&tools.npm, &tools.wasm_bindgen])?;
    let command = workspace
        .command(tools.wasm_pack.join("wasm-pack"))
        // Else it warns where it cannot ask for its own updates.
        .args(["--log-level", "error", "build"])
        .arg(&workspace.root)
        .args([
            "--release",
            "--target",
            "no-modules",
            "--mode",
            "no-install",
            "--no-pack",
            "--out-name",
            "core",
            "--out-dir",
        ])
        .arg(glue)
        .env("PATH", path)
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags(workspace)?);
    workspace.run(command)
}

/// The messages of panics name source files. What is published must not depend on, or tell, where it was built.
fn rust_flags(workspace: &Workspace) -> Result<OsString> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")?;
    let mut flags = OsString::new();
    for flag in env::var("RUSTFLAGS").unwrap_or_default().split_whitespace() {
        flags.push(flag);
        flags.push("\u{1f}");
    }
    for (from, to) in [(&workspace.root, "=.\u{1f}"), (&cargo_home, "=cargo")] {
        flags.push("--remap-path-prefix=");
        flags.push(from);
        flags.push(to);
    }
    Ok(flags)
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
