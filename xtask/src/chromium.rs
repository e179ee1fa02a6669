//! Chromium and its chromedriver, for the tests in a real browser.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::apt;
use crate::search_path;
use crate::version;
use crate::workspace::Workspace;

/// A browser and the driver that fits it.
pub struct Chromium {
    /// The browser.
    pub browser: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

/// Finds the browser of the machine; on a machine where that is allowed, installs it.
pub fn ensure(workspace: &Workspace) -> Result<Chromium> {
    if let Some(chromium) = find(workspace) {
        return Ok(chromium);
    }
    apt::install(workspace, "Chromium and chromedriver", &["chromium", "chromium-driver"]);
    find(workspace).context(
        "the browser tests need Chromium (or Chrome) and a chromedriver of the same major version: on Debian \
         `apt install chromium chromium-driver`, on Ubuntu `apt install chromium-browser chromium-chromedriver`, \
         or set CHROMIUM and CHROMEDRIVER to their paths",
    )
}

/// Finds a browser and a driver of the same major version, as others do not work together.
pub fn find(workspace: &Workspace) -> Option<Chromium> {
    let browsers =
        candidates("CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
    let mut drivers = candidates("CHROMEDRIVER", &["chromedriver", "chromium.chromedriver"]);
    drivers.push("/usr/lib/chromium-browser/chromedriver".into());
    let major = |program: &PathBuf| version::major(&workspace.ask(program, "--version")?);
    browsers.into_iter().find_map(|browser| {
        let wanted = major(&browser)?;
        let driver = drivers.iter().find(|driver| major(driver) == Some(wanted))?.clone();
        Some(Chromium { browser, driver })
    })
}

/// The program that a variable names; without it, those on `PATH`.
fn candidates(variable: &str, names: &[&str]) -> Vec<PathBuf> {
    match env::var_os(variable) {
        Some(program) => vec![program.into()],
        None => names.iter().filter_map(|name| search_path::find(name)).collect(),
    }
}
