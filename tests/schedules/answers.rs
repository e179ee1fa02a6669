//! What a server says: the truth, a fault, or anything else that servers say.

use crate::calls::{SECRETS, pick};
use crate::server::{Request, Server, keys, members, parameter};
use crate::support::network::Answer;
use crate::support::reply::{Content, Reply};
use fastrand::Rng;
use goecharger::json::Json;
use goecharger::protocol::encode;
use goecharger::protocol::endpoint::Side;
use goecharger::transport::Trouble;
use std::time::{Duration, UNIX_EPOCH};

/// Chooses an answer to a request that waits for one.
pub fn choose(rng: &mut Rng, side: Side, server: &mut Server, number: usize) -> Answer {
    if rng.u8(..8) == 0 {
        return trouble(rng, &mut server.requests[number]);
    }
    match server.requests[number].sent.is_set {
        true => to_set(rng, side, server, number),
        false => to_read(rng, side, server, number),
    }
}

/// The true answer, after a set was carried out.
pub fn honest(rng: &mut Rng, side: Side, server: &mut Server, number: usize) -> Answer {
    if !server.requests[number].sent.is_set {
        return Ok(kept(rng, side, server, number));
    }
    let keys = keys(&server.requests[number].sent.url);
    if server.requests[number].carried_out.is_none() {
        server.carry_out(number, &keys);
    }
    Ok(yes(side, &mut server.requests[number]))
}

/// A reading that is not older than was asked for, or of now.
fn kept(rng: &mut Rng, side: Side, server: &mut Server, number: usize) -> Reply {
    if side == Side::Local || rng.bool() {
        return reading(side, server, number, server.now, rng.bool());
    }
    let asked = parameter(&server.requests[number].sent.url, "age").and_then(|age| age.parse::<f64>().ok());
    let asked = asked.unwrap_or(30.0);
    // A cloud that counts in whole seconds takes 1.9 for 1; it says when its data is of.
    match rng.bool() {
        true => reading(side, server, number, server.now - rng.f64() * (asked + 1.0) * 1_000.0, true),
        false => reading(side, server, number, server.now - rng.f64() * asked * 1_000.0, rng.bool()),
    }
}

/// A connection that was refused, or broke.
fn trouble(rng: &mut Rng, request: &mut Request) -> Answer {
    let never_sent = request.carried_out.is_none() && !request.has_begun && rng.bool();
    if never_sent {
        (request.never_sent, request.is_over) = (true, true);
    }
    let secret = pick(rng, &SECRETS);
    match rng.u8(..10) {
        0 if !never_sent => Err(Trouble::TooLarge),
        1 if !never_sent => Err(Trouble::NoResponse),
        2 => Err(Trouble::Broken { cause: "thrown", reason: None, never_sent }),
        3 => Err(Trouble::Broken { cause: "thrown", reason: Some(secret.to_owned()), never_sent }),
        _ => Err(Trouble::Broken { cause: "thrown", reason: Some("ECONN".to_owned()), never_sent }),
    }
}

fn text_of(members: Vec<(String, Json)>) -> String {
    encode::json(&Json::Object(members))
}

/// A clear yes to all keys.
fn yes(side: Side, request: &mut Request) -> Reply {
    request.said_yes = true;
    request.is_over = true;
    let (status, body) = passed(side, &request.sent.url);
    Reply::new(status, &body)
}

