//! Watching a charger: one request for all, to each what is new to it, and what happens when things go wrong.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use goecharger::error::Code;
use goecharger::json::Json;
use goecharger::options::CallOptions;
use goecharger::protocol::endpoint;
use goecharger::transport::Transport;
use goecharger::watch::hub::{Hub, Watcher};
use goecharger::watch::pace::Interval;
use goecharger::watch::reading::What;
use goecharger::watch::{Wish, wish};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use support::clockwork::{Clockwork, answer, refused};
use support::network::{Network, Reply};

/// A charger that is watched.
struct World {
    clock: Clockwork,
    hub: Rc<Hub<Network>>,
}

/// One who watches, and reads each update at once.
struct Reader {
    watcher: Rc<Watcher<Network>>,
    told: Rc<RefCell<Vec<String>>>,
}

impl World {
    fn new() -> Self {
        let clock = Clockwork::new();
        let hub = Hub::new(clock.charger("charger"));
        World { clock, hub }
    }

    fn cloud() -> Self {
        let clock = Clockwork::new();
        let hub = Hub::new(clock.charger_at(endpoint::cloud("000001").expect("a serial")));
        World { clock, hub }
    }

    fn join(&self, wish: Wish) -> Rc<Watcher<Network>> {
        let (watcher, driver) = self.hub.join(wish);
        if let Some(driver) = driver {
            self.clock.executor.spawn(driver);
        }
        Rc::new(watcher)
    }

    fn read(&self, wish: Wish) -> Reader {
        let watcher = self.join(wish);
        let told: Rc<RefCell<Vec<String>>> = Rc::default();
        let (reader, said) = (watcher.clone(), told.clone());
        self.clock.executor.spawn(async move {
            loop {
                let next = reader.next().await;
                let is_over = !matches!(next, Ok(Some(_)));
                said.borrow_mut().push(shown(next));
                if is_over {
                    return;
                }
            }
        });
        Reader { watcher, told }
    }

    fn set(&self) {
        let charger = self.charger();
        let options = CallOptions::new(charger.options().limits);
        self.clock.executor.spawn(async move {
            charger
                .set(vec![("amp".to_owned(), Json::Number(7.0))], options)
                .await
                .map(drop)
                .unwrap_or_default();
        });
        self.clock.settle();
    }

    fn charger(&self) -> Rc<goecharger::call::Charger<Network>> {
        self.hub.charger().clone()
    }
}

impl Reader {
    fn told(&self) -> Vec<String> {
        self.told.take()
    }
}

/// An update in short: the values of `amp` and `car`, what changed, what went wrong.
fn shown(next: goecharger::watch::hub::Next<Network>) -> String {
    match next {
        Ok(None) => "over".to_owned(),
        Err(failure) => format!("ended by {}", failure.error.code.as_str()),
        Ok(Some(update)) => {
            let values = update.reading.map_or("{}".to_owned(), |reading| reading.object(["amp", "car"]));
            let error =
                update.failure.map_or(String::new(), |failure| format!(" {}", failure.error.code.as_str()));
            format!("{values} {}{error}", update.changed.join(","))
        }
    }
}

fn keys(keys: &[&str], interval: f64) -> Wish {
    let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    Wish { what: What::Keys(keys.into()), interval: Interval::Fixed(interval), pauses: true }
}

#[test]
fn ten_watchers_with_different_keys_and_intervals_make_one_request_per_tick() {
    let world = World::new();
    let all = ["amp", "car", "nrg", "wh", "eto", "frc", "psm", "err", "alw", "fna"];
    let watchers: Vec<_> = all
        .iter()
        .zip(2..)
        .map(|(key, seconds)| world.read(keys(&[key, "car"], f64::from(seconds) * 1_000.0)))
        .collect();
    world.clock.pass(20_000.0);
    let expected: Vec<f64> = (0..=10).map(|tick| f64::from(tick) * 2_000.0).collect();
    assert_eq!(world.clock.sent_at(), expected, "the shortest interval, and nothing besides");
    assert!(
        world.clock.sent().iter().all(|path| path == "status?filter=amp,car,nrg,wh,eto,frc,psm,err,alw,fna")
    );
    // The interval grows when the most eager one leaves.
    watchers[0].watcher.leave();
    world.clock.pass(3_000.0);
    assert_eq!(world.clock.sent_at().last(), Some(&23_000.0));
}

