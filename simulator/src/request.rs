//! A request as it came over the wire.

/// Method, target, headers and body, nothing decoded.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Such as `GET`.
    pub method: String,
    /// Path and query, not decoded.
    pub target: String,
    /// Names in lower case, values byte by byte; repeated headers stay apart.
    pub headers: Vec<(String, String)>,
    /// Only the control endpoints read one.
    pub body: Vec<u8>,
    /// The client's side of the keep-alive agreement.
    pub keep_alive: bool,
}

impl Request {
    /// The part of the target before the query.
    pub fn path(&self) -> &str {
        self.target.split_once('?').map_or(self.target.as_str(), |(path, _)| path)
    }

    /// The part of the target after the first `?`, or nothing.
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The first header of that (lower case) name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Bytes of the request line and all headers.
    pub(crate) fn head_length(&self) -> usize {
        let line = self.method.len() + self.target.len() + " HTTP/1.1\r\n".len() + 1;
        let headers = self.headers.iter().map(|(name, value)| name.len() + value.chars().count() + 4);
        line + headers.sum::<usize>() + 2
    }
}
