//! The folders in which programs are looked for.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Result;

/// The program of that name which the shell would run.
pub fn find(program: &str) -> Option<PathBuf> {
    which::which(program).ok()
}

/// `PATH` with these folders in front, so that what they hold wins.
pub fn with_first(folders: &[&Path]) -> Result<OsString> {
    let present = env::var_os("PATH").unwrap_or_default();
    let first = folders.iter().map(|folder| folder.to_path_buf());
    Ok(env::join_paths(first.chain(env::split_paths(&present)))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_folders_come_before_those_of_the_machine() -> Result<()> {
        let path = with_first(&[Path::new("/with a space"), Path::new("/b")])?;
        let folders: Vec<_> = env::split_paths(&path).take(2).collect();
        assert_eq!(folders, [Path::new("/with a space"), Path::new("/b")]);
        Ok(())
    }
}
