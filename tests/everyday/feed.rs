use crate::support::json;
use crate::support::network::{Network, Reply};
use crate::world::{World, broken};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use goecharger::call::Failed;
use goecharger::clock::Moment;
use goecharger::everyday::{House, Trouble, feed};
use goecharger::json::Json;
use goecharger::surplus::{Cause, End, Kind, Update};
use goecharger::transport::Transport;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Told = Rc<RefCell<Vec<(Kind, bool, f64)>>>;

/// What each read gives, and after how many ms; the last for ever.
struct Readings {
    network: Network,
    values: RefCell<Vec<(Result<Value, &'static str>, f64)>>,
    told: Told,
    ended: Rc<RefCell<usize>>,
    troubles: Rc<RefCell<Vec<&'static str>>>,
}

impl House<Network> for Readings {
    type Thrown = &'static str;

    fn read(&self) -> LocalBoxFuture<'static, Result<Json, &'static str>> {
        let mut values = self.values.borrow_mut();
        let (value, ms) = if values.len() > 1 { values.remove(0) } else { values[0].clone() };
        let network = self.network.clone();
        async move {
            network.sleep(ms).await;
            value.map(|value| json(&value))
        }
        .boxed_local()
    }

    fn end_read(&self) {
        *self.ended.borrow_mut() += 1;
    }

