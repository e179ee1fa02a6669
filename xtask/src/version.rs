//! Versions as programs print them.

use semver::Version;

/// The first version in a text such as `wasm-pack 0.15.1` or `v20.19.0`.
pub fn find(text: &str) -> Option<Version> {
    text.split_whitespace().find_map(|word| Version::parse(word.trim_start_matches('v')).ok())
}

/// The major version in a text such as `Chromium 156.0.8078.79 built on Debian`: browsers have four numbers.
pub fn major(text: &str) -> Option<u64> {
    let version =
        text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_programs_print() {
        assert_eq!(find("wasm-pack 0.15.1"), Some(Version::new(0, 15, 1)));
        assert_eq!(find("v20.19.0\n"), Some(Version::new(20, 19, 0)));
        assert!(find("v27.0.0-nightly2026").is_some_and(|version| version > Version::new(26, 0, 0)));
    }

    #[test]
    fn other_text_holds_no_version() {
        assert_eq!(find(""), None);
        assert_eq!(find("command not found: node 20"), None);
    }

    #[test]
    fn the_major_version_of_a_browser_is_found() {
        assert_eq!(major("Chromium 156.0.8078.79 built on Debian GNU/Linux 12"), Some(156));
        assert_eq!(major("Google Chrome 156.0.8078.79"), Some(156));
        assert_eq!(major("ChromeDriver 156.0.8078.79 (0abc-refs/branch-heads/8078@{#1})"), Some(156));
        assert_eq!(major("no such file"), None);
    }
}