#[test]
fn changes_come_in_order_and_only_when_there_are_any() {
    let world = World::new();
    let amp = Rc::new(Cell::new(6));
    let value = amp.clone();
    world
        .clock
        .serve(move |sent| Some(Ok(answer(&sent.url, &[("amp", &value.get().to_string()), ("car", "1")]))));
    let (both, car) = (world.read(keys(&["amp", "car"], 1_000.0)), world.read(keys(&["car"], 1_000.0)));
    world.clock.pass(2_500.0);
    for next in [7, 8, 8, 9] {
        amp.set(next);
        world.clock.pass(1_000.0);
    }
    let expected = [6, 7, 8, 9]
        .map(|amp| format!("{{\"amp\":{amp},\"car\":1}} {}", if amp == 6 { "amp,car" } else { "amp" }));
    assert_eq!(both.told(), expected);
    // It reads `amp` out of the same reading, but is not told that it changed.
    assert_eq!(car.told(), ["{\"amp\":6,\"car\":1} car"]);
}

#[test]
fn a_slow_consumer_gets_the_newest_and_what_changed_since_it_looked() {
    let world = World::new();
    let amp = Rc::new(Cell::new(6));
    let value = amp.clone();
    world.clock.serve(move |sent| {
        let (amp, car) = (value.get().to_string(), (value.get() % 2).to_string());
        Some(Ok(answer(&sent.url, &[("amp", &amp), ("car", &car)])))
    });
    let watcher = world.join(keys(&["amp", "car"], 1_000.0));
    let next = || {
        let told: Rc<RefCell<Option<String>>> = Rc::default();
        let (watcher, said) = (watcher.clone(), told.clone());
        world.clock.executor.spawn(async move { *said.borrow_mut() = Some(shown(watcher.next().await)) });
        world.clock.settle();
        told.take()
    };
    assert_eq!(next().as_deref(), Some("{\"amp\":6,\"car\":0} amp,car"));
    for newer in 7..=26 {
        amp.set(newer);
        world.clock.pass(1_000.0);
    }
    assert_eq!(next().as_deref(), Some("{\"amp\":26,\"car\":0} amp"));
    assert_eq!(next(), None, "no backlog");
}

#[test]
fn a_set_through_the_same_charger_is_followed_by_a_read_at_once() {
    let world = World::new();
    let _reader = world.read(keys(&["amp"], 30_000.0));
    world.clock.pass(700.0);
    world.set();
    assert_eq!(world.clock.sent_at(), [0.0, 700.0, 700.0]);
    assert_eq!(world.clock.sent()[1..], ["set?amp=7", "status?filter=amp"]);
    world.clock.pass(29_999.0);
    assert_eq!(world.clock.count(), 3, "then at its own pace again");
    world.clock.pass(1.0);
    assert_eq!(world.clock.count(), 4);
}

#[test]
fn the_cloud_hears_of_a_set_later_so_it_is_looked_at_twice() {
    let world = World::cloud();
    let _reader = world.read(keys(&["amp"], 30_000.0));
    world.clock.pass(700.0);
    world.set();
    world.clock.pass(10_000.0);
    assert_eq!(world.clock.sent_at(), [0.0, 700.0, 700.0, 2_700.0]);
}

