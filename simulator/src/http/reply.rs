//! What is sent back, and the many ways of not doing it properly.

use std::time::Duration;

use tokio::io::{AsyncWrite, AsyncWriteExt as _};

/// How the end of the body is told to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Framing {
    /// `Content-Length`, as the cloud's edge does.
    Length,
    /// `Transfer-Encoding: chunked`, as recorded from the charger's own server.
    Chunked,
}

/// Where the body stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Complete.
    Whole,
    /// Half of it is sent, then the connection ends: the transfer is visibly incomplete.
    Half,
    /// After the body a space every 100 ms, for ever.
    Trickle,
    /// After the body spaces as fast as the client reads them, for ever.
    Endless,
}

/// One reply.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// In the order they are sent; the framing header comes on top.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    pub(crate) framing: Framing,
    pub(crate) ending: Ending,
    /// Close the connection afterwards.
    pub(crate) close: bool,
    /// Say so in a `Connection: close` header. Firmware 59 and 60 closes without a word.
    pub(crate) close_header: bool,
}

/// What happens to a request in the end.
#[derive(Debug)]
pub(crate) enum Outcome {
    Reply(Box<Reply>),
    /// The connection is closed without a reply.
    Drop,
    /// The connection is reset (TCP RST).
    Reset,
    /// Nothing, until the client gives up.
    Hang,
}

impl From<Reply> for Outcome {
    fn from(reply: Reply) -> Self {
        Self::Reply(Box::new(reply))
    }
}

impl Reply {
    /// A reply with that body, framed by length, on a connection that stays open.
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type".to_owned(), content_type.to_owned())],
            body: body.into(),
            framing: Framing::Length,
            ending: Ending::Whole,
            close: false,
            close_header: true,
        }
    }

    /// Sets a header, replacing one of the same name.
    pub(crate) fn set_header(&mut self, name: &str, value: impl Into<String>) {
        self.remove_header(name);
        self.headers.push((name.to_owned(), value.into()));
    }

    /// Removes a header of any case.
    pub(crate) fn remove_header(&mut self, name: &str) {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    }

    /// The status line and all headers.
    fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        if self.close && self.close_header {
            head.push_str("Connection: close\r\n");
        }
        match self.framing {
            Framing::Chunked => head.push_str("Transfer-Encoding: chunked\r\n"),
            Framing::Length if self.status == 204 || self.status == 304 => {}
            Framing::Length => head.push_str(&format!("Content-Length: {}\r\n", self.body.len())),
        }
        for (name, value) in &self.headers {
            // A header from a fault must not be able to write another one.
            let value: String = value.chars().filter(|c| !c.is_control()).collect();
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        head
    }

    /// Sends it. An error means that the client is gone.
    pub(crate) async fn send<W: AsyncWrite + Unpin>(
        &self,
        stream: &mut W,
        with_body: bool,
    ) -> std::io::Result<()> {
        let mut out = self.head().into_bytes();
        if !with_body || self.status == 204 || self.status == 304 {
            stream.write_all(&out).await?;
            return stream.flush().await;
        }
        let sent = match self.ending {
            Ending::Half => self.body.get(..self.body.len() / 2).unwrap_or_default(),
            _ => self.body.as_slice(),
        };
        match self.framing {
            Framing::Length => out.extend_from_slice(sent),
            Framing::Chunked => push_chunk(&mut out, sent),
        }
        if self.framing == Framing::Chunked && self.ending == Ending::Whole {
            out.extend_from_slice(b"0\r\n\r\n");
        }
        stream.write_all(&out).await?;
        stream.flush().await?;
        let (piece, pause) = match self.ending {
            Ending::Whole | Ending::Half => return Ok(()),
            Ending::Trickle => (vec![b' '], Duration::from_millis(100)),
            Ending::Endless => (vec![b' '; 16 * 1024], Duration::ZERO),
        };
        let mut chunk = Vec::new();
        push_chunk(&mut chunk, &piece);
        loop {
            stream.write_all(&chunk).await?;
            tokio::time::sleep(pause).await;
        }
    }
}

fn push_chunk(out: &mut Vec<u8>, piece: &[u8]) {
    if piece.is_empty() {
        return;
    }
    out.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
    out.extend_from_slice(piece);
    out.extend_from_slice(b"\r\n");
}

fn reason(status: u16) -> &'static str {
    axum::http::StatusCode::from_u16(status)
        .ok()
        .and_then(|known| known.canonical_reason())
        .unwrap_or("Unknown")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    async fn wire(reply: &Reply) -> String {
        let mut out = Vec::new();
        reply.send(&mut out, true).await.unwrap();
        String::from_utf8(out).unwrap()
    }

    #[tokio::test]
    async fn a_chunked_reply_has_nothing_but_what_a_charger_sends() {
        let mut reply = Reply::new(200, "application/json", "{}");
        reply.framing = Framing::Chunked;
        reply.close = true;
        let expected = "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\
                        Content-Type: application/json\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
        assert_eq!(wire(&reply).await, expected);
    }

    #[tokio::test]
    async fn half_a_reply_promises_more_than_it_sends() {
        let mut reply = Reply::new(200, "application/json", "{\"a\":1}x");
        reply.ending = Ending::Half;
        assert!(
            wire(&reply).await.ends_with("Content-Length: 8\r\nContent-Type: application/json\r\n\r\n{\"a\"")
        );
        reply.framing = Framing::Chunked;
        assert!(wire(&reply).await.ends_with("\r\n\r\n4\r\n{\"a\"\r\n"), "no last chunk");
    }
}
