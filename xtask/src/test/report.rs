//! The steps of a test run: a heading before each, a table after all.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::say;

/// The steps that were run.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
}

struct Row {
    name: String,
    verdict: String,
    duration: Duration,
}

impl Report {
    /// Runs a step, and keeps how it ended and how long it took.
    pub fn step<T>(&mut self, name: &str, action: impl FnOnce() -> Result<T>) -> Result<T> {
        say::step(name);
        let start = Instant::now();
        let result = action();
        let duration = start.elapsed();
        let verdict = if result.is_ok() { "passed" } else { "FAILED" };
        println!("    {name}: {verdict} after {}", say::duration(duration));
        self.rows.push(Row { name: name.into(), verdict: verdict.into(), duration });
        result.with_context(|| format!("the step \"{name}\" failed"))
    }

    /// Notes a step for which there is nothing to do.
    pub fn skip(&mut self, name: &str, reason: &str) {
        self.rows.push(Row {
            name: name.into(),
            verdict: format!("skipped: {reason}"),
            duration: Duration::ZERO,
        });
    }

    /// Prints what was run, in a table.
    pub fn print(&self) {
        println!();
        for Row { name, verdict, duration } in &self.rows {
            println!("{name:<40}{:>12}  {verdict}", say::duration(*duration));
        }
        let all = self.rows.iter().map(|row| row.duration).sum();
        println!("{:<40}{:>12}", "all", say::duration(all));
    }
}
