//! The folders in which programs are looked for.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use anyhow::Result;

/// The first file of that name in the folders of `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    find_in(&env::var_os("PATH")?, program)
}

fn find_in(path: &OsStr, program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(path).map(|folder| folder.join(&name)).find(|file| is_program(file))
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

/// `PATH` with these folders in front, so that what they hold wins.
pub fn with_first(folders: &[&Path]) -> Result<OsString> {
    let present = env::var_os("PATH").unwrap_or_default();
    put_first(folders, &present)
}

fn put_first(folders: &[&Path], present: &OsStr) -> Result<OsString> {
    let own = folders.iter().map(|folder| folder.to_path_buf());
    Ok(env::join_paths(own.chain(env::split_paths(present)))?)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_in_the_folder_that_has_it() {
        assert_eq!(find_in(OsStr::new("/nowhere at all:/bin"), "sh"), Some(PathBuf::from("/bin/sh")));
    }

    #[test]
    fn neither_a_folder_nor_a_plain_file_is_a_program() {
        assert_eq!(find_in(OsStr::new("/"), "etc"), None);
        assert_eq!(find_in(OsStr::new("/etc"), "passwd"), None);
    }

    #[test]
    fn own_folders_come_before_those_of_the_machine() -> Result<()> {
        let path = put_first(&[Path::new("/with a space"), Path::new("/b")], OsStr::new("/usr/bin:/bin"))?;
        assert_eq!(path, "/with a space:/b:/usr/bin:/bin");
        Ok(())
    }
}
