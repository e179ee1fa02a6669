//! Stamps: whether something has to be made again.
//!
//! A stamp is a hash over the *content* of what went in, as times of files say nothing after a checkout or a restored
//! cache. Rust's own hasher is enough: it guards against mistakes, and another hash after a Rust update costs one build.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

/// A hash in the making.
#[derive(Default)]
pub struct Stamp(DefaultHasher);

impl Stamp {
    /// Adds a text, such as the version of a tool.
    pub fn text(mut self, text: &str) -> Self {
        text.hash(&mut self.0);
        self
    }

    /// Adds a file, or a folder with all that is in it: names and contents. What is missing counts as missing.
    pub fn path(mut self, path: &Path) -> Result<Self> {
        self.add(path)?;
        Ok(self)
    }

    fn add(&mut self, path: &Path) -> Result<()> {
        path.file_name().hash(&mut self.0);
        if path.is_dir() {
            let entries = fs::read_dir(path).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
            let mut entries = entries.with_context(|| format!("cannot list {}", path.display()))?;
            entries.sort_by_key(fs::DirEntry::file_name);
            entries.len().hash(&mut self.0);
            return entries.iter().try_for_each(|entry| self.add(&entry.path()));
        }
        path.exists().hash(&mut self.0);
        if path.exists() {
            fs::read(path).with_context(|| format!("cannot read {}", path.display()))?.hash(&mut self.0);
        }
        Ok(())
    }

    /// The hash as text.
    pub fn finish(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// Whether that stamp was left in the file.
pub fn is_current(file: &Path, stamp: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|found| found == stamp)
}

/// Leaves a stamp for the next run, once the work is done.
pub fn leave(file: &Path, stamp: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, stamp).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::Shell;

    fn of(path: &Path) -> Result<String> {
        Ok(Stamp::default().path(path)?.finish())
    }

    #[test]
    fn a_stamp_follows_names_and_contents() -> Result<()> {
        let shell = Shell::new()?;
        let folder = shell.create_temp_dir()?;
        let folder = folder.path();
        shell.write_file(folder.join("deep/er/a"), "1")?;
        let first = of(folder)?;
        assert_eq!(of(folder)?, first);

        shell.write_file(folder.join("deep/er/a"), "2")?;
        let changed = of(folder)?;
        assert_ne!(changed, first);

        shell.write_file(folder.join("b"), "")?;
        assert_ne!(of(folder)?, changed);
        shell.remove_path(folder.join("b"))?;
        assert_eq!(of(folder)?, changed);

        shell.write_file(folder.join("deep/er/a"), "1")?;
        assert_eq!(of(folder)?, first);
        Ok(())
    }

    #[test]
    fn a_missing_file_differs_from_an_empty_one() -> Result<()> {
        let shell = Shell::new()?;
        let folder = shell.create_temp_dir()?;
        let file = folder.path().join("file");
        let missing = of(&file)?;
        shell.write_file(&file, "")?;
        assert_ne!(of(&file)?, missing);
        Ok(())
    }

    #[test]
    fn a_stamp_that_was_left_is_recognised() -> Result<()> {
        let folder = Shell::new()?.create_temp_dir()?;
        let file = folder.path().join("some/where/stamp");
        assert!(!is_current(&file, "one"));
        leave(&file, "one")?;
        assert!(is_current(&file, "one"));
        assert!(!is_current(&file, "two"));
        Ok(())
    }
}
