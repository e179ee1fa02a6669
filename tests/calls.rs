//! Calls with a clock and a network of the test's own: what is sent when, what is tried again, who waits for whom.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use goecharger::call::{Action, Call, Charger, Received, Trouble};
use goecharger::endpoint::{self, Endpoint};
use goecharger::error::Code;
use goecharger::json::{Json, Object};
use goecharger::options::{self, Auth, Client, Limits};
use goecharger::reply::{Body, Certainty};
use std::cell::RefCell;
use std::rc::Rc;

#[derive(Clone)]
struct Reply {
    status: u16,
    retry_after: Option<String>,
    body: String,
    members: Option<Vec<(String, Json)>>,
}

fn reply(status: u16, body: &str) -> Reply {
    let members = match serde_json::from_str(body).map(|value| support::json(&value)) {
        Ok(Json::Object(members)) => Some(members),
        _ => None,
    };
    Reply { status, retry_after: None, body: body.to_owned(), members }
}

impl Received for Reply {
    type Cause = &'static str;

    fn status(&self) -> u16 {
        self.status
    }

    fn body(&self) -> Body<'_> {
        match &self.members {
            Some(members) => Body::Object(members),
            None => Body::Text(self.body.clone()),
        }
    }

    fn retry_after(&self) -> Option<String> {
        self.retry_after.clone()
    }

    fn date(text: &str) -> Option<f64> {
        (text == "Thu, 01 Jan 1970 00:00:10 GMT").then_some(10_000.0)
    }

    fn again(&self) -> Self {
        self.clone()
    }
}

/// One charger, and the names of the calls that were woken.
struct World {
    client: Rc<Client>,
    charger: Rc<Charger<Reply, &'static str>>,
    woken: RefCell<Vec<&'static str>>,
}

type Step = Action<Reply>;

impl World {
    fn new() -> Self {
        Self::with(Limits::default(), 1)
    }

    fn with(limits: Limits, parallel: usize) -> Self {
        Self::at(endpoint::local("charger").expect("a host"), limits, parallel)
    }

    fn cloud(parallel: usize) -> Self {
        Self::at(endpoint::cloud("000001").expect("a serial"), Limits::default(), parallel)
    }

    fn at(endpoint: Endpoint, limits: Limits, parallel: usize) -> Self {
        let client = Client { endpoint, auth: Auth::None, limits, parallel, in_browser: false };
        World { client: Rc::new(client), charger: Rc::new(Charger::new("a")), woken: RefCell::default() }
    }

    fn options(&self) -> options::Call {
        options::call(&[], &[], self.client.limits).expect("valid")
    }

    fn read(&self, name: &'static str, keys: &[&str]) -> Call<Reply, &'static str> {
        self.read_with(self.options(), name, keys, 0.0)
    }

    fn read_with(
        &self,
        options: options::Call,
        name: &'static str,
        keys: &[&str],
        now: f64,
    ) -> Call<Reply, &'static str> {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        Call::read(self.client.clone(), self.charger.clone(), Some(keys), options, name, now)
    }

    fn set(&self, name: &'static str, amp: f64, verify: bool) -> Call<Reply, &'static str> {
        let options = options::Call { verify, ..self.options() };
        self.set_with(options, name, &[("amp", Json::Number(amp))])
    }

    fn set_with(
        &self,
        options: options::Call,
        name: &'static str,
        entries: &[(&str, Json)],
    ) -> Call<Reply, &'static str> {
        let entries = entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        Call::set(self.client.clone(), self.charger.clone(), entries, options, name, 0.0).expect("valid")
    }

    fn wake(&self) -> impl Fn(&&'static str) {
        |name| self.woken.borrow_mut().push(name)
    }

    fn woken(&self) -> Vec<&'static str> {
        self.woken.take()
    }

    fn reply(&self, call: &mut Call<Reply, &'static str>, status: u16, body: &str, now: f64) -> Step {
        call.replied(reply(status, body), now, 1.0, &self.wake())
    }

    fn break_off(&self, call: &mut Call<Reply, &'static str>, reason: &str, now: f64) -> Step {
        let trouble = Trouble::Broken { cause: "thrown", reason: Some(reason.to_owned()) };
        call.broke(trouble, None, now, 1.0, &self.wake())
    }
}

fn waits(step: &Step) -> f64 {
    match step {
        Action::Wait(ms) => *ms,
        other => panic!("not a wait but {}", name(other)),
    }
}

fn name(step: &Step) -> String {
    match step {
        Action::Send(ms) => format!("send {ms}"),
        Action::Wait(ms) => format!("wait {ms}"),
        Action::Turn(ms) => format!("turn {ms}"),
        Action::Read(reply, missing) => format!("read {} {missing:?}", reply.body),
        Action::Set(certainty) => format!("set {}", certainty.as_str()),
        Action::Fail(failure) => format!("fail {}", failure.error.code.as_str()),
    }
}