/// A yes, with the status that goes with it.
fn passed(side: Side, url: &str) -> (u16, String) {
    let keys = keys(url);
    match side {
        Side::Local => (200, text_of(keys.into_iter().map(|key| (key, Json::Bool(true))).collect())),
        Side::Cloud => (202, format!(r#"{{"succeeded":[{}],"failed":[]}}"#, listed(url, &keys))),
    }
}

/// Keys with their values, as the cloud lists them.
fn listed(url: &str, keys: &[String]) -> String {
    let each = |key: &String| {
        let encoded = parameter(url, key).unwrap_or_default();
        let value = percent_encoding::percent_decode_str(&encoded).decode_utf8_lossy().into_owned();
        format!("{{\"{key}\":{value}}}")
    };
    keys.iter().map(each).collect::<Vec<_>>().join(",")
}

fn to_set(rng: &mut Rng, side: Side, server: &mut Server, number: usize) -> Answer {
    let request = &mut server.requests[number];
    let all = keys(&request.sent.url);
    let is_done = request.carried_out.as_ref().is_some_and(|(_, done)| *done == all);
    if is_done && rng.u8(..4) != 0 {
        return Ok(yes(side, request));
    }
    if request.carried_out.is_none() && rng.bool() {
        return Ok(refusal(rng, side, server, number));
    }
    Ok(unclear(rng, side, request))
}

/// A clear no, of all or of some keys.
fn refusal(rng: &mut Rng, side: Side, server: &mut Server, number: usize) -> Reply {
    let request = &mut server.requests[number];
    request.is_over = true;
    let all = keys(&request.sent.url);
    let secret = pick(rng, &SECRETS);
    match rng.u8(..10) {
        0 => return Reply::new(401, secret),
        1 => return Reply::new(403, secret),
        2 => return Reply::new(429, "").with("retry-after", "30"),
        3 => return Reply::new(500, "couldn't take api lock in 3s"),
        4 => return Reply::new(414, ""),
        5 => return Reply::new(404, "This URI does not exist"),
        _ => {}
    }
    let (good, bad) = all.split_at(rng.usize(..all.len()));
    if !good.is_empty() {
        server.carry_out(number, good);
    }
    if side == Side::Cloud {
        let url = &server.requests[number].sent.url;
        let body = format!(r#"{{"succeeded":[{}],"failed":[{}]}}"#, listed(url, good), listed(url, bad));
        return Reply::new(pick(rng, &[200, 202, 422]), &body);
    }
    let yes = good.iter().map(|key| (key.clone(), Json::Bool(true)));
    let no = bad.iter().map(|key| (key.clone(), Json::String(format!("{key}: not allowed ({secret})"))));
    Reply::new(pick(rng, &[500, 500, 200]), &text_of(yes.chain(no).collect()))
}

/// What is neither a clear yes nor a clear no, whatever became of the set.
fn unclear(rng: &mut Rng, side: Side, request: &Request) -> Reply {
    let (status, body) = passed(side, &request.sent.url);
    let secret = pick(rng, &SECRETS);
    let keys = keys(&request.sent.url);
    match rng.u8(..14) {
        0 => Reply::new(pick(rng, &[302, 304, 400, 404, 408, 418, 500, 502, 503, 504]), &body),
        1 => Reply::new(status, body.get(..body.len() / 2).unwrap_or("{")),
        2 => Reply::new(status, "<!doctype html><title>Login</title>"),
        3 => Reply::new(status, ""),
        4 => Reply::new(status, "{}"),
        5 => Reply::new(pick(rng, &[500, 502, 503, 504, 302, 408]), secret),
        6 => Reply::new(status, &body.replacen('{', r#"{"error":"no","#, 1)),
        // The values in the place of an answer.
        7 => Reply::new(status, &text_of(keys.into_iter().map(|key| (key, Json::Number(16.0))).collect())),
        8 => Reply::new(status, &format!(r#"{{"success":false,"reason":"{}"}}"#, secret.replace('"', "'"))),
        9 => Reply::new(status, r#"{"succeeded":[{"amp":7}],"failed":[]}"#),
        10 => Reply::new(status, r#"{"succeeded":[],"failed":[]}"#),
        11 => Reply::new(status, r#"{"status":"ok"}"#),
        12 => Reply::new(status, "[true]"),
        _ => Reply::new(status, secret),
    }
}

fn to_read(rng: &mut Rng, side: Side, server: &mut Server, number: usize) -> Answer {
    let secret = pick(rng, &SECRETS);
    Ok(match rng.u8(..16) {
        0 => Reply::new(pick(rng, &[401, 403, 302, 404, 418]), secret),
        1 => Reply::new(pick(rng, &[502, 503, 504, 408, 429]), secret),
        2 => Reply::new(503, "").with("retry-after", pick(rng, &["1", "7", "60", "61", "soon"])),
        3 => Reply::new(500, "couldn't take api lock in 3s"),
        4 => Reply::new(200, pick(rng, &["<html>", "", "{\"amp\":1", "[]", r#"{"error":"x"}"#])),
        5 if side == Side::Cloud => {
            Reply::new(404, r#"{"success":false,"reason":"Data is outdated","age":99.5}"#)
        }
        // A cloud that does not keep to `age`, and says when its data is of.
        6 | 7 if side == Side::Cloud => {
            let age = rng.f64() * pick(rng, &[3_000.0, 100_000.0]);
            reading(side, server, number, server.now - age, true)
        }
        _ => kept(rng, side, server, number),
    })
}

/// The values at a time, in the reply to a read.
fn reading(side: Side, server: &mut Server, number: usize, at: f64, dated: bool) -> Reply {
    let values = server.values(at);
    let request = &mut server.requests[number];
    request.told = Some((at, values));
    let members = members(&request.sent.url, values);
    // A filter with keys that the model lacks gets a 400.
    let asked =
        parameter(&request.sent.url, "filter").map_or(members.len(), |filter| filter.split(',').count());
    let status = if members.len() < asked { 400 } else { 200 };
    let mut reply = Reply { status, headers: Vec::new(), content: Content::Object(members) };
    if side == Side::Cloud {
        reply = reply.with("last-modified", &date(at));
        if dated {
            reply = reply.with("date", &date(server.now));
        }
    }
    reply
}

fn date(at: f64) -> String {
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_millis(at as u64))
}
