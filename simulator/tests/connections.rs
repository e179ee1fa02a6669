//! How a charger's own web server ends connections.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod support;

use std::time::Duration;

use serde_json::json;
use support::{Bench, End};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(5);

/// A client that keeps connections, as most do.
struct KeepAlive(TcpStream);

impl KeepAlive {
    async fn to(bench: &Bench) -> Self {
        Self(TcpStream::connect(bench.local.strip_prefix("http://").unwrap()).await.unwrap())
    }

    async fn ask(&mut self, target: &str) -> std::io::Result<()> {
        self.0.write_all(format!("GET {target} HTTP/1.1\r\nHost: charger\r\n\r\n").as_bytes()).await
    }

    /// Reads the whole reply to a set, which has a length.
    async fn reply(&mut self) -> String {
        let mut text = String::new();
        while !text.ends_with('}') {
            let byte = timeout(PATIENCE, self.0.read_u8()).await.unwrap().unwrap();
            text.push(char::from(byte));
        }
        text
    }

    /// Waits for the end, before which nothing more may come.
    async fn end(&mut self) -> End {
        match timeout(PATIENCE, self.0.read(&mut [0; 100])).await {
            Ok(Ok(0)) => End::Closed,
            Ok(Ok(_)) => panic!("a request that came too late was answered"),
            Ok(Err(_)) => End::Reset,
            Err(_) => End::Open,
        }
    }
}

async fn after_a_reply(bench: &Bench) -> (String, End) {
    let mut client = KeepAlive::to(bench).await;
    client.ask("/api/set?amp=7").await.unwrap();
    (client.reply().await, client.end().await)
}

#[tokio::test]
async fn firmware_59_and_60_close_without_a_word_by_fin_or_by_rst() {
    for firmware in ["59.4", "60.3", "60.4"] {
        let bench = Bench::with(json!({"firmware": firmware})).await;
        let mut ends = Vec::new();
        for _ in 0..40 {
            let (reply, end) = after_a_reply(&bench).await;
            assert!(reply.starts_with("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n"), "{reply}");
            assert!(!reply.to_ascii_lowercase().contains("connection:"), "{reply}");
            ends.push(end);
        }
        assert!(ends.contains(&End::Closed) && ends.contains(&End::Reset), "{firmware}: {ends:?}");
        assert!(!ends.contains(&End::Open), "{firmware}: {ends:?}");
    }
}

#[tokio::test]
async fn older_firmware_announces_it() {
    for firmware in ["051.3", "053", "055", "056.9"] {
        let bench = Bench::with(json!({"firmware": firmware})).await;
        let (reply, end) = after_a_reply(&bench).await;
        assert!(reply.contains("\r\nConnection: close\r\n"), "{firmware}: {reply}");
        assert_eq!(end, End::Closed, "{firmware}");
    }
}

#[tokio::test]
async fn how_it_closes_can_be_chosen() {
    for (close, announced, end) in
        [("announced", true, End::Closed), ("fin", false, End::Closed), ("reset", false, End::Reset)]
    {
        for firmware in ["053", "60.4"] {
            let bench = Bench::with(json!({"close": close, "firmware": firmware})).await;
            for _ in 0..5 {
                let (reply, seen) = after_a_reply(&bench).await;
                assert_eq!(
                    (reply.contains("Connection: close"), seen),
                    (announced, end),
                    "{close} {firmware}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_request_that_comes_while_it_closes_is_lost() {
    for close in ["fin", "reset", "silent"] {
        let bench = Bench::with(json!({"firmware": "60.4", "close": close})).await;
        let mut resets = 0;
        for _ in 0..20 {
            let mut client = KeepAlive::to(&bench).await;
            client.ask("/api/set?amp=7").await.unwrap();
            client.reply().await;
            // It may be closed already: then writing fails, or what is written is answered by a reset.
            let written = client.ask("/api/set?amp=9").await.is_ok();
            resets += usize::from(client.end().await == End::Reset && written);
        }
        assert!(resets > 0, "{close}: none was reset");
        let log = bench.control("GET", "/requests", json!({})).await;
        assert!(log.as_array().unwrap().iter().all(|entry| entry["target"] == "/api/set?amp=7"), "{close}");
        assert_eq!(bench.control("GET", "", json!({})).await["values"]["amp"], json!(7), "{close}");
    }
}

#[tokio::test]
async fn a_request_sent_ahead_of_the_reply_is_lost_as_well() {
    let bench = Bench::with(json!({"firmware": "60.4", "close": "fin"})).await;
    let mut client = KeepAlive::to(&bench).await;
    let two = "GET /api/set?amp=7 HTTP/1.1\r\nHost: c\r\n\r\nGET /api/set?amp=9 HTTP/1.1\r\nHost: c\r\n\r\n";
    client.0.write_all(two.as_bytes()).await.unwrap();
    client.reply().await;
    assert_eq!(client.end().await, End::Reset);
    assert_eq!(bench.control("GET", "", json!({})).await["values"]["amp"], json!(7));
}

#[tokio::test]
async fn the_cloud_keeps_connections() {
    let bench = Bench::with(json!({"firmware": "60.4"})).await;
    let (host, path) = bench.cloud.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut client = KeepAlive(TcpStream::connect(host).await.unwrap());
    for amp in [7, 8] {
        client.ask(&format!("/{path}/api/set?amp={amp}&token={}", bench.token)).await.unwrap();
        let reply = client.reply().await;
        assert!(reply.starts_with("HTTP/1.1 202"), "{reply}");
        // The rest of the body, after its first closing brace.
        let mut rest = String::new();
        while !rest.ends_with("[]}") {
            rest.push(char::from(client.0.read_u8().await.unwrap()));
        }
    }
}
