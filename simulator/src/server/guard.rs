//! Who may use the control endpoints: programs of this machine, and pages that were served by it.
//!
//! They listen on loopback only, but a browser carries requests of any page there. A page of another origin shows by
//! its `Origin`; one whose host name was made to point to loopback (DNS rebinding) by its `Host`.

use crate::request::Request;

/// The origins of pages that are let in.
#[derive(Debug, Clone)]
pub(crate) enum Origins {
    /// Those of pages on loopback, on any port.
    Loopback,
    /// Exactly these.
    Listed(Vec<String>),
}

impl Origins {
    /// Those listed, or all of loopback.
    ///
    /// # Errors
    /// When one of them is no origin, such as an address with a path.
    pub(crate) fn new(listed: Vec<String>) -> anyhow::Result<Self> {
        for origin in &listed {
            anyhow::ensure!(
                host_of(origin).is_some() && *origin == origin.to_ascii_lowercase(),
                "an origin looks like http://127.0.0.1:5173, in small letters and without a slash at the end, not {origin}"
            );
        }
        Ok(if listed.is_empty() { Self::Loopback } else { Self::Listed(listed) })
    }

    fn allow(&self, origin: &str) -> bool {
        match self {
            Self::Loopback => host_of(origin).is_some_and(is_loopback),
            Self::Listed(listed) => listed.iter().any(|known| known == origin),
        }
    }
}

/// Why the request must not reach the control endpoints, if so.
pub(crate) fn refusal(request: &Request, origins: &Origins) -> Option<String> {
    let host = request.header("host").unwrap_or_default();
    if !is_loopback(host) {
        return Some(format!(
            "the control endpoints answer to 127.0.0.1 and localhost, not to the host {host:?}"
        ));
    }
    match request.header("origin") {
        Some(origin) if !origins.allow(origin) => {
            Some(format!("pages of {origin} may not use the control endpoints; see --origin"))
        }
        // A request without an Origin that a browser says comes from elsewhere: an image, a link, a script.
        None if request.header("sec-fetch-site").is_some_and(|site| site == "cross-site") => {
            Some("other pages may not use the control endpoints".to_owned())
        }
        _ => None,
    }
}

/// The host, with its port, of an origin by HTTP or HTTPS.
fn host_of(origin: &str) -> Option<&str> {
    let host = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"))?;
    (!host.is_empty() && !host.contains(['/', '?', '#', '@', '\\', ' '])).then_some(host)
}

/// Is it a name of this machine, with or without a port?
fn is_loopback(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        // The colons inside the brackets of an IPv6 address are none before a port.
        Some((name, port)) if !port.ends_with(']') => (name, port),
        _ => (host, "0"),
    };
    let is_port = !port.is_empty() && port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    let address = name.parse::<std::net::Ipv4Addr>();
    is_port
        && (name.eq_ignore_ascii_case("localhost")
            || name == "[::1]"
            || address.is_ok_and(|address| address.is_loopback()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn refused(origins: &Origins, headers: &[(&str, &str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        refusal(&Request { headers: headers.collect(), ..Request::default() }, origins).is_some()
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["127.0.0.1:8300", "localhost:8300", "LOCALHOST", "[::1]:8300", "[::1]", "127.0.0.2"] {
            assert!(!refused(&Origins::Loopback, &[("host", host)]), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:8300",
            "127.0.0.1.evil.example",
            "localhost.evil.example:8300",
            "127.0.0.1:8300.evil.example",
            "192.168.0.1",
            "[::2]",
            "localhost:",
            "",
        ] {
            assert!(refused(&Origins::Loopback, &[("host", host)]), "{host}");
        }
        assert!(refused(&Origins::Loopback, &[]), "no host");
    }

    #[test]
    fn only_pages_of_this_machine_or_the_listed_ones_are_let_in() {
        let refused =
            |origins: &Origins, origin| refused(origins, &[("host", "localhost"), ("origin", origin)]);
        let listed = Origins::new(vec!["http://127.0.0.1:5173".to_owned()]).unwrap();
        assert!(!refused(&listed, "http://127.0.0.1:5173"));
        assert!(!refused(&Origins::Loopback, "http://127.0.0.1:5173"));
        assert!(!refused(&Origins::Loopback, "https://localhost"));
        for origin in ["http://127.0.0.1:5174", "http://localhost:5173", "https://127.0.0.1:5173"] {
            assert!(refused(&listed, origin), "{origin}");
        }
        for origin in [
            "null",
            "",
            "http://evil.example",
            "http://localhost.evil.example",
            "http://a@localhost",
            "file://",
        ] {
            assert!(refused(&Origins::Loopback, origin) && refused(&listed, origin), "{origin}");
        }
        for origin in ["http://localhost/", "localhost:5173", "http://LOCALHOST", "*"] {
            assert!(Origins::new(vec![origin.to_owned()]).is_err(), "{origin}");
        }
    }

    #[test]
    fn what_another_page_embeds_is_refused() {
        let host = ("host", "localhost");
        assert!(refused(&Origins::Loopback, &[host, ("sec-fetch-site", "cross-site")]));
        assert!(!refused(&Origins::Loopback, &[host, ("sec-fetch-site", "none")]));
    }
}
