//! `cargo xtask`: the project's only task runner.
//!
//! It needs rustup and Node.js, and gets everything else by itself: the first run takes some minutes, later ones seconds.

mod apt;
mod bench;
mod cargo_tools;
mod chromium;
mod demo;
mod dependencies;
mod fleet;
mod fuzz;
mod generate;
mod javascript;
mod matrix;
mod notices;
mod npm;
mod package;
mod release;
mod reproducible;
mod rust;
mod say;
mod screenshots;
mod search_path;
mod simulator;
mod site;
mod stamp;
mod supply;
mod test;
mod version;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use workspace::Workspace;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Builds, shows, tests and measures goecharger"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the npm package: pkg/, and its tarball in target/package/
    Build,
    /// Serve the dashboard with simulated chargers until Ctrl-C
    Demo {
        /// Open no browser; as nothing is ever opened, this only makes a script's intention explicit
        #[arg(long)]
        no_open: bool,
    },
    /// Run everything CI runs, or only the parts named
    Test {
        /// Which parts to run; all when none is named
        parts: Vec<test::Part>,
    },
    /// Try the package in each runtime, browser and bundler
    Matrix {
        /// Which cells to run, by their names or how these begin, like node or vite-dev; all when none is named
        cells: Vec<String>,
    },
    /// Measure the package beside bare fetch, ky, axios and openapi-fetch, and write docs/performance.md
    Bench {
        /// What to run instead; the measurements when nothing is named
        program: Option<bench::Program>,
        /// Its options, like -- --seed 7
        #[arg(last = true)]
        options: Vec<String>,
    },
    /// Look for a mistake at random: for a number of schedules, or for a time
    Fuzz(fuzz::Arguments),
    /// Check, test, build twice and compare, pack, and say what would be published: RELEASING.md
    Release {
        /// Publish it, with provenance; only the release workflow can
        #[arg(long)]
        publish: bool,
    },
    /// Make the documentation site in target/site/
    Site,
    /// Make the pictures of the dashboard in docs/images/
    Screenshots,
    /// Write the files that are generated from the catalogue
    Generate {
        /// Write nothing; fail if a generated file is not current
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = Workspace::find().and_then(|workspace| match arguments.command {
        Command::Build => package::build(&workspace).map(|_| ()),
        Command::Demo { no_open: _ } => demo::run(&workspace),
        Command::Test { parts } => test::run(&workspace, &parts),
        Command::Matrix { cells } => matrix::run(&workspace, &cells),
        Command::Bench { program, options } => bench::run(&workspace, program, &options),
        Command::Fuzz(arguments) => fuzz::run(&workspace, &arguments),
        Command::Release { publish } => release::run(&workspace, publish),
        Command::Site => site::run(&workspace),
        Command::Screenshots => screenshots::run(&workspace),
        Command::Generate { check } => generate::run(&workspace, check),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