fn fails(step: &Step) -> (Code, u32, String) {
    match step {
        Action::Fail(failure) => (failure.error.code, failure.attempts, failure.error.message.clone()),
        other => panic!("not a failure but {}", name(other)),
    }
}

#[test]
fn a_read_is_tried_again_after_each_failure_that_may_pass() {
    for (status, body) in
        [(502, ""), (503, "x"), (504, "{}"), (500, "couldn't take api lock in 3s"), (429, "")]
    {
        let world = World::new();
        let mut call = world.read("a", &["amp"]);
        assert_eq!(name(&call.proceed(0.0)), "send 10000");
        assert_eq!(waits(&world.reply(&mut call, status, body, 5.0)), 300.0, "{status}");
        assert_eq!(name(&call.proceed(305.0)), "send 10000");
        assert_eq!(waits(&world.reply(&mut call, status, body, 310.0)), 600.0, "{status}");
        assert_eq!(name(&call.proceed(910.0)), "send 10000");
        let (_, attempts, _) = fails(&world.reply(&mut call, status, body, 915.0));
        assert_eq!(attempts, 3);
    }
}

#[test]
fn a_read_that_succeeds_after_a_failure_is_a_success() {
    let world = World::new();
    let mut call = world.read("a", &["amp"]);
    call.proceed(0.0);
    waits(&world.break_off(&mut call, "ECONNRESET", 1.0));
    call.proceed(300.0);
    waits(&call.broke(Trouble::Late, None, 10_300.0, 1.0, &world.wake()));
    call.proceed(11_000.0);
    assert_eq!(name(&world.reply(&mut call, 200, r#"{"amp":6}"#, 11_100.0)), r#"read {"amp":6} []"#);
}

#[test]
fn what_will_not_pass_is_not_tried_again() {
    for (status, body) in
        [(401, ""), (403, ""), (404, "This URI does not exist"), (200, "<html>"), (500, "boom")]
    {
        let world = World::new();
        let mut call = world.read("a", &["amp"]);
        call.proceed(0.0);
        let (_, attempts, _) = fails(&world.reply(&mut call, status, body, 1.0));
        assert_eq!(attempts, 1, "{status} {body}");
    }
}

#[test]
fn a_set_is_never_repeated_once_it_may_have_reached_the_charger() {
    for status in [500, 502, 503, 504] {
        let world = World::new();
        let mut call = world.set("a", 6.0, false);
        call.proceed(0.0);
        let (code, attempts, message) = fails(&world.reply(&mut call, status, "bad", 1.0));
        assert_eq!((code, attempts), (Code::Unavailable, 1));
        assert!(message.ends_with("Whether the setting arrived is not known: read it back"), "{message}");
    }
    let world = World::new();
    let mut call = world.set("a", 6.0, false);
    call.proceed(0.0);
    assert_eq!(fails(&world.break_off(&mut call, "ECONNRESET", 1.0)).1, 1);
    let mut call = world.set("a", 6.0, false);
    call.proceed(0.0);
    assert_eq!(fails(&call.broke(Trouble::Late, None, 10_000.0, 1.0, &world.wake())).1, 1);
    let mut call = world.set("a", 6.0, false);
    call.proceed(0.0);
    assert_eq!(fails(&world.reply(&mut call, 500, "couldn't take api lock in 3s", 1.0)).1, 1);
}

#[test]
fn a_set_whose_connection_was_refused_is_tried_again_and_is_not_in_doubt() {
    let world = World::new();
    let mut call = world.set("a", 6.0, false);
    for now in [0.0, 1_000.0] {
        call.proceed(now);
        waits(&world.break_off(&mut call, "ECONNREFUSED", now));
    }
    call.proceed(2_000.0);
    let (code, attempts, message) = fails(&world.break_off(&mut call, "ECONNREFUSED", 2_001.0));
    assert_eq!((code, attempts), (Code::Network, 3));
    assert!(!message.contains("not known"), "{message}");
}

#[test]
fn a_host_that_became_unreachable_may_have_got_the_set() {
    for (reason, never_sent) in [
        ("connect EHOSTUNREACH", true),
        ("connect ECONNREFUSED", true),
        ("getaddrinfo ENOTFOUND", true),
        ("ConnectionRefused", true),
        ("read EHOSTUNREACH", false),
        ("write ENETUNREACH", false),
        ("read ECONNREFUSED", false),
        ("EHOSTUNREACH", false),
    ] {
        let world = World::new();
        let mut call = world.set("a", 6.0, false);
        call.proceed(0.0);
        let step = world.break_off(&mut call, reason, 1.0);
        assert_eq!(matches!(step, Action::Wait(_)), never_sent, "{reason}");
    }
}

#[test]
fn retry_after_is_waited_for_and_a_deadline_that_would_pass_ends_the_call_at_once() {
    let world = World::with(Limits { deadline: 5_000.0, ..Limits::default() }, 1);
    let mut call = world.read("a", &["amp"]);
    assert_eq!(name(&call.proceed(0.0)), "send 5000");
    let asks_for = |seconds: &str| Reply { retry_after: Some(seconds.to_owned()), ..reply(503, "") };
    assert_eq!(waits(&call.replied(asks_for("2"), 100.0, 0.0, &world.wake())), 2_000.0);
    assert_eq!(name(&call.proceed(2_100.0)), "send 2900");
    assert_eq!(fails(&call.replied(asks_for("60"), 2_200.0, 0.0, &world.wake())).0, Code::Unavailable);
    // Nothing would be left for the attempt.
    let mut call = world.read("b", &["amp"]);
    call.proceed(0.0);
    assert_eq!(fails(&call.replied(asks_for("5"), 0.0, 0.0, &world.wake())).0, Code::Unavailable);
}

#[test]
fn retry_after_may_be_a_date_and_what_is_neither_is_ignored() {
    let after = |header: &str, now: f64| {
        let world = World::new();
        let mut call = world.read("a", &["amp"]);
        call.proceed(now);
        let reply = Reply { retry_after: Some(header.to_owned()), ..reply(503, "") };
        waits(&call.replied(reply, now, 0.5, &world.wake()))
    };
    assert_eq!(after("Thu, 01 Jan 1970 00:00:10 GMT", 1_000.0), 9_000.0);
    assert_eq!(after("Thu, 01 Jan 1970 00:00:10 GMT", 20_000.0), 150.0);
    assert_eq!(after("soon", 0.0), 150.0);
    assert_eq!(after("60", 0.0), 60_000.0);
}

#[test]
fn a_server_that_asks_to_wait_longer_than_a_minute_ends_the_call_at_once() {
    let world = World::new();
    for header in ["61", "999999", "Thu, 01 Jan 1970 00:00:10 GMT"] {
        let mut call = world.read("a", &["amp"]);
        call.proceed(-60_000.0);
        let reply = Reply { retry_after: Some(header.to_owned()), ..reply(503, "") };
        let (code, attempts, _) = fails(&call.replied(reply, -60_000.0, 0.5, &world.wake()));
        assert_eq!((code, attempts), (Code::Unavailable, 1), "{header}");
    }
}

#[test]
fn what_is_left_of_the_deadline_is_the_time_of_the_last_attempt() {
    let world = World::with(Limits { deadline: 1_000.0, ..Limits::default() }, 1);
    let mut call = world.read("a", &["amp"]);
    assert_eq!(name(&call.proceed(0.0)), "send 1000");
    let (code, _, message) = fails(&call.broke(Trouble::Late, None, 1_000.0, 1.0, &world.wake()));
    assert_eq!(code, Code::Timeout);
    assert_eq!(message, "not done within the deadline of 1000 ms");
}

#[test]
fn a_deadline_within_an_attempt_does_not_hide_why_the_one_before_failed() {
    let world = World::with(Limits { deadline: 1_000.0, ..Limits::default() }, 1);
    let mut call = world.read("a", &["amp"]);
    call.proceed(0.0);
    waits(&world.reply(&mut call, 503, "", 100.0));
    call.proceed(200.0);
    let (code, attempts, message) = fails(&call.broke(Trouble::Late, None, 1_000.0, 1.0, &world.wake()));
    assert_eq!((code, attempts), (Code::Timeout, 2));
    assert_eq!(message, "not done within the deadline of 1000 ms: the attempt before failed by unavailable");
}

#[test]
fn calls_to_one_charger_go_one_after_the_other_in_order() {
    let world = World::new();
    let (mut a, mut b, mut c) =
        (world.read("a", &["amp"]), world.set("b", 6.0, false), world.read("c", &["amp"]));
    a.proceed(0.0);
    assert!(matches!(b.proceed(0.0), Action::Turn(_)));
    assert!(matches!(c.proceed(0.0), Action::Turn(_)));
    world.reply(&mut a, 200, r#"{"amp":6}"#, 1.0);
    assert_eq!(world.woken(), ["b"]);
    assert!(matches!(b.woken(true, 1.0, &world.wake()), Action::Send(_)));
    world.reply(&mut b, 200, r#"{"amp":true}"#, 2.0);
    assert_eq!(world.woken(), ["c"]);
}

#[test]
fn identical_reads_that_wait_share_one_request_unless_a_set_stands_between() {
    let world = World::new();
    let mut first = world.read("first", &["amp"]);
    first.proceed(0.0);
    let (mut a, mut b) = (world.read("a", &["car"]), world.read("b", &["car"]));
    let mut set = world.set("set", 6.0, false);
    let mut after = world.read("after", &["car"]);
    for call in [&mut a, &mut b, &mut set, &mut after] {
        assert!(matches!(call.proceed(0.0), Action::Turn(_)));
    }
    world.reply(&mut first, 200, r#"{"amp":6}"#, 1.0);
    assert_eq!(world.woken(), ["a"]);
    a.woken(true, 1.0, &world.wake());
    world.reply(&mut a, 200, r#"{"car":2}"#, 2.0);
    assert_eq!(world.woken(), ["b", "set"]);
    assert_eq!(name(&b.woken(true, 2.0, &world.wake())), r#"read {"car":2} []"#);
    set.woken(true, 2.0, &world.wake());
    world.reply(&mut set, 200, r#"{"amp":true}"#, 3.0);
    assert_eq!(world.woken(), ["after"]);
    assert!(matches!(after.woken(true, 3.0, &world.wake()), Action::Send(_)));
}

#[test]
fn who_has_other_limits_shares_nothing_and_who_has_time_left_no_deadline() {
    let world = World::new();
    let mut first = world.read("first", &["amp"]);
    first.proceed(0.0);
    let within =
        |name, limits| world.read_with(options::Call { limits, ..world.options() }, name, &["car"], 0.0);
    let (deadline, retries) = (1_000.0, 0);
    let mut impatient = within("impatient", Limits { deadline, retries, ..Limits::default() });
    let mut later = within("later", Limits { deadline, retries, ..Limits::default() });
    let mut patient = within("patient", Limits::default());
    for (call, now) in [(&mut impatient, 0.0), (&mut later, 500.0), (&mut patient, 500.0)] {
        assert!(matches!(call.proceed(now), Action::Turn(_)));
    }
    world.reply(&mut first, 200, r#"{"amp":6}"#, 600.0);
    assert_eq!(world.woken(), ["impatient"]);
    impatient.woken(true, 600.0, &world.wake());
    let step = impatient.broke(Trouble::Late, None, 1_000.0, 1.0, &world.wake());
    assert_eq!(fails(&step).0, Code::Timeout);
    // The one that shared its place has half a second left, and sends.
    assert_eq!(world.woken(), ["later"]);
    assert!(matches!(later.woken(true, 1_000.0, &world.wake()), Action::Send(_)));
    assert_eq!(fails(&world.reply(&mut later, 503, "", 1_100.0)).0, Code::Unavailable);
    assert_eq!(world.woken(), ["patient"]);
    patient.woken(true, 1_100.0, &world.wake());
    assert_eq!(waits(&world.reply(&mut patient, 503, "", 1_200.0)), 300.0);
}

#[test]
fn reads_of_different_keys_that_wait_share_nothing() {
    let world = World::new();
    let (mut first, mut a, mut b) =
        (world.read("first", &["amp"]), world.read("a", &["car"]), world.read("b", &["nrg"]));
    for call in [&mut first, &mut a, &mut b] {
        call.proceed(0.0);
    }
    world.reply(&mut first, 200, r#"{"amp":6}"#, 1.0);
    a.woken(true, 1.0, &world.wake());
    world.woken();
    world.reply(&mut a, 200, r#"{"car":2}"#, 2.0);
    assert_eq!(world.woken(), ["b"]);
    assert!(matches!(b.woken(true, 2.0, &world.wake()), Action::Send(_)));
}

#[test]
fn a_failure_is_shared_as_well() {
    let world = World::new();
    let mut first = world.read("first", &["amp"]);
    first.proceed(0.0);
    let (mut a, mut b) = (world.read("a", &["car"]), world.read("b", &["car"]));
    a.proceed(0.0);
    b.proceed(0.0);
    world.reply(&mut first, 200, r#"{"amp":6}"#, 1.0);
    a.woken(true, 1.0, &world.wake());
    world.reply(&mut a, 401, "", 2.0);
    assert_eq!(world.woken(), ["a", "b"]);
    assert_eq!(fails(&b.woken(true, 2.0, &world.wake())).0, Code::Unauthorized);
}

#[test]
fn who_gives_up_leaves_at_once_and_those_who_share_take_the_place() {
    let world = World::new();
    let mut first = world.read("first", &["amp"]);
    first.proceed(0.0);
    let (mut a, mut b, mut c) =
        (world.read("a", &["car"]), world.read("b", &["car"]), world.set("c", 6.0, false));
    for call in [&mut a, &mut b, &mut c] {
        call.proceed(0.0);
    }
    a.leave(&world.wake());
    world.reply(&mut first, 200, r#"{"amp":6}"#, 1.0);
    assert_eq!(world.woken(), ["b"]);
    // One that is in flight gives up: the next may go.
    assert!(matches!(b.woken(true, 1.0, &world.wake()), Action::Send(_)));
    b.leave(&world.wake());
    assert_eq!(world.woken(), ["c"]);
}

#[test]
fn who_shares_the_place_of_a_request_in_flight_that_is_given_up_sends_its_own() {
    let world = World::new();
    let mut first = world.read("first", &["amp"]);
    first.proceed(0.0);
    let (mut a, mut b) = (world.read("a", &["car"]), world.read("b", &["car"]));
    a.proceed(0.0);
    b.proceed(0.0);
    world.reply(&mut first, 200, r#"{"amp":6}"#, 1.0);
    assert!(matches!(a.woken(true, 1.0, &world.wake()), Action::Send(_)));
    world.woken();
    a.leave(&world.wake());
    assert_eq!(world.woken(), ["b"]);
    assert!(matches!(b.woken(true, 2.0, &world.wake()), Action::Send(_)));
}

#[test]
fn who_waits_longer_than_the_deadline_has_sent_nothing() {
    let world = World::with(Limits { deadline: 1_000.0, ..Limits::default() }, 1);
    let mut first = world.read("first", &["amp"]);
    first.proceed(0.0);
    let mut set = world.set("set", 6.0, false);
    assert_eq!(name(&set.proceed(0.0)), "turn 1000");
    let (code, attempts, message) = fails(&set.woken(false, 1_000.0, &world.wake()));
    assert_eq!((code, attempts), (Code::Timeout, 0));
    assert!(!message.contains("not known"), "{message}");
    // The line is free again once the first is done.
    world.reply(&mut first, 200, r#"{"amp":6}"#, 1_001.0);
    assert_eq!(world.woken(), Vec::<&str>::new());
    assert!(matches!(world.read("next", &["amp"]).proceed(0.0), Action::Send(_)));
}

#[test]
fn the_cloud_may_be_asked_in_parallel() {
    let world = World::with(Limits::default(), 2);
    let (mut a, mut b, mut c) =
        (world.read("a", &["amp"]), world.read("b", &["car"]), world.read("c", &["frc"]));
    assert!(matches!(a.proceed(0.0), Action::Send(_)));
    assert!(matches!(b.proceed(0.0), Action::Send(_)));
    assert!(matches!(c.proceed(0.0), Action::Turn(_)));
    world.reply(&mut b, 200, r#"{"car":1}"#, 1.0);
    assert_eq!(world.woken(), ["c"]);
}

#[test]
fn of_several_requests_to_the_cloud_one_at_most_is_a_set() {
    let world = World::cloud(2);
    let (mut a, mut b) = (world.set("a", 6.0, false), world.set("b", 16.0, false));
    let (mut c, mut d) = (world.read("c", &["car"]), world.read("d", &["frc"]));
    assert!(matches!(a.proceed(0.0), Action::Send(_)));
    assert!(matches!(b.proceed(0.0), Action::Turn(_)));
    // In the order of the calls, so not before the set.
    assert!(matches!(c.proceed(0.0), Action::Turn(_)));
    world.reply(&mut a, 202, r#"{"succeeded":[{"amp":6}],"failed":[]}"#, 1.0);
    assert_eq!(world.woken(), ["b"]);
    b.woken(true, 1.0, &world.wake());
    world.reply(&mut b, 202, r#"{"succeeded":[{"amp":16}],"failed":[]}"#, 2.0);
    assert_eq!(world.woken(), ["c"]);
    c.woken(true, 2.0, &world.wake());
    assert!(matches!(d.proceed(2.0), Action::Send(_)));
}

#[test]
fn a_key_that_is_missing_is_left_out_for_a_while_and_still_listed() {
    let world = World::new();
    let sent = |call: &Call<Reply, &'static str>| call.request().url.clone();
    let mut call = world.read("a", &["amp", "cbl"]);
    call.proceed(0.0);
    assert_eq!(name(&world.reply(&mut call, 400, r#"{"amp":6}"#, 0.0)), r#"read {"amp":6} ["cbl"]"#);
    let mut call = world.read("b", &["amp", "cbl"]);
    assert_eq!(sent(&call), "http://charger/api/status?filter=amp");
    call.proceed(0.0);
    assert_eq!(name(&world.reply(&mut call, 200, r#"{"amp":6}"#, 1.0)), r#"read {"amp":6} ["cbl"]"#);
    // Alone it is asked for, since an empty filter asks for everything.
    assert_eq!(sent(&world.read("c", &["cbl"])), "http://charger/api/status?filter=cbl");
    // Later it is tried again.
    let at = |now| sent(&world.read_with(world.options(), "d", &["amp", "cbl"], now));
    assert_eq!(at(599_999.0), "http://charger/api/status?filter=amp");
    assert_eq!(at(600_000.0), "http://charger/api/status?filter=amp,cbl");
}

#[test]
fn a_key_that_was_missing_and_is_delivered_is_asked_for_again() {
    let world = World::new();
    let read = |keys: &[&str], body: &str| {
        let mut call = world.read("a", keys);
        call.proceed(0.0);
        world.reply(&mut call, 200, body, 0.0);
        call.request().url.clone()
    };
    read(&["amp", "cbl"], r#"{"amp":6}"#);
    // What is learned of other keys leaves it as it is.
    read(&["car"], r#"{"car":1}"#);
    assert!(read(&["amp", "cbl"], r#"{"amp":6}"#).ends_with("filter=amp"));
    read(&["cbl"], r#"{"cbl":32}"#);
    assert!(read(&["amp", "cbl"], r#"{"amp":6,"cbl":32}"#).ends_with("filter=amp,cbl"));
}

#[test]
fn a_key_that_any_reply_has_is_asked_for_again_and_never_missing() {
    let world = World::new();
    let mut call = world.read("a", &["amp", "car"]);
    call.proceed(0.0);
    world.reply(&mut call, 200, r#"{"car":1}"#, 1.0);
    // Left out of the filter, and delivered all the same.
    let mut call = world.read("a", &["amp", "car"]);
    assert!(!call.request().url.contains("amp"), "{}", call.request().url);
    call.proceed(0.0);
    let step = world.reply(&mut call, 200, r#"{"car":1,"amp":16}"#, 2.0);
    assert_eq!(name(&step), r#"read {"car":1,"amp":16} []"#);
    assert!(world.read("a", &["amp", "car"]).request().url.contains("amp"));
}

#[test]
fn a_key_that_was_set_is_not_left_out() {
    let world = World::new();
    let mut call = world.read("a", &["car", "amp"]);
    call.proceed(0.0);
    world.reply(&mut call, 400, r#"{"car":1}"#, 0.0);
    let mut set = world.set("b", 6.0, false);
    set.proceed(0.0);
    world.reply(&mut set, 200, r#"{"amp":true}"#, 1.0);
    assert!(world.read("c", &["car", "amp"]).request().url.ends_with("filter=car,amp"));
}

#[test]
fn a_set_is_verified_when_it_is_read_back() {
    let world = World::new();
    let mut set = world.set("a", 16.0, true);
    set.proceed(0.0);
    assert!(matches!(world.reply(&mut set, 200, r#"{"amp":true}"#, 10.0), Action::Send(_)));
    assert_eq!(set.request().url, "http://charger/api/status?filter=amp");
    // Settings take a moment.
    assert_eq!(waits(&world.reply(&mut set, 200, r#"{"amp":6}"#, 20.0)), 1_000.0);
    assert!(matches!(set.proceed(1_020.0), Action::Send(_)));
    assert!(matches!(
        world.reply(&mut set, 200, r#"{"amp":16.0000001}"#, 1_030.0),
        Action::Set(Certainty::Verified)
    ));
}

#[test]
fn the_cloud_verifies_only_by_what_it_heard_after_the_set() {
    let world = World::cloud(1);
    let mut set = world.set("a", 6.0, true);
    set.proceed(0.0);
    let sent = r#"{"succeeded":[{"amp":6}],"failed":[]}"#;
    assert_eq!(waits(&world.reply(&mut set, 202, sent, 600.0)), 1_000.0);
    assert_eq!(name(&set.proceed(1_600.0)), "send 9000");
    assert!(set.request().url.ends_with("/api/status?filter=amp&age=1"), "{}", set.request().url);
    let outdated = r#"{"success":false,"reason":"Data is outdated","age":2.5}"#;
    assert_eq!(waits(&world.reply(&mut set, 404, outdated, 1_610.0)), 1_000.0);
    set.proceed(2_610.0);
    assert!(set.request().url.ends_with("age=2"), "{}", set.request().url);
    assert_eq!(name(&world.reply(&mut set, 200, r#"{"amp":6}"#, 2_620.0)), "set verified");

    // What was not read back was sent, no more than that.
    let mut set = world.set("a", 6.0, true);
    set.proceed(0.0);
    world.reply(&mut set, 202, sent, 10.0);
    set.proceed(9_010.0);
    let (code, attempts, message) = fails(&world.reply(&mut set, 404, outdated, 9_020.0));
    assert_eq!((code, attempts), (Code::Stale, 2));
    assert!(message.starts_with("the setting was sent, yet it could not be read back: "), "{message}");
    // Without the time for a look there is none.
    let options = options::Call {
        verify: true,
        limits: Limits { deadline: 500.0, ..Limits::default() },
        ..world.options()
    };
    let mut set = world.set_with(options, "a", &[("amp", Json::Number(6.0))]);
    set.proceed(0.0);
    let (code, attempts, message) = fails(&world.reply(&mut set, 202, sent, 10.0));
    assert_eq!((code, attempts), (Code::Timeout, 1));
    assert!(message.starts_with("the setting was sent, yet it could not be read back: "), "{message}");
}

#[test]
fn what_does_not_hold_is_named_and_nothing_else() {
    let world = World::new();
    let entries = [("amp", Json::Number(6.0)), ("fna", Json::String("a".to_owned()))];
    let mut set = world.set_with(options::Call { verify: true, ..world.options() }, "a", &entries);
    set.proceed(0.0);
    world.reply(&mut set, 200, r#"{"amp":true,"fna":true}"#, 1.0);
    let (_, _, message) = fails(&world.reply(&mut set, 200, r#"{"amp":16,"fna":"a"}"#, 9_999.0));
    assert!(message.contains("amp should be 6 and is 16. "), "{message}");
    assert!(!message.contains("fna"), "{message}");
}

#[test]
fn a_set_that_does_not_hold_is_unverified_after_ten_seconds_with_both_values() {
    let world = World::new();
    let mut set = world.set("a", 16.0, true);
    set.proceed(0.0);
    let mut step = world.reply(&mut set, 200, r#"{"amp":true}"#, 0.0);
    let mut now = 0.0;
    let mut reads = 0;
    while !matches!(step, Action::Fail(_)) {
        if let Action::Wait(ms) = step {
            now += ms;
            assert!(matches!(set.proceed(now), Action::Send(_)));
        }
        reads += 1;
        step = world.reply(&mut set, 200, r#"{"amp":6}"#, now);
        assert!(reads < 20, "it does not end");
    }
    assert_eq!((reads, now), (10, 9_000.0));
    let Action::Fail(failure) = step else { panic!("not a failure") };
    assert_eq!(failure.error.code, Code::Unverified);
    assert!(failure.error.message.contains("amp should be 16 and is 6"), "{}", failure.error.message);
    assert_eq!(
        failure.error.details.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        ["expected", "found"]
    );
}

#[test]
fn reading_back_survives_failures_that_pass_and_says_that_the_set_was_taken() {
    let world = World::with(Limits { retries: 0, ..Limits::default() }, 1);
    let mut set = world.set("a", 16.0, true);
    set.proceed(0.0);
    world.reply(&mut set, 200, r#"{"amp":true}"#, 0.0);
    assert_eq!(waits(&world.reply(&mut set, 502, "", 10.0)), 1_000.0);
    assert!(matches!(set.proceed(1_010.0), Action::Send(_)));
    let (code, _, message) = fails(&world.reply(&mut set, 401, "", 1_020.0));
    assert_eq!(code, Code::Unauthorized);
    assert!(message.starts_with("the setting was accepted, yet it could not be read back: "), "{message}");
}

#[test]
fn a_set_is_read_back_only_if_that_is_asked_for() {
    let world = World::new();
    let mut set = world.set("set", 6.0, false);
    set.proceed(0.0);
    assert_eq!(name(&world.reply(&mut set, 200, r#"{"amp":true}"#, 1.0)), "set accepted");
    assert_eq!(set.outcome(), "ok");
    assert_eq!(set.keys().collect::<Vec<_>>(), ["amp"]);
}

#[test]
fn an_attempt_without_a_reply_says_how_long_it_waited_and_a_broken_one_keeps_its_cause() {
    let world = World::with(Limits { retries: 0, ..Limits::default() }, 1);
    let mut call = world.read("a", &["amp"]);
    call.proceed(0.0);
    let (code, _, message) = fails(&call.broke(Trouble::Late, None, 10_000.0, 1.0, &world.wake()));
    assert_eq!((code, call.outcome()), (Code::Timeout, "timeout"));
    assert!(message.contains("no reply within 10000 ms"), "{message}");
    let mut call = world.read("b", &["amp"]);
    call.proceed(0.0);
    let Action::Fail(failure) = world.break_off(&mut call, "ECONNRESET", 1.0) else {
        panic!("not a failure")
    };
    assert_eq!(failure.cause, Some("thrown"));
}

#[test]
fn reading_back_is_given_up_after_ten_seconds() {
    let world = World::with(Limits { retries: 0, timeout: 60_000.0, ..Limits::default() }, 1);
    let set = || {
        let mut set = world.set("set", 6.0, true);
        set.proceed(0.0);
        let step = world.reply(&mut set, 200, r#"{"amp":true}"#, 0.0);
        assert_eq!(name(&step), "send 10000");
        set
    };
    let mut hangs = set();
    let (code, _, message) = fails(&hangs.broke(Trouble::Late, None, 10_000.0, 1.0, &world.wake()));
    assert_eq!(code, Code::Timeout);
    assert!(message.contains("10000 ms"), "{message}");
    let mut breaks = set();
    assert_eq!(waits(&world.reply(&mut breaks, 502, "", 8_999.0)), 1_000.0);
    breaks.proceed(9_999.0);
    assert_eq!(fails(&world.reply(&mut breaks, 502, "", 9_999.5)).0, Code::Unavailable);
    // With a second left, there would be no time for the look after it.
    assert_eq!(fails(&world.reply(&mut set(), 502, "", 9_000.0)).0, Code::Unavailable);
}

#[test]
fn a_last_look_that_comes_too_late_leaves_what_was_seen_before() {
    let world = World::with(Limits { deadline: 1_500.0, ..Limits::default() }, 1);
    let mut set = world.set("set", 6.0, true);
    set.proceed(0.0);
    world.reply(&mut set, 200, r#"{"amp":true}"#, 10.0);
    assert_eq!(waits(&world.reply(&mut set, 200, r#"{"amp":16}"#, 20.0)), 1_000.0);
    assert_eq!(name(&set.proceed(1_020.0)), "send 480");
    let (code, attempts, message) = fails(&set.broke(Trouble::Late, None, 1_500.0, 1.0, &world.wake()));
    assert_eq!((code, attempts), (Code::Unverified, 3));
    assert!(message.contains("is 16"), "{message}");
    // One that says what is wrong says that.
    let mut set = world.set("set", 6.0, true);
    set.proceed(0.0);
    world.reply(&mut set, 200, r#"{"amp":true}"#, 10.0);
    world.reply(&mut set, 200, r#"{"amp":16}"#, 20.0);
    set.proceed(1_020.0);
    let (code, _, message) = fails(&world.reply(&mut set, 404, "", 1_030.0));
    assert_eq!(code, Code::NotEnabled);
    assert!(message.starts_with("the setting was accepted"), "{message}");
}

#[test]
fn a_read_back_that_gets_no_reply_says_once_that_the_setting_was_taken() {
    let world = World::with(Limits { deadline: 1_500.0, ..Limits::default() }, 1);
    let mut set = world.set("set", 6.0, true);
    set.proceed(0.0);
    world.reply(&mut set, 200, r#"{"amp":true}"#, 10.0);
    let (code, _, message) = fails(&set.broke(Trouble::Late, None, 1_500.0, 1.0, &world.wake()));
    assert_eq!(code, Code::Timeout);
    assert_eq!(message.matches("the setting was accepted").count(), 1, "{message}");
    assert!(message.ends_with("not done within the deadline of 1500 ms"), "{message}");
}

#[test]
fn what_is_read_back_together_with_another_call_says_that_the_set_was_taken() {
    let world = World::with(Limits { retries: 0, ..Limits::default() }, 1);
    // A set whose read-back shared the reply to another read.
    let shared = |status, body| {
        let mut set = world.set("set", 6.0, true);
        let (mut other, mut same) = (world.read("other", &["car"]), world.read("same", &["amp"]));
        for call in [&mut set, &mut other, &mut same] {
            call.proceed(0.0);
        }
        assert!(matches!(world.reply(&mut set, 200, r#"{"amp":true}"#, 1.0), Action::Turn(_)));
        other.woken(true, 1.0, &world.wake());
        world.reply(&mut other, 200, r#"{"car":1}"#, 2.0);
        same.woken(true, 2.0, &world.wake());
        world.reply(&mut same, status, body, 3.0);
        let step = set.woken(true, 3.0, &world.wake());
        (set, step)
    };
    for (status, body) in [(404, ""), (200, "<html>")] {
        let (_, attempts, message) = fails(&shared(status, body).1);
        assert!(message.starts_with("the setting was accepted"), "{message}");
        assert_eq!(attempts, 2);
    }
    // What may pass is looked at again.
    let (mut set, step) = shared(502, "");
    assert_eq!(waits(&step), 1_000.0);
    assert!(matches!(set.proceed(1_003.0), Action::Send(_)));
    assert_eq!(name(&world.reply(&mut set, 200, r#"{"amp":6}"#, 1_004.0)), "set verified");
}

#[test]
fn what_cannot_be_read_back_is_not_verified() {
    let world = World::new();
    let ids = Json::Object(vec![("pGrid".to_owned(), Json::Number(-500.0))]);
    let options = options::Call { verify: true, ..world.options() };
    let mut set = world.set_with(options, "a", &[("ids", ids)]);
    set.proceed(0.0);
    assert!(matches!(world.reply(&mut set, 200, r#"{"ids":true}"#, 1.0), Action::Set(Certainty::Accepted)));
}

#[test]
fn the_password_that_was_set_is_in_no_failure() {
    let world = World::new();
    let options = options::Call { confirm: vec!["wak".to_owned()], ..world.options() };
    let mut set = world.set_with(options, "a", &[("wak", Json::String("hunter22".to_owned()))]);
    set.proceed(0.0);
    assert!(!set.request().shown().contains("hunter22"));
    let step = world.reply(&mut set, 500, r#"{"wak":"wak: not allowed (hunter22)"}"#, 1.0);
    let Action::Fail(failure) = step else { panic!("not a failure") };
    let mut clean = Json::Object(
        failure.error.details.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
    );
    clean.change_texts(&|text| failure.secrets.clean(text));
    assert!(!format!("{clean:?}").contains("hunter22"));
    assert!(!failure.secrets.clean(&failure.error.message).contains("hunter22"));
    let Json::Object(details) = clean else { panic!("an object") };
    assert!(details.has("rejected"));
}
