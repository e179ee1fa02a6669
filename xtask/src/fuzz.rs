//! The fuzz targets, for a short time: enough to see that they build, and that what was once found stays found.

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{cargo_tools, rust};

const TARGETS: [&str; 2] = ["reply", "encode"];
const SECONDS: u32 = 30;

/// Whether there is a nightly toolchain, without which there is no fuzzing.
pub fn is_possible(workspace: &Workspace) -> bool {
    workspace
        .command("rustup")
        .args(["run", rust::NIGHTLY, "rustc", "--version"])
        .ignore_stderr()
        .read()
        .is_ok()
}

/// Runs each target. What is new of interest goes to `target/`; the corpus in `fuzz/` is only read.
pub fn run(workspace: &Workspace) -> Result<()> {
    let program = cargo_tools::cargo_fuzz(workspace)?.join("cargo-fuzz");
    for target in TARGETS {
        let found = workspace.output("fuzz").join(target);
        std::fs::create_dir_all(&found)?;
        let dictionary = format!("fuzz/dictionaries/{target}.dict");
        let has_dictionary = workspace.root.join(&dictionary).exists();
        let command = workspace
            .command(&program)
            .args(["run", target])
            .arg(&found)
            .arg(format!("fuzz/corpus/{target}"))
            .args(["--", "-verbosity=0", "-print_final_stats=1", "-max_len=4096"])
            .arg(format!("-max_total_time={SECONDS}"))
            .args(has_dictionary.then(|| format!("-dict={dictionary}")))
            .env("RUSTUP_TOOLCHAIN", rust::NIGHTLY);
        workspace.run(command)?;
    }
    Ok(())
}