#[test]
fn auto_is_quick_while_charging_and_after_a_set_and_slow_while_idle() {
    let world = World::new();
    let car = Rc::new(Cell::new(1));
    let value = car.clone();
    world
        .clock
        .serve(move |sent| Some(Ok(answer(&sent.url, &[("amp", "6"), ("car", &value.get().to_string())]))));
    let reader = world.read(Wish { interval: Interval::Auto, ..keys(&["amp"], 0.0) });
    world.clock.pass(61_000.0);
    assert_eq!(world.clock.sent_at(), [0.0, 30_000.0, 60_000.0]);
    assert_eq!(world.clock.sent()[0], "status?filter=amp,car", "it must know whether it charges");
    car.set(2);
    world.clock.pass(40_000.0);
    assert_eq!(world.clock.sent_at()[3..], [90_000.0, 95_000.0, 100_000.0]);
    car.set(1);
    world.clock.pass(19_000.0);
    assert_eq!(world.clock.sent_at()[6..], [105_000.0]);
    world.set();
    world.clock.pass(34_000.0);
    let after: Vec<f64> = world.clock.sent_at()[8..].iter().map(|at| at - 120_000.0).collect();
    assert_eq!(after, [0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0, 25_000.0]);
    assert_eq!(reader.told(), ["{\"amp\":6,\"car\":1} amp"], "it did not ask for car");
}

#[test]
fn a_failure_that_may_pass_is_an_update_with_the_last_good_values() {
    let world = World::new();
    let reader = world.read(keys(&["amp"], 1_000.0));
    world.clock.pass(500.0);
    world.clock.serve(|_| refused());
    world.clock.pass(5_000.0);
    world.clock.serve(|sent| Some(Ok(answer(&sent.url, &[("amp", "6")]))));
    world.clock.pass(1_000.0);
    let well = "{\"amp\":6}";
    assert_eq!(reader.told(), [format!("{well} amp"), format!("{well}  network"), format!("{well} ")]);
}

#[test]
fn a_first_read_that_fails_has_no_values() {
    let world = World::new();
    world.clock.serve(|_| refused());
    let reader = world.read(keys(&["amp"], 1_000.0));
    world.clock.pass(3_500.0);
    world.clock.serve(|sent| Some(Ok(answer(&sent.url, &[("amp", "6")]))));
    world.clock.pass(1_000.0);
    assert_eq!(reader.told(), ["{}  network", "{\"amp\":6} amp"]);
}