    fn tell(&self, update: &Update, trouble: Option<&Trouble<Network, &'static str>>) {
        self.told.borrow_mut().push((update.kind, update.lapsed, self.network.now().monotonic));
        self.troubles.borrow_mut().push(match trouble {
            None => "none",
            Some(Trouble::Thrown(thrown)) => thrown,
            Some(Trouble::Push(failure)) => failure.error.code.as_str(),
        });
    }
}

struct Ran {
    end: End,
    failure: Option<Failed<Network>>,
    told: Vec<(Kind, bool)>,
    troubles: Vec<&'static str>,
    ended_reads: usize,
}

fn run(world: &World, values: Vec<(Result<Value, &'static str>, f64)>, stop_after: f64) -> Ran {
    let (told, ended, troubles) = (Told::default(), Rc::default(), Rc::default());
    let house = Readings {
        network: world.network.clone(),
        values: RefCell::new(values),
        told: Rc::clone(&told),
        ended: Rc::clone(&ended),
        troubles: Rc::clone(&troubles),
    };
    let network = world.network.clone();
    let stop = async move { network.sleep(stop_after).await }.boxed_local();
    let (end, failure) = world.run(feed(world.charger.clone(), house, 5_000.0, world.options(), stop));
    let told = told.borrow().iter().map(|(kind, lapsed, _)| (*kind, *lapsed)).collect();
    Ran { end, failure, told, troubles: troubles.take(), ended_reads: ended.take() }
}

fn sun() -> (Result<Value, &'static str>, f64) {
    (Ok(json!({ "pGrid": -3000, "pPv": 6000, "pAkku": -1000 })), 10.0)
}

const ZEROS: &str = "set?ids=%7B%22pGrid%22%3A0%2C%22pPv%22%3A0%2C%22pAkku%22%3A0%7D";

#[test]
fn a_run_pushes_once_an_interval_and_ends_with_zeros() {
    for (world, outcome) in [(World::local(json!({})), "accepted"), (World::cloud(json!({})), "sent")] {
        let ran = run(&world, vec![sun()], 22_000.0);
        assert_eq!((ran.end.cause, ran.end.cleared), (Cause::Stopped, true), "{outcome}");
        assert!(ran.told.iter().all(|(kind, lapsed)| *kind == Kind::Pushed && !lapsed), "{:?}", ran.told);
        let asked = world.asked();
        let zeros = asked.iter().filter(|asked| *asked == ZEROS).count();
        assert_eq!(asked.len() - zeros, 5, "at 0, 5, 10, 15 and 20 s: {asked:?}");
        assert_eq!(zeros, 4, "for 15 s: {asked:?}");
        assert_eq!(asked.last().map(String::as_str), Some(ZEROS));
    }
}

#[test]
fn a_read_that_is_late_pushes_nothing_and_is_told_as_lapsed() {
    let world = World::local(json!({}));
    let ran = run(&world, vec![sun(), (Ok(json!({ "pGrid": 1 })), 12_000.0), sun()], 40_000.0);
    let late: Vec<_> = ran.told.iter().filter(|(kind, _)| *kind == Kind::ReadLate).collect();
    assert!(!late.is_empty() && late.iter().all(|(_, lapsed)| *lapsed), "{:?}", ran.told);
    assert!(
        !world.asked().iter().any(|asked| asked.contains("pGrid%22%3A1%7D")),
        "what came late was pushed"
    );
    assert!(ran.ended_reads >= 1);
}

#[test]
fn what_a_read_throws_is_told_and_the_run_goes_on() {
    let world = World::local(json!({}));
    let ran = run(
        &world,
        vec![
            (Err("the meter is gone"), 0.0),
            (Ok(Value::Null), 0.0),
            (Ok(json!({ "pgrid": 1 })), 0.0),
            sun(),
        ],
        22_000.0,
    );
    let kinds: Vec<Kind> = ran.told.iter().map(|(kind, _)| *kind).take(4).collect();
    assert_eq!(kinds, [Kind::ReadFailed, Kind::NoReading, Kind::ReadFailed, Kind::Pushed]);
    assert_eq!(&ran.troubles[..4], ["the meter is gone", "none", "none", "none"]);
}

#[test]
fn a_push_that_fails_is_tried_again_with_the_next_turn() {
    let world = World::local(json!({}));
    let mut requests = 0;
    world.instead(move |_| {
        requests += 1;
        if requests == 2 { broken() } else { None }
    });
    let ran = run(&world, vec![sun()], 12_000.0);
    assert_eq!(
        ran.told.iter().map(|(kind, _)| *kind).take(3).collect::<Vec<_>>(),
        [Kind::Pushed, Kind::PushFailed, Kind::Pushed]
    );
    assert_eq!(&ran.troubles[..3], ["none", "network", "none"]);
    assert_eq!(ran.end.cause, Cause::Stopped);
}

#[test]
fn a_push_is_given_up_after_five_seconds() {
    let world = World::local(json!({}));
    world.hang(1);
    let ran = run(&world, vec![sun()], 8_000.0);
    assert_eq!(ran.told[..2], [(Kind::PushFailed, true), (Kind::Pushed, false)]);
    assert_eq!(ran.troubles[0], "timeout");
    let sent: Vec<f64> = world.network.sent().iter().map(|sent| sent.at.monotonic - 5_000.0).collect();
    assert_eq!(sent[..2], [10.0, 5_020.0], "an old value is not pushed again");
}

#[test]
fn a_failure_that_does_not_pass_ends_the_run() {
    let world = World::cloud(json!({}));
    world.instead(|_| Some(Ok(Reply::new(401, r#"{"success":false}"#))));
    let ran = run(&world, vec![sun()], 60_000.0);
    assert_eq!((ran.end.cause, ran.end.cleared), (Cause::Error, false));
    let failure = ran.failure.expect("the failure");
    assert_eq!((failure.error.code.as_str(), failure.status), ("unauthorized", Some(401)));
    assert_eq!(ran.told, [(Kind::PushFailed, true)]);
}

#[test]
fn a_run_that_is_stopped_before_it_pushed_sends_nothing() {
    let world = World::local(json!({}));
    let ran = run(&world, vec![(Ok(Value::Null), 0.0)], 7_000.0);
    assert_eq!((ran.end.cause, ran.end.cleared), (Cause::Stopped, true));
    assert!(world.asked().is_empty());
}

#[test]
fn what_was_read_before_the_machine_slept_is_not_pushed_and_the_last_push_counts_as_lapsed() {
    let world = Rc::new(World::local(json!({})));
    let told = Told::default();
    let house = Asleep { network: world.network.clone(), turns: Cell::new(0), told: told.clone() };
    let network = world.network.clone();
    let stop = async move { network.sleep(12_000.0).await }.boxed_local();
    world.run(feed(world.charger.clone(), house, 5_000.0, world.options(), stop));
    let told: Vec<_> = told.borrow().iter().map(|(kind, lapsed, _)| (*kind, *lapsed)).collect();
    let expected = [(Kind::Pushed, false), (Kind::ReadLate, true), (Kind::Pushed, false)];
    assert_eq!(told[..3], expected, "{told:?}");
    assert!(!world.asked().iter().any(|asked| asked.contains("-2000")), "{:?}", world.asked());
}

/// While the second read is under way, the machine sleeps: only the wall clock runs on.
struct Asleep {
    network: Network,
    turns: Cell<u32>,
    told: Told,
}

impl House<Network> for Asleep {
    type Thrown = &'static str;

    fn read(&self) -> LocalBoxFuture<'static, Result<Json, &'static str>> {
        self.turns.set(self.turns.get() + 1);
        let (network, sleeps) = (self.network.clone(), self.turns.get() == 2);
        async move {
            network.sleep(10.0).await;
            if sleeps {
                let now = network.now();
                network.set(Moment { wall: now.wall + 600_000.0, ..now });
            }
            Ok(json(&json!({ "pGrid": if sleeps { -2000 } else { -3000 } })))
        }
        .boxed_local()
    }

    fn end_read(&self) {}

    fn tell(&self, update: &Update, _: Option<&Trouble<Network, &'static str>>) {
        self.told.borrow_mut().push((update.kind, update.lapsed, self.network.now().monotonic));
    }
}
