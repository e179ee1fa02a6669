//! Versions as programs print them.

use std::fmt;

/// The three numbers of a version; what follows them is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// The first number.
    pub major: u32,
    /// The second number.
    pub minor: u32,
    /// The third number.
    pub patch: u32,
}

impl Version {
    /// A version from its three numbers.
    pub const fn new(major: u32, minor: u32, patch: u32) -> Self {
        Self { major, minor, patch }
    }

    /// The first version in a text such as `wasm-pack 0.15.1`, `v20.19.0` or `Chromium 156.0.8078.79 built on Debian`.
    pub fn find(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }

    fn parse(word: &str) -> Option<Self> {
        let mut parts = word.trim_start_matches('v').split('.');
        let major = parts.next()?.parse().ok()?;
        let minor = parts.next()?.parse().ok()?;
        let patch = parts.next()?.split(['-', '+']).next()?.parse().ok()?;
        Some(Self { major, minor, patch })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_programs_print() {
        assert_eq!(Version::find("wasm-pack 0.15.1"), Some(Version::new(0, 15, 1)));
        assert_eq!(Version::find("v20.19.0\n"), Some(Version::new(20, 19, 0)));
        assert_eq!(Version::find("v27.0.0-nightly2026"), Some(Version::new(27, 0, 0)));
        assert_eq!(
            Version::find("Chromium 156.0.8078.79 built on Debian GNU/Linux 12"),
            Some(Version::new(156, 0, 8078))
        );
    }

    #[test]
    fn other_text_holds_no_version() {
        assert_eq!(Version::find(""), None);
        assert_eq!(Version::find("command not found: node 20"), None);
    }

    #[test]
    fn versions_compare_by_number() {
        assert!(Version::new(20, 9, 0) < Version::new(20, 19, 0));
    }
}
