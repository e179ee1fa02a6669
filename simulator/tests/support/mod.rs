//! A simulator to test, and a client that shows what really came over the wire.
#![allow(dead_code)] // Each test file uses its part of it.

use std::time::Duration;

use serde_json::{Value, json};
use simulator::{Options, Simulator};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longest wait for a reply that may never come.
const PATIENCE: Duration = Duration::from_secs(1);
/// Most bytes read of a reply that may never end.
const ENOUGH: usize = 8 << 20;

/// How a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Closed in order.
    Closed,
    /// Reset by the server.
    Reset,
    /// Still open when we lost patience, or had enough.
    Open,
}

/// What a server sent on one connection.
#[derive(Debug)]
pub struct Wire {
    pub status: Option<u16>,
    /// As sent, with their case and order.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// The body came to the end its framing promised.
    pub complete: bool,
    pub end: End,
}

impl Wire {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// Sends a request on a connection of its own and reads all that comes.
pub async fn send(method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Wire {
    let rest = url.strip_prefix("http://").unwrap();
    let slash = rest.find('/').unwrap_or(rest.len());
    let (host, target) = rest.split_at(slash);
    let mut stream = TcpStream::connect(host).await.unwrap();
    let mut head = format!("{method} {target} HTTP/1.1\r\n");
    if !headers.iter().any(|(name, _)| *name == "Host") {
        head += &format!("Host: {host}\r\n");
    }
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("Connection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    let end = loop {
        if bytes.len() > ENOUGH {
            break End::Open;
        }
        match timeout(PATIENCE, stream.read_buf(&mut bytes)).await {
            Ok(Ok(0)) => break End::Closed,
            Ok(Ok(_)) if bytes.ends_with(b"\r\n1\r\n \r\n") => break End::Open, // a trickle
            Ok(Ok(_)) => {}
            Ok(Err(_)) => break End::Reset,
            Err(_) => break End::Open,
        }
    };
    parse(&bytes, end)
}

fn parse(bytes: &[u8], end: End) -> Wire {
    let Some(length) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
        assert!(bytes.is_empty(), "half a head: {}", String::from_utf8_lossy(bytes));
        return Wire { status: None, headers: Vec::new(), body: Vec::new(), complete: false, end };
    };
    let head = std::str::from_utf8(&bytes[..length]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers: Vec<(String, String)> = lines
        .map(|line| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned())).unwrap())
        .collect();
    let rest = &bytes[length + 4..];
    let mut wire = Wire { status: Some(status), headers, body: rest.to_vec(), complete: status == 204, end };
    if wire.header("transfer-encoding") == Some("chunked") {
        (wire.body, wire.complete) = dechunk(rest);
    } else if let Some(length) = wire.header("content-length") {
        wire.complete = length.parse() == Ok(rest.len());
    }
    wire
}

fn dechunk(mut rest: &[u8]) -> (Vec<u8>, bool) {
    let mut body = Vec::new();
    while let Some(line) = rest.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..line]).unwrap(), 16).unwrap();
        let data = &rest[line + 2..];
        if size == 0 {
            return (body, data == b"\r\n");
        }
        if data.len() < size + 2 {
            break;
        }
        body.extend_from_slice(&data[..size]);
        rest = &data[size + 2..];
    }
    (body, false)
}

/// A simulator with one charger.
pub struct Bench {
    pub control: String,
    pub serial: String,
    pub token: String,
    pub cloud: String,
    pub local: String,
    simulator: Simulator,
}

impl Bench {
    pub async fn start() -> Self {
        Self::with(json!({})).await
    }

    /// With a charger of those properties, made by the control endpoint.
    pub async fn with(properties: Value) -> Self {
        Self::make(Options::default(), properties).await
    }

    /// Of a simulator with those options.
    pub async fn run(options: Options) -> Self {
        Self::make(options, json!({})).await
    }

    /// Both.
    pub async fn make(options: Options, properties: Value) -> Self {
        let simulator = Simulator::start(Options { chargers: 0, ..options }).await.unwrap();
        let control = simulator.describe()["control"].as_str().unwrap().to_owned();
        let made = send("POST", &format!("{control}/control/chargers"), &[], &properties.to_string()).await;
        assert_eq!(made.status, Some(201), "{made:?}");
        let made = made.json();
        let text = |key: &str| made[key].as_str().unwrap().to_owned();
        let (serial, token, cloud, local) = (text("serial"), text("token"), text("cloud"), text("local"));
        Self { control, serial, token, cloud, local, simulator }
    }

    pub async fn control(&self, method: &str, what: &str, body: Value) -> Value {
        let url = format!("{}/control/chargers/{}{what}", self.control, self.serial);
        let wire = send(method, &url, &[], &body.to_string()).await;
        assert_eq!(wire.status, Some(200), "{method} {url} {body}: {wire:?}");
        wire.json()
    }

    pub async fn local(&self, target: &str) -> Wire {
        send("GET", &format!("{}{target}", self.local), &[], "").await
    }

    /// With the token as a Bearer header.
    pub async fn cloud(&self, target: &str) -> Wire {
        let bearer = format!("Bearer {}", self.token);
        send("GET", &format!("{}{target}", self.cloud), &[("Authorization", &bearer)], "").await
    }

    /// The newest entry of the request log.
    pub async fn last_request(&self) -> Value {
        let log = self.control("GET", "/requests", json!({})).await;
        log.as_array().unwrap().last().unwrap().clone()
    }
}
