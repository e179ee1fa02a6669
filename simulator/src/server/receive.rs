//! Reading one request from a connection, by hand.
//!
//! A ready-made server hides the very things the tests are about: it refuses the raw quotes a charger takes in a
//! query, normalises what arrives, adds headers a charger does not send, closes only politely and never stops in the
//! middle of a body. Here the request target stays as it came and every byte of a reply is ours.

use anyhow::Context as _;
use tokio::io::{AsyncRead, AsyncReadExt as _};

use crate::request::Request;

/// Longest request line plus headers; a longer one gets 431.
const MAX_HEAD: usize = 256 * 1024;
/// Longest request body (only the control endpoints read one).
const MAX_BODY: usize = 4 * 1024 * 1024;
const MAX_HEADERS: usize = 128;

/// What came of trying to read a request.
#[derive(Debug)]
pub(crate) enum Received {
    Request(Request),
    /// The client closed the connection between two requests.
    Closed,
    /// Not a request we can serve: the status to answer before closing.
    Refused(u16),
}

/// Reads the next request. `buffer` holds what arrived beyond the previous one.
pub(crate) async fn receive<R: AsyncRead + Unpin>(
    stream: &mut R,
    buffer: &mut Vec<u8>,
) -> anyhow::Result<Received> {
    let (mut request, head_length, body_length) = loop {
        match parse_head(buffer) {
            Head::Complete(request, head, body) => break (request, head, body),
            Head::Refused(status) => return Ok(Received::Refused(status)),
            Head::Partial if buffer.len() > MAX_HEAD => return Ok(Received::Refused(431)),
            Head::Partial => {}
        }
        if stream.read_buf(buffer).await.context("reading a request")? == 0 {
            return Ok(Received::Closed);
        }
    };
    let end = head_length.saturating_add(body_length);
    while buffer.len() < end {
        if stream.read_buf(buffer).await.context("reading a body")? == 0 {
            return Ok(Received::Closed);
        }
    }
    let rest = buffer.split_off(end);
    request.body = buffer.split_off(head_length);
    *buffer = rest;
    Ok(Received::Request(request))
}

enum Head {
    Partial,
    Refused(u16),
    /// The request, the length of its head and the length its body will have.
    Complete(Request, usize, usize),
}

fn parse_head(buffer: &[u8]) -> Head {
    let mut slots = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut parsed = httparse::Request::new(&mut slots);
    let length = match parsed.parse(buffer) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Head::Partial,
        Err(httparse::Error::TooManyHeaders) => return Head::Refused(431),
        Err(_) => return Head::Refused(400),
    };
    let (Some(method), Some(target), Some(version)) = (parsed.method, parsed.path, parsed.version) else {
        return Head::Refused(400);
    };
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        headers: Vec::new(),
        body: Vec::new(),
        keep_alive: version == 1,
    };
    for header in parsed.headers.iter() {
        let value = header.value.iter().copied().map(char::from).collect();
        request.headers.push((header.name.to_ascii_lowercase(), value));
    }
    if let Some(connection) = request.header("connection") {
        let connection = connection.to_ascii_lowercase();
        if connection.contains("close") {
            request.keep_alive = false;
        } else if connection.contains("keep-alive") {
            request.keep_alive = true;
        }
    }
    if request.header("transfer-encoding").is_some() {
        // Nobody who talks to a charger or to the control endpoints streams a request body.
        return Head::Refused(411);
    }
    let body = match request.header("content-length").map(str::parse::<usize>) {
        None => 0,
        Some(Ok(body)) if body <= MAX_BODY => body,
        Some(Ok(_)) => return Head::Refused(413),
        Some(Err(_)) => return Head::Refused(400),
    };
    Head::Complete(request, length, body)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    async fn read(bytes: &[u8]) -> (Received, Vec<u8>) {
        let mut buffer = Vec::new();
        let received = receive(&mut &*bytes, &mut buffer).await.unwrap();
        (received, buffer)
    }

    #[tokio::test]
    async fn the_target_stays_as_it_came_even_with_raw_quotes_and_braces() {
        let (received, _) =
            read(b"GET /api/set?ids={\"pGrid\":-1}&fna=\"a+b%20c\" HTTP/1.1\r\nX-Y: z\r\n\r\n").await;
        let Received::Request(request) = received else { panic!("{received:?}") };
        assert_eq!(request.target, "/api/set?ids={\"pGrid\":-1}&fna=\"a+b%20c\"");
        assert_eq!(request.path(), "/api/set");
        assert_eq!(request.header("x-y"), Some("z"));
        assert!(request.keep_alive);
    }

    #[tokio::test]
    async fn a_body_is_read_to_its_length_and_the_rest_kept_for_the_next_request() {
        let (received, rest) = read(b"PUT /x HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}GET /").await;
        let Received::Request(request) = received else { panic!("{received:?}") };
        assert_eq!(request.body, b"{}");
        assert_eq!(rest, b"GET /");
    }

    #[tokio::test]
    async fn nonsense_is_refused_and_silence_is_a_closed_connection() {
        assert!(matches!(read(b"\x00\x01\r\n\r\n").await.0, Received::Refused(400)));
        assert!(matches!(read(b"GET / HT").await.0, Received::Closed));
        let long = format!("GET / HTTP/1.1\r\nx: {}", "a".repeat(MAX_HEAD + 1));
        assert!(matches!(read(long.as_bytes()).await.0, Received::Refused(431)));
    }
}
