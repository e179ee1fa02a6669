//! `cargo xtask test`: everything CI runs, in one order, stopping at the first failure.

mod report;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ValueEnum;
pub use report::Report;

use crate::javascript::Subjects;
use crate::simulator::{self, Profile};
use crate::workspace::Workspace;
use crate::{chromium, fleet, fuzz, generate, matrix, npm, package, reproducible, rust, site, supply};

/// A part of the tests, for quick loops.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, lints, generated files and the Rust tests
    Rust,
    /// The fuzz targets, with the same inputs in each run, where there is a nightly toolchain
    Fuzz,
    /// Licences and sources of the crates, and what is known against them and the npm packages
    Supply,
    /// Whether a build in another folder gives the same package, byte for byte
    Reproducible,
    /// The package's TypeScript types
    Types,
    /// The packed package: its files and its entries
    Package,
    /// The package in Node.js, against the simulator
    Node,
    /// The package and the dashboard in Chromium
    Browser,
    /// Every fault of the simulator, over the real wire
    Faults,
    /// The example of a fleet past one process, with a real Valkey or Redis and a real PostgreSQL
    Fleet,
    /// The package in runtimes, browsers and bundlers: the cells of the matrix that take little time
    Matrix,
}

/// The parts that are Node.js tests, in the order in which they run, with their folders in `tests/`.
const NODE_TESTS: [(Part, &str); 5] = [
    (Part::Package, "package"),
    (Part::Node, "node"),
    (Part::Types, "types"),
    (Part::Browser, "browser"),
    (Part::Faults, "faults"),
];

/// Runs the parts, all of them when none is named.
pub fn run(workspace: &Workspace, parts: &[Part]) -> Result<()> {
    let parts = if parts.is_empty() { Part::value_variants() } else { parts };
    let mut report = Report::default();
    let outcome = run_parts(workspace, &mut report, parts);
    report.print();
    outcome
}

fn run_parts(workspace: &Workspace, report: &mut Report, parts: &[Part]) -> Result<()> {
    if parts.contains(&Part::Rust) {
        run_rust(workspace, report)?;
    }
    if parts.contains(&Part::Fuzz) {
        run_fuzz(workspace, report)?;
    }
    if parts.contains(&Part::Supply) {
        supply::check(workspace, report)?;
    }
    if parts.contains(&Part::Reproducible) {
        let package = report.step("package", || package::build(workspace))?;
        report.step("the same package from another folder", || reproducible::check(workspace, &package))?;
    }
    let without_javascript = [Part::Rust, Part::Fuzz, Part::Supply, Part::Reproducible];
    if parts.iter().any(|part| !without_javascript.contains(part)) {
        run_javascript(workspace, report, parts)?;
    }
    Ok(())
}

fn run_rust(workspace: &Workspace, report: &mut Report) -> Result<()> {
    let cargo = |arguments: &[&str]| workspace.run(workspace.command("cargo").args(arguments));
    report.step("Rust toolchain", || {
        rust::ensure_wasm(workspace)?;
        rust::ensure_linters(workspace)
    })?;
    report.step("format", || cargo(&["fmt", "--all", "--check"]))?;
    report.step("lints", || cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    report.step("lints for WebAssembly", || {
        for package in ["goecharger", "goecharger-core", "goecharger-simulator"] {
            cargo(&["clippy", "--package", package, "--target", rust::WASM, "--", "-D", "warnings"])?;
        }
        Ok(())
    })?;
    report.step("generated files", || generate::run(workspace, true))?;
    report.step("Rust tests", || cargo(&["test", "--workspace"]))
}

fn run_fuzz(workspace: &Workspace, report: &mut Report) -> Result<()> {
    if fuzz::is_possible(workspace) {
        return report.step("fuzzing", || fuzz::run_all(workspace));
    }
    report.skip("fuzzing", &format!("there is no {} toolchain", rust::NIGHTLY));
    Ok(())
}

fn run_javascript(workspace: &Workspace, report: &mut Report, parts: &[Part]) -> Result<()> {
    let package = report.step("package", || package::build(workspace))?;
    let simulator = report.step("simulator", || simulator::build(workspace, Profile::Dev))?;
    let chromium = if parts.contains(&Part::Browser) || parts.contains(&Part::Faults) {
        Some(report.step("browser", || chromium::ensure(workspace))?)
    } else if parts.contains(&Part::Matrix) {
        chromium::ensure(workspace).ok()
    } else {
        chromium::find(workspace)
    };
    let subjects = Subjects { package, simulator: Some(simulator), chromium };

    if parts.contains(&Part::Package) || parts.contains(&Part::Browser) {
        report.step("what makes the site", || site::prepare(workspace))?;
    }
    if parts.contains(&Part::Browser) {
        matrix::ensure_browsers(workspace);
    }
    if parts.contains(&Part::Types) {
        check_types(workspace, report)?;
    }
    for (_, folder) in NODE_TESTS.iter().filter(|(part, _)| parts.contains(part)) {
        run_node_tests(workspace, report, &subjects, folder)?;
    }
    if parts.contains(&Part::Fleet) {
        match fleet::prepare(workspace) {
            Ok(()) => run_node_tests(workspace, report, &subjects, "distributed")?,
            Err(why) => report.skip("fleet past one process", &why.to_string()),
        }
    }
    if parts.contains(&Part::Matrix) {
        report.step("matrix, the quick cells", || matrix::run_quick(workspace, &subjects))?;
    }
    Ok(())
}

fn check_types(workspace: &Workspace, report: &mut Report) -> Result<()> {
    if !workspace.root.join("tests/types/tsconfig.json").exists() {
        report.skip("type check", "there is no tests/types/tsconfig.json");
        return Ok(());
    }
    let projects =
        ["tests/types", "pkg-template/jsconfig.json", "pkg-template/cli/jsconfig.json", "www/tsconfig.json"];
    for project in projects {
        report.step(&format!("type check of {project}"), || {
            workspace.run(npm::script(workspace, &[], "typescript/bin/tsc").args(["-p", project]))
        })?;
    }
    Ok(())
}

fn run_node_tests(
    workspace: &Workspace,
    report: &mut Report,
    subjects: &Subjects,
    folder: &str,
) -> Result<()> {
    let name = format!("{folder} tests");
    let files = test_files(workspace, folder)?;
    if files.is_empty() {
        report.skip(&name, &format!("there is no tests/{folder}/*.test.mjs"));
        return Ok(());
    }
    // A promise that never settles has to end as a failure with a name, not as a CI job that is cut off.
    let command = subjects.node(workspace).args(["--test", "--test-timeout=600000"]);
    // Browsers beside each other would compete for the processors and time out.
    let command = command.args((folder == "browser").then_some("--test-concurrency=1"));
    report.step(&name, || workspace.run(command.args(files)))
}

/// The test files in a folder, and in those inside of it. They are listed, as Node.js 20 knows no patterns.
fn test_files(workspace: &Workspace, folder: &str) -> Result<Vec<PathBuf>> {
    // A folder that is inside of another comes with its whole path.
    let folder = Path::new("tests").join(folder.trim_start_matches("tests/"));
    if !workspace.root.join(&folder).is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(workspace.root.join(&folder))? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_dir() {
            files.extend(test_files(workspace, &folder.join(name).to_string_lossy())?);
        } else if name.to_string_lossy().ends_with(".test.mjs") {
            files.push(folder.join(name));
        }
    }
    files.sort();
    Ok(files)
}
