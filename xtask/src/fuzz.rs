//! The fuzz targets of `fuzz/`, which libFuzzer feeds, and the schedules of `tests/schedules`, which a seed chooses.

use std::path::Path;

use anyhow::Result;
use clap::{Args, ValueEnum};
use xshell::Shell;

use crate::workspace::Workspace;
use crate::{cargo_tools, rust};

/// What is fuzzed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// The core under every order of events that a seed can choose
    Schedules,
    /// Any reply to a read and to a set
    Reply,
    /// Any value on the wire
    Encode,
    /// Any options and arguments
    Options,
    /// Any secret in any text
    Redact,
}

/// How `cargo xtask fuzz` is called.
#[derive(Args)]
pub struct Arguments {
    /// What to fuzz
    target: Target,
    /// How many schedules
    #[arg(long, default_value_t = 1_000_000)]
    count: u64,
    /// The seed of the first schedule; the time when none is given
    #[arg(long)]
    seed: Option<u64>,
    /// How long to feed any other target, in seconds
    #[arg(long, default_value_t = 3_600)]
    seconds: u32,
}

const FED: [Target; 4] = [Target::Reply, Target::Encode, Target::Options, Target::Redact];

/// For a test of all: enough to see that they build, and that what was once found stays found. The same inputs in each
/// run, so that a change is judged by what it changed; `cargo xtask fuzz` looks for what is new.
const SHORT: [&str; 2] = ["-seed=1", "-runs=20000"];

/// Whether there is a nightly toolchain, without which libFuzzer does not run.
pub fn is_possible(workspace: &Workspace) -> bool {
    workspace
        .command("rustup")
        .args(["run", rust::NIGHTLY, "rustc", "--version"])
        .ignore_stderr()
        .read()
        .is_ok()
}

/// Runs each target of `fuzz/` for a short time.
pub fn run_all(workspace: &Workspace) -> Result<()> {
    let found = Shell::new()?.create_temp_dir()?;
    FED.iter().try_for_each(|target| feed(workspace, *target, &found.path().join(name(*target)), &SHORT))
}

fn name(target: Target) -> String {
    target.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// Runs one target.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<()> {
    match arguments.target {
        Target::Schedules => schedules(workspace, arguments.count, arguments.seed),
        target => {
            // What is new of interest stays for the next run.
            let found = workspace.output("fuzz").join(name(target));
            feed(workspace, target, &found, &[&format!("-max_total_time={}", arguments.seconds)])
        }
    }
}

fn schedules(workspace: &Workspace, count: u64, seed: Option<u64>) -> Result<()> {
    let command = workspace
        .command("cargo")
        .args(["test", "--package", "goecharger", "--profile", "schedules", "--test", "schedules"])
        .args(["--", "--nocapture"])
        .env("SCHEDULES_COUNT", count.to_string());
    workspace.run(match seed {
        Some(seed) => command.env("SCHEDULES_SEED", seed.to_string()),
        None => command,
    })
}

/// What is new of interest goes to `found`; the corpus in `fuzz/` is only read.
fn feed(workspace: &Workspace, target: Target, found: &Path, limits: &[&str]) -> Result<()> {
    let program = cargo_tools::cargo_fuzz(workspace)?.join("cargo-fuzz");
    let name = name(target);
    std::fs::create_dir_all(found)?;
    let corpus = format!("fuzz/corpus/{name}");
    let dictionary = format!("fuzz/dictionaries/{name}.dict");
    let exists = |path: &str| workspace.root.join(path).exists();
    let command = workspace
        .command(&program)
        .args(["run", &name])
        .arg(found)
        .args(exists(&corpus).then_some(&corpus))
        .args(["--", "-verbosity=0", "-print_final_stats=1", "-max_len=4096"])
        .args(limits)
        .args(exists(&dictionary).then(|| format!("-dict={dictionary}")))
        .env("RUSTUP_TOOLCHAIN", rust::NIGHTLY);
    workspace.run(command)
}
