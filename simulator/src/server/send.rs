//! Writing one reply to a connection.

use tokio::io::{AsyncWrite, AsyncWriteExt as _};

use crate::network::Closing;
use crate::reply::{Ending, Framing, Reply, reason};

/// Sends it. An error means that the client is gone.
pub(crate) async fn send<W: AsyncWrite + Unpin>(
    reply: &Reply,
    stream: &mut W,
    with_body: bool,
) -> std::io::Result<()> {
    let mut out = head(reply).into_bytes();
    if !with_body || has_no_body(reply.status) {
        stream.write_all(&out).await?;
        return stream.flush().await;
    }
    let sent = reply.sent();
    match reply.framing {
        Framing::Length => out.extend_from_slice(sent),
        Framing::Chunked => push_chunk(&mut out, sent),
    }
    if reply.framing == Framing::Chunked && reply.ending == Ending::Whole {
        out.extend_from_slice(b"0\r\n\r\n");
    }
    stream.write_all(&out).await?;
    stream.flush().await?;
    let Some((spaces, pause)) = reply.ending.rest() else { return Ok(()) };
    let mut chunk = Vec::new();
    push_chunk(&mut chunk, &vec![b' '; spaces]);
    loop {
        stream.write_all(&chunk).await?;
        tokio::time::sleep(pause).await;
    }
}

/// The status line and all headers.
fn head(reply: &Reply) -> String {
    let mut head = format!("HTTP/1.1 {} {}\r\n", reply.status, reason(reply.status));
    if reply.closing == Closing::Announced {
        head.push_str("Connection: close\r\n");
    }
    match reply.framing {
        Framing::Chunked => head.push_str("Transfer-Encoding: chunked\r\n"),
        Framing::Length if has_no_body(reply.status) => {}
        Framing::Length => head.push_str(&format!("Content-Length: {}\r\n", reply.body.len())),
    }
    for (name, value) in &reply.headers {
        // A header from a fault must not be able to write another one.
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    head
}

fn has_no_body(status: u16) -> bool {
    status == 204 || status == 304
}

fn push_chunk(out: &mut Vec<u8>, piece: &[u8]) {
    if piece.is_empty() {
        return;
    }
    out.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
    out.extend_from_slice(piece);
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::time::Duration;

    use super::*;

    async fn wire(reply: &Reply) -> String {
        let mut out = Vec::new();
        send(reply, &mut out, true).await.unwrap();
        String::from_utf8(out).unwrap()
    }

    #[tokio::test]
    async fn a_chunked_reply_has_nothing_but_what_a_charger_sends() {
        let mut reply = Reply::new(200, "application/json", "{}");
        reply.framing = Framing::Chunked;
        reply.closing = Closing::Announced;
        let expected = "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\
                        Content-Type: application/json\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
        assert_eq!(wire(&reply).await, expected);
    }

    #[tokio::test]
    async fn a_connection_that_closes_without_a_word_looks_open() {
        let mut reply = Reply::new(200, "application/json", "{}");
        reply.closing = Closing::Silent { after: Duration::from_millis(1), reset: true };
        let expected = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}";
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