#[test]
fn a_failure_that_does_not_pass_ends_all_watchers_and_makes_no_more_requests() {
    let world = World::cloud();
    let readers = [world.read(keys(&["amp"], 1_000.0)), world.read(keys(&["car"], 1_000.0))];
    // Nobody takes its updates.
    let sleeper = world.join(keys(&["amp"], 1_000.0));
    world.clock.pass(500.0);
    world.clock.serve(|_| Some(Ok(Reply::new(401, r#"{"success":false,"reason":"unauthorized"}"#))));
    world.clock.pass(60_000.0);
    for reader in &readers {
        assert_eq!(reader.told().last().map(String::as_str), Some("ended by unauthorized"));
    }
    assert_eq!(world.clock.count(), 2);
    // Who comes later may have a new token.
    world.clock.serve(|sent| Some(Ok(answer(&sent.url, &[("amp", "6")]))));
    let later = world.read(keys(&["amp"], 1_000.0));
    world.clock.settle();
    assert_eq!(later.told(), ["{\"amp\":6} amp"]);
    drop(sleeper);
}

#[test]
fn nothing_is_left_once_the_last_watcher_has_left() {
    let world = World::new();
    let readers = [world.read(keys(&["amp"], 1_000.0)), world.read(keys(&["car"], 1_000.0))];
    world.clock.pass(1_500.0);
    readers[0].watcher.leave();
    world.clock.settle();
    assert!(world.clock.network.next_timer().is_some());
    assert_eq!(readers[0].told().last().map(String::as_str), Some("over"));
    readers[1].watcher.leave();
    world.clock.settle();
    assert_eq!(world.clock.network.next_timer(), None);
    world.clock.pass(60_000.0);
    assert_eq!(world.clock.count(), 2);
}

#[test]
fn a_request_is_given_up_when_all_leave() {
    let world = World::new();
    world.clock.serve(|_| None);
    let reader = world.read(keys(&["amp"], 1_000.0));
    world.clock.settle();
    assert_eq!(world.clock.network.in_flight().len(), 1);
    reader.watcher.leave();
    world.clock.settle();
    assert_eq!(world.clock.network.in_flight().len(), 0);
    assert_eq!(world.clock.network.next_timer(), None);
}

#[test]
fn who_comes_later_gets_the_last_reading_at_once_and_makes_no_request_if_it_is_recent() {
    let world = World::new();
    let first = world.read(keys(&["amp", "car"], 5_000.0));
    world.clock.pass(2_000.0);
    let second = world.read(keys(&["car"], 5_000.0));
    world.clock.settle();
    assert_eq!(second.told(), ["{\"amp\":6,\"car\":1} car"]);
    assert_eq!(world.clock.count(), 1);
    // Leave and come back, as a page does that renders twice.
    world.clock.pass(3_500.0);
    first.watcher.leave();
    second.watcher.leave();
    world.clock.settle();
    let third = world.read(keys(&["amp"], 5_000.0));
    world.clock.settle();
    assert_eq!(third.told(), ["{\"amp\":6,\"car\":1} amp"]);
    assert_eq!(world.clock.count(), 2);
    // Other keys cannot wait.
    let fourth = world.read(keys(&["nrg"], 5_000.0));
    world.clock.settle();
    assert_eq!(world.clock.sent()[2..], ["status?filter=amp,nrg"]);
    drop(fourth);
}

#[test]
fn what_was_read_before_a_set_is_shown_to_nobody_who_comes_after_it() {
    for leaves in [true, false] {
        let world = World::new();
        let first = world.read(keys(&["amp"], 5_000.0));
        world.clock.pass(100.0);
        if leaves {
            first.watcher.leave();
        }
        world.clock.settle();
        world.clock.serve(|sent| Some(Ok(answer(&sent.url, &[("amp", "7")]))));
        world.set();
        let later = world.read(keys(&["amp"], 5_000.0));
        world.clock.settle();
        assert_eq!(later.told(), ["{\"amp\":7} amp"], "with the first one gone: {leaves}");
    }
}

#[test]
fn what_was_read_before_all_had_left_is_shown_to_nobody_who_comes_much_later() {
    let world = World::new();
    let first = world.read(keys(&["amp"], 3_600_000.0));
    world.clock.pass(100.0);
    first.watcher.leave();
    world.clock.pass(1_000.0);
    world.clock.serve(|sent| Some(Ok(answer(&sent.url, &[("amp", "7")]))));
    let later = world.read(keys(&["amp"], 3_600_000.0));
    world.clock.settle();
    assert_eq!(later.told(), ["{\"amp\":7} amp"]);
    // Nor to one who does not pause, while nobody else is read for.
    world.hub.hide(true);
    world.clock.pass(600_000.0);
    world.clock.serve(|sent| Some(Ok(answer(&sent.url, &[("amp", "8")]))));
    let other = world.read(Wish { pauses: false, ..keys(&["amp"], 3_600_000.0) });
    world.clock.settle();
    assert_eq!(other.told(), ["{\"amp\":8} amp"]);
}

#[test]
fn a_hidden_page_reads_nothing_and_catches_up_with_one_read() {
    let world = World::new();
    let reader = world.read(keys(&["amp"], 5_000.0));
    world.clock.pass(1_000.0);
    world.hub.hide(true);
    world.clock.pass(3_600_000.0);
    assert_eq!(world.clock.count(), 1);
    world.hub.hide(false);
    world.clock.settle();
    assert_eq!(world.clock.count(), 2, "at once");
    world.clock.pass(4_900.0);
    assert_eq!(world.clock.count(), 2, "and once");
    // Flicker makes no more than one read a second.
    for _ in 0..100 {
        world.hub.hide(true);
        world.clock.pass(5.0);
        world.hub.hide(false);
        world.clock.pass(5.0);
    }
    assert!(world.clock.count() <= 4, "{:?}", world.clock.sent_at());
    drop(reader);
}

#[test]
fn who_does_not_pause_is_read_for_while_the_page_is_hidden_and_alone() {
    let world = World::new();
    let paused = world.read(keys(&["amp"], 1_000.0));
    let other = world.read(Wish { pauses: false, ..keys(&["car"], 4_000.0) });
    world.clock.settle();
    world.hub.hide(true);
    world.clock.pass(9_000.0);
    assert_eq!(world.clock.sent_at(), [0.0, 4_000.0, 8_000.0]);
    assert_eq!(world.clock.sent()[1..], ["status?filter=car", "status?filter=car"]);
    world.hub.hide(false);
    world.clock.settle();
    assert_eq!(world.clock.sent()[3..], ["status?filter=amp,car"]);
    assert_eq!(paused.told(), ["{\"amp\":6,\"car\":1} amp"]);
    drop(other);
}

/// The longest run of requests within any second.
fn densest(at: &[f64]) -> usize {
    (0..at.len())
        .map(|first| at[first..].iter().take_while(|later| **later < at[first] + 1_000.0).count())
        .max()
        .unwrap_or(0)
}

#[test]
fn after_chaos_it_recovers_within_an_interval_and_never_bursts() {
    const INTERVAL: f64 = 5_000.0;
    type Trouble = fn(&World);
    let well = |world: &World| world.clock.serve(|sent| Some(Ok(answer(&sent.url, &[("amp", "6")]))));
    let troubles: [(&str, Trouble); 8] = [
        ("the server restarts", |world| {
            world.clock.serve(|_| refused());
            world.clock.pass(8_000.0);
        }),
        ("the edge has no server", |world| {
            world.clock.serve(|_| Some(Ok(Reply::new(502, "<html>"))));
            world.clock.pass(30_000.0);
        }),
        ("the network is cut for a minute, and refuses", |world| {
            world.clock.serve(|_| refused());
            world.clock.pass(60_000.0);
        }),
        ("the network is cut for a minute, and swallows", |world| {
            world.clock.serve(|_| None);
            world.clock.pass(60_000.0);
        }),
        ("the clock is set ahead", |world| world.clock.jump(0.0, 86_400_000.0)),
        ("the clock is set back", |world| world.clock.jump(0.0, -900_000.0)),
        ("the laptop sleeps, and its clock stands still", |world| world.clock.jump(0.0, 28_800_000.0)),
        ("the laptop sleeps, and its clock runs on", |world| world.clock.jump(28_800_000.0, 28_800_000.0)),
    ];
    for (name, trouble) in troubles {
        let world = World::new();
        let reader = world.read(keys(&["amp"], INTERVAL));
        world.clock.pass(17_300.0);
        trouble(&world);
        let over = world.clock.network.now();
        let before = world.clock.count();
        well(&world);
        // What was swallowed stays so.
        let lost: Vec<u64> = world.clock.network.in_flight().iter().map(|sent| sent.number).collect();
        world.clock.serve(move |sent| {
            (!lost.contains(&sent.number)).then(|| Ok(answer(&sent.url, &[("amp", "6")])))
        });
        world.clock.pass(INTERVAL);
        let recovered = world.clock.network.sent().iter().any(|sent| sent.at.monotonic >= over.monotonic);
        assert!(recovered, "{name}: {:?}", world.clock.sent_at());
        assert!(reader.told().last().is_some_and(|last| !last.ends_with("network")), "{name}: recovers");
        assert!(world.clock.count() - before <= 2, "{name}: no burst");
        assert!(densest(&world.clock.sent_at()) <= 2, "{name}: {:?}", world.clock.sent_at());
        world.clock.pass(60_000.0);
        assert!(world.clock.count() - before <= 14, "{name}: and goes on at its pace");
    }
}

#[test]
fn what_fails_for_long_is_asked_ever_later_up_to_a_minute() {
    let world = World::new();
    let _reader = world.read(keys(&["amp"], 5_000.0));
    world.clock.serve(|_| refused());
    world.clock.pass(3_600_000.0);
    let at = world.clock.sent_at();
    let gaps: Vec<f64> = at.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(gaps[..11].iter().all(|gap| *gap == 5_000.0), "{gaps:?}");
    assert!(gaps.windows(2).all(|pair| pair[1] >= pair[0]), "{gaps:?}");
    assert_eq!(gaps.last(), Some(&52_500.0), "a minute, less chance");
    assert!(at.len() < 90, "{}", at.len());
    // The runtime says that the network is back.
    world.clock.serve(|sent| Some(Ok(answer(&sent.url, &[("amp", "6")]))));
    world.hub.note_return();
    world.clock.settle();
    assert_eq!(world.clock.count(), at.len() + 1);
}

#[test]
fn a_slow_charger_is_never_asked_twice_at_a_time() {
    let world = World::new();
    world.clock.serve(|_| None);
    let reader = world.read(keys(&["amp"], 1_000.0));
    world.clock.pass(4_000.0);
    assert_eq!(world.clock.network.in_flight().len(), 1);
    world.clock.serve(|sent| Some(Ok(answer(&sent.url, &[("amp", "6")]))));
    world.clock.pass(100.0);
    assert_eq!(world.clock.sent_at(), [0.0, 4_000.0], "what was missed is not made up for");
    drop(reader);
}

#[test]
fn the_overview_is_watched_by_its_members() {
    let world = World::new();
    let amp = Rc::new(Cell::new(6));
    let value = amp.clone();
    world.clock.serve(move |sent| {
        Some(Ok(answer(
            &sent.url,
            &[("amp", &value.get().to_string()), ("car", "1"), ("typ", "\"go-eCharger_V4\"")],
        )))
    });
    let reader = world.read(Wish { what: What::Overview, interval: Interval::Fixed(1_000.0), pauses: true });
    world.clock.pass(1_000.0);
    amp.set(16);
    world.clock.pass(1_000.0);
    let told = reader.told();
    assert!(told[0].contains("name,serial,model,firmware,state"), "{told:?}");
    assert_eq!(told[1..], ["{\"amp\":16,\"car\":1} current.requested"]);
}

#[test]
fn a_controller_is_no_charger_to_the_overview_and_fine_by_its_keys() {
    let world = World::new();
    world
        .clock
        .serve(|sent| Some(Ok(answer(&sent.url, &[("typ", "\"go-eController\""), ("fwv", "\"1.0\"")]))));
    let overview =
        world.read(Wish { what: What::Overview, interval: Interval::Fixed(1_000.0), pauses: true });
    let by_keys = world.read(keys(&["typ"], 1_000.0));
    world.clock.pass(3_000.0);
    assert_eq!(overview.told(), ["{}  protocol"]);
    assert_eq!(by_keys.told(), ["{} typ"]);
}

#[test]
fn what_is_wrong_with_the_arguments_is_said() {
    let given = |what: Value, options: Value| {
        let Json::Object(members) = support::json(&options) else { panic!("an object") };
        wish(&support::json(&what), &members).map_err(|error| (error.code, error.message.clone()))
    };
    for (what, options, named) in [
        (json!([]), json!({}), "empty list"),
        (json!("car"), json!({}), "\"overview\""),
        (json!(["c r"]), json!({}), "API key"),
        (json!(["car"]), json!({ "interval": 999 }), "999"),
        (json!(["car"]), json!({ "interval": -1 }), "-1"),
        (json!(["car"]), json!({ "interval": 3e9 }), "3000000000"),
        (json!(["car"]), json!({ "interval": "fast" }), "\"auto\""),
        (json!(["car"]), json!({ "pauseWhenHidden": 1 }), "pauseWhenHidden"),
        (json!(["car"]), json!({ "intervall": 5000 }), "intervall"),
    ] {
        let (code, message) = given(what.clone(), options.clone()).expect_err("refused");
        assert_eq!(code, Code::InvalidArgument);
        assert!(message.contains(named), "{what} {options}: {message}");
    }
    assert_eq!(
        given(json!("overview"), json!({ "interval": "auto" })).map(|wish| wish.interval),
        Ok(Interval::Auto)
    );
}

#[test]
fn a_read_of_a_watch_waits_for_its_interval_but_not_for_less_than_five_seconds() {
    for (interval, waits) in [(1_000.0, 5_000.0), (7_000.0, 7_000.0), (30_000.0, 10_000.0)] {
        let world = World::new();
        world.clock.serve(|_| None);
        let reader = world.read(keys(&["amp"], interval));
        world.clock.pass(waits - 1.0);
        assert_eq!(reader.told(), [""; 0], "{interval}");
        world.clock.pass(1.0);
        assert_eq!(reader.told(), ["{}  timeout"], "{interval}");
    }
}
