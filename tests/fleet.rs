//! Many chargers: whose turn it is, and that none delays another.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use futures_util::FutureExt;
use goecharger::clock::Moment;
use goecharger::error::Code;
use goecharger::fleet::figures::Figures;
use goecharger::fleet::hub::Fleet;
use goecharger::fleet::once::{Calls, Rows, Task, once};
use goecharger::fleet::schedule::{Ending, Schedule, TICK};
use goecharger::fleet::watcher::FleetWatcher;
use goecharger::fleet::{FleetOptions, options};
use goecharger::json::Json;
use goecharger::options::CallOptions;
use serde_json::json;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use support::clockwork::{Clockwork, answer, refused};
use support::network::{Network, Reply, Sent};

const INTERVAL: f64 = 30_000.0;

fn moment(ms: f64) -> Moment {
    Moment { monotonic: ms, wall: ms }
}

/// A schedule, what is under way by it, and what time it is.
struct Turns {
    schedule: Schedule,
    now: f64,
    /// When each read that is under way ends, and how.
    under_way: BTreeMap<u64, (f64, Ending)>,
    /// When each read began, in order.
    begun: Vec<(f64, u64)>,
    most: usize,
}

impl Turns {
    fn new(members: u64, concurrency: usize) -> Self {
        let mut schedule = Schedule::new(INTERVAL, concurrency);
        (0..members).for_each(|number| schedule.join(number, moment(0.0)));
        Turns { schedule, now: 0.0, under_way: BTreeMap::new(), begun: Vec::new(), most: 0 }
    }

    /// Time passes; `read` says how long the read of a member takes, in ms, and how it ends.
    fn pass(&mut self, ms: f64, read: impl Fn(u64) -> (f64, Ending)) {
        let end = self.now + ms;
        loop {
            let now = moment(self.now);
            let over: Vec<u64> = self
                .under_way
                .iter()
                .filter(|(_, read)| read.0 <= self.now)
                .map(|(number, _)| *number)
                .collect();
            for number in over {
                let (_, ending) = self.under_way.remove(&number).expect("under way");
                self.schedule.end(number, ending, now, 0.5);
            }
            self.schedule.tick(now);
            while let Some(number) = self.schedule.begin(now) {
                let (takes, ending) = read(number);
                self.begun.push((self.now, number));
                self.under_way.insert(number, (self.now + takes, ending));
                self.most = self.most.max(self.under_way.len());
            }
            let next = self.under_way.values().map(|read| read.0).fold(f64::INFINITY, f64::min);
            let next = next.min(self.now + self.schedule.wait(now).min(TICK)).max(self.now + 0.1);
            if next > end {
                self.now = end;
                return;
            }
            self.now = next;
        }
    }

    /// The times between two reads of the same member, for those whose number fits.
    fn gaps(&self, fits: impl Fn(u64) -> bool) -> Vec<f64> {
        let mut last: BTreeMap<u64, f64> = BTreeMap::new();
        let mut gaps = Vec::new();
        for (at, number) in self.begun.iter().filter(|(_, number)| fits(*number)) {
            if let Some(before) = last.insert(*number, *at) {
                gaps.push(at - before);
            }
        }
        gaps
    }

    /// The most reads that began within any second of a time.
    fn densest(&self, from: f64, to: f64) -> usize {
        let mut seconds: BTreeMap<u64, usize> = BTreeMap::new();
        for (at, _) in self.begun.iter().filter(|(at, _)| (from..to).contains(at)) {
            *seconds.entry((at / 1_000.0) as u64).or_default() += 1;
        }
        seconds.into_values().max().unwrap_or(0)
    }
}

const QUICK: (f64, Ending) = (20.0, Ending::Good);

#[test]
fn each_is_read_once_an_interval_and_all_are_spread_evenly_over_it() {
    for members in [3_u64, 100, 10_000] {
        let mut turns = Turns::new(members, 64);
        turns.pass(10.0 * INTERVAL, |_| QUICK);
        // The first read may come sooner than the grid says.
        let gaps = turns.gaps(|_| true);
        assert!(gaps.iter().all(|gap| (0.49..=1.51).contains(&(gap / INTERVAL))), "{members}");
        let steady = turns.begun.iter().filter(|(at, _)| *at >= 2.0 * INTERVAL).count();
        assert!(steady.abs_diff(8 * members as usize) <= members as usize / 50 + 1, "{members}: {steady}");
        let pace = (members as f64 / (INTERVAL / 1_000.0)).ceil() as usize;
        let densest = turns.densest(2.0 * INTERVAL, 10.0 * INTERVAL);
        assert!(densest <= pace + pace / 10 + 2, "{members}: {densest} in a second, {pace} at best");
    }
}

#[test]
fn a_small_fleet_is_read_at_once_and_a_large_one_at_the_pace_of_its_interval() {
    let mut small = Turns::new(5, 64);
    small.pass(100.0, |_| QUICK);
    assert_eq!(small.begun.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0.0, 20.0, 40.0, 60.0, 80.0]);
    let mut large = Turns::new(10_000, 64);
    large.pass(INTERVAL, |_| QUICK);
    let read: std::collections::BTreeSet<u64> = large.begun.iter().map(|(_, number)| *number).collect();
    assert_eq!(read.len(), 10_000);
    assert!(large.densest(0.0, INTERVAL) <= 400, "{}", large.densest(0.0, INTERVAL));
}

#[test]
fn the_dead_and_the_slow_delay_no_other() {
    // 4 % hang until they time out: 400 × 10 s in 30 s would take 133 places at a time, twice what there is.
    let mut turns = Turns::new(10_000, 64);
    let read = |number: u64| match number % 25 {
        0 => (10_000.0, Ending::Failed),
        _ => QUICK,
    };
    turns.pass(20.0 * INTERVAL, read);
    assert!(turns.most <= 64);
    let sound = turns.gaps(|number| number % 25 != 0);
    let settled = &sound[sound.len() / 2..];
    let late = settled.iter().filter(|gap| **gap > INTERVAL + 100.0).count();
    assert_eq!(late, 0, "of {}", settled.len());
    let dead = turns.begun.iter().filter(|(_, number)| number % 25 == 0).count();
    assert!(dead > 400, "they are still tried: {dead}");
}

#[test]
fn one_that_fails_is_asked_later_and_later_alone() {
    let mut turns = Turns::new(50, 8);
    turns.pass(7_200_000.0, |number| match number {
        7 => (20.0, Ending::Failed),
        9 => (20.0, Ending::Hopeless),
        _ => QUICK,
    });
    let failing = turns.gaps(|number| number == 7);
    assert!(failing[..2].iter().all(|gap| *gap <= 1.5 * INTERVAL), "{:?}", &failing[..3]);
    assert!(failing[3..].iter().all(|gap| (45_000.0..=60_100.0).contains(gap)), "{failing:?}");
    let hopeless = turns.gaps(|number| number == 9);
    assert!(hopeless.iter().all(|gap| (450_000.0..=600_100.0).contains(gap)), "{hopeless:?}");
    let sound = turns.gaps(|number| number != 7 && number != 9);
    assert!(sound.iter().skip(100).all(|gap| (gap - INTERVAL).abs() < 100.0));
}

#[test]
fn after_a_sleep_the_pace_is_the_same_and_each_is_read_within_an_interval() {
    let mut turns = Turns::new(3_000, 64);
    turns.pass(2.0 * INTERVAL, |_| QUICK);
    let slept = turns.now + 3_600_000.0;
    turns.now = slept;
    turns.pass(INTERVAL, |_| QUICK);
    let densest = turns.densest(slept, slept + INTERVAL);
    assert!(densest <= 120, "{densest} in a second, 100 at best");
    let after: std::collections::BTreeSet<u64> =
        turns.begun.iter().filter(|(at, _)| *at >= slept).map(|(_, number)| *number).collect();
    assert!(after.len() >= 2_990, "{}", after.len());
}

#[test]
fn too_few_places_make_it_late_but_no_heap_of_what_was_missed() {
    // 100 reads of a second each, by one place: 100 s a round.
    let mut turns = Turns::new(100, 1);
    turns.pass(1_000_000.0, |_| (1_000.0, Ending::Good));
    assert_eq!(turns.most, 1);
    let reads = turns.begun.len();
    assert!((990..=1_001).contains(&reads), "{reads}");
    let gaps = turns.gaps(|_| true);
    assert!(gaps.iter().all(|gap| *gap > INTERVAL / 2.0));
    let rounds = reads / 100;
    let least = (0..100).map(|number| turns.begun.iter().filter(|(_, read)| *read == number).count()).min();
    assert!(least >= Some(rounds - 3), "none is left out: {least:?} of {rounds}");
}

#[test]
fn who_joins_right_after_a_sleep_is_read_within_an_interval() {
    let mut turns = Turns::new(3, 8);
    turns.pass(INTERVAL, |_| QUICK);
    turns.now += 3_600_000.0;
    turns.schedule.join(3, moment(turns.now));
    let joined = turns.now;
    turns.pass(INTERVAL, |_| QUICK);
    assert!(turns.begun.iter().any(|(at, number)| *number == 3 && *at >= joined));
}

#[test]
fn members_come_and_go_while_it_runs() {
    let mut turns = Turns::new(100, 8);
    turns.pass(10_000.0, |_| (500.0, Ending::Good));
    for number in 0..50 {
        turns.schedule.leave(number);
        turns.under_way.remove(&number);
    }
    for number in 100..120 {
        turns.schedule.join(number, moment(turns.now));
    }
    assert_eq!(turns.schedule.len(), 70);
    let joined = turns.now;
    turns.pass(4.0 * INTERVAL, |_| (500.0, Ending::Good));
    let later: Vec<u64> =
        turns.begun.iter().filter(|(at, _)| *at > joined).map(|(_, number)| *number).collect();
    assert!(later.iter().all(|number| *number >= 50));
    assert!((100..120).all(|number| later.contains(&number)));
    (0..200).for_each(|number| turns.schedule.leave(number));
    turns.under_way.clear();
    assert!(turns.schedule.is_empty());
    turns.pass(INTERVAL, |_| QUICK);
    assert_eq!(turns.schedule.begin(moment(turns.now)), None);
}

/// A fleet on a network of the test's own.
struct World {
    clock: Clockwork,
    fleet: Rc<Fleet<Network>>,
}

type Told = Rc<RefCell<Vec<String>>>;

impl World {
    fn new(members: u64, concurrency: usize) -> Self {
        let clock = Clockwork::new();
        let options = FleetOptions { concurrency, interval: INTERVAL };
        let fleet = Fleet::new(options, Rc::new(clock.network.clone()));
        (1..=members).for_each(|number| fleet.add(number, Ok(clock.charger(&format!("c{number}")))));
        World { clock, fleet }
    }

    fn watch(&self, keys: &[&str]) -> (Rc<FleetWatcher<Network>>, Told) {
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        let (watcher, driver) = FleetWatcher::join(&self.fleet, keys.into());
        if let Some(driver) = driver {
            self.clock.executor.spawn(driver);
        }
        let (watcher, told) = (Rc::new(watcher), Told::default());
        let (reader, said) = (watcher.clone(), told.clone());
        self.clock.executor.spawn(async move {
            while let Some((number, update)) = reader.next().await {
                let values = update.reading.map_or("{}".to_owned(), |reading| {
                    reading.object(reader.keys().iter().map(String::as_str))
                });
                let error = update
                    .failure
                    .map_or(String::new(), |failure| format!(" {}", failure.error.code.as_str()));
                said.borrow_mut().push(format!("{number} {values}{error}"));
            }
            said.borrow_mut().push("over".to_owned());
        });
        (watcher, told)
    }

    fn ask(&self, is_set: bool) -> (Rc<Rows<Network, ()>>, Told) {
        let rows: Rc<Rows<Network, ()>> = Rc::default();
        let (told, reader) = (Told::default(), rows.clone());
        let said = told.clone();
        let call: Calls<Network, ()> = Box::new(move |_, charger| {
            async move {
                let options = CallOptions::new(charger.options().limits);
                match is_set {
                    true => charger.set(vec![("amp".to_owned(), Json::Number(7.0))], options).await.map(drop),
                    false => charger.status(Some(vec!["car".to_owned()]), options).await.map(drop),
                }
            }
            .boxed_local()
        });
        self.clock.executor.spawn(once(self.fleet.clone(), rows.clone(), Task { call, is_set }));
        self.clock.executor.spawn(async move {
            while let Some((number, outcome)) = reader.next().await {
                let what = outcome.map_or_else(|failure| failure.error.code.as_str(), |()| "ok");
                said.borrow_mut().push(format!("{number} {what}"));
            }
            said.borrow_mut().push("over".to_owned());
        });
        (rows, told)
    }
}

fn charger_of(sent: &Sent) -> u64 {
    let host = sent.url.trim_start_matches("http://c");
    host.split('/').next().and_then(|number| number.parse().ok()).expect("a number")
}

fn nrg(power: u32) -> String {
    format!("[230,230,230,0,0,0,0,0,0,0,0,{power},0,0,0,0]")
}

#[test]
fn a_fleet_tells_of_each_charger_when_something_changed_and_of_failures() {
    let world = World::new(3, 8);
    let amp = Rc::new(Cell::new(6));
    let value = amp.clone();
    world.clock.serve(move |sent| match charger_of(sent) {
        2 => refused(),
        3 => Some(Ok(answer(&sent.url, &[("amp", &value.get().to_string())]))),
        _ => Some(Ok(answer(&sent.url, &[("amp", "6"), ("car", "2"), ("nrg", &nrg(3_600))]))),
    });
    let (_watcher, told) = world.watch(&["amp"]);
    world.clock.pass(100.0);
    assert_eq!(told.take(), ["1 {\"amp\":6}", "2 {} network", "3 {\"amp\":6}"]);
    assert_eq!(world.clock.sent()[0], "status?filter=amp,car,nrg", "the figures need two keys");
    amp.set(16);
    world.clock.pass(2.0 * INTERVAL);
    assert_eq!(told.take(), ["3 {\"amp\":16}"]);
    let Figures { chargers, online, failing, charging, power, age } = world.fleet.figures();
    assert_eq!((chargers, online, failing, charging, power), (3, 2, 1, 1, 3_600.0));
    assert!(age.is_some_and(|age| age <= 30.0), "{age:?}");
}

#[test]
fn turns_that_come_close_together_begin_together_and_none_waits_for_more_than_a_300th_of_the_interval() {
    let world = World::new(2_000, 100);
    let (_watcher, _told) = world.watch(&["amp"]);
    world.clock.pass(2.0 * INTERVAL);
    let before = world.clock.count();
    world.clock.pass(INTERVAL);
    let at = world.clock.sent_at().split_off(before);
    assert_eq!(at.len(), 2_000, "each once");
    let moments: BTreeSet<u64> = at.iter().map(|at| *at as u64).collect();
    assert!((290..=310).contains(&moments.len()), "{} times in an interval", moments.len());
    let hosts = |range: &[Sent]| -> BTreeMap<u64, f64> {
        range.iter().map(|sent| (charger_of(sent), sent.at.monotonic)).collect()
    };
    world.clock.pass(INTERVAL);
    let sent = world.clock.network.sent();
    let (first, second) = (hosts(&sent[before..before + 2_000]), hosts(&sent[before + 2_000..]));
    for (number, at) in second {
        let gap = at - first[&number];
        assert!((INTERVAL - 101.0..=INTERVAL + 101.0).contains(&gap), "charger {number}: {gap} ms");
    }
}

#[test]
fn several_watchers_of_a_fleet_share_its_requests() {
    let world = World::new(4, 8);
    world.clock.serve(|sent| Some(Ok(answer(&sent.url, &[("amp", "6"), ("car", "1")]))));
    let (one, told) = world.watch(&["amp"]);
    world.clock.pass(200.0);
    assert_eq!(told.take().len(), 4);
    let (other, also) = world.watch(&["car"]);
    world.clock.settle();
    assert_eq!(also.take().len(), 4, "what is known is shown at once");
    world.clock.pass(10.0 * INTERVAL);
    assert!((4 * 10..=4 * 11).contains(&world.clock.count()), "{}", world.clock.count());
    one.leave();
    world.clock.pass(INTERVAL);
    assert_eq!(told.take(), ["over"]);
    assert_eq!(world.clock.sent().last().map(String::as_str), Some("status?filter=car,nrg"));
    other.leave();
    world.clock.settle();
    let count = world.clock.count();
    assert_eq!(world.clock.network.next_timer(), None, "nothing is left");
    world.clock.pass(INTERVAL);
    assert_eq!(world.clock.count(), count);
}

#[test]
fn chargers_join_and_leave_while_it_runs_and_what_is_under_way_ends() {
    let world = World::new(2, 8);
    world.clock.serve(|sent| (charger_of(sent) != 2).then(|| Ok(answer(&sent.url, &[("amp", "6")]))));
    let (_watcher, told) = world.watch(&["amp"]);
    world.clock.pass(100.0);
    assert_eq!(world.clock.network.in_flight().len(), 1);
    world.fleet.remove(2);
    world.clock.settle();
    assert_eq!(world.clock.network.in_flight().len(), 0);
    world.fleet.add(5, Ok(world.clock.charger("c5")));
    world.fleet.add(6, Err(goecharger::error::argument::which_charger()));
    world.clock.pass(INTERVAL);
    assert_eq!(told.take(), ["1 {\"amp\":6}", "5 {\"amp\":6}", "6 {} invalid-argument"]);
    assert_eq!(world.fleet.figures().chargers, 3);
}

#[test]
fn one_call_to_each_has_bounded_requests_and_no_dead_one_delays_another() {
    let world = World::new(200, 10);
    let most = Rc::new(Cell::new(0));
    world.clock.serve(|sent| match charger_of(sent) {
        1..=3 => None,
        4 => Some(Ok(Reply::new(404, "This URI does not exist"))),
        _ => Some(Ok(answer(&sent.url, &[("car", "1")]))),
    });
    let (_rows, told) = world.ask(false);
    world.clock.settle();
    most.set(world.clock.network.in_flight().len());
    assert_eq!(most.get(), 3);
    assert_eq!(told.borrow().len(), 197);
    assert!(told.borrow().contains(&"4 not-enabled".to_owned()));
    world.clock.pass(60_000.0);
    let told = told.take();
    assert_eq!(told.len(), 201);
    assert_eq!(told[197..], ["1 timeout", "2 timeout", "3 timeout", "over"]);
}

#[test]
fn never_more_requests_than_allowed_whatever_asks() {
    let world = World::new(40, 4);
    world.clock.serve(|_| None);
    let (_watcher, _told) = world.watch(&["amp"]);
    let (_rows, _also) = world.ask(false);
    for _ in 0..120 {
        world.clock.pass(500.0);
        assert!(world.clock.network.in_flight().len() <= 4);
    }
    assert!(world.clock.count() >= 12);
}

#[test]
fn who_stops_asking_keeps_back_the_sets_that_have_not_gone_and_lets_the_others_end() {
    let world = World::new(10, 2);
    world.clock.serve(|_| None);
    let (rows, _told) = world.ask(true);
    world.clock.settle();
    assert_eq!(world.clock.network.in_flight().len(), 2);
    rows.leave();
    world.clock.pass(100.0);
    assert_eq!(world.clock.network.in_flight().len(), 2, "they are on their way");
    world.clock.serve(|_| Some(Ok(Reply::new(200, r#"{"amp":true}"#))));
    world.clock.pass(60_000.0);
    assert_eq!(world.clock.count(), 2);
    // Reads are given up.
    world.clock.serve(|_| None);
    let (rows, _told) = world.ask(false);
    world.clock.settle();
    rows.leave();
    world.clock.settle();
    assert_eq!(world.clock.network.in_flight().len(), 0);
    assert_eq!(world.clock.network.next_timer(), None);
}

#[test]
fn a_set_under_way_is_answered_for_when_its_charger_leaves_and_one_that_waits_is_kept_back() {
    let world = World::new(3, 2);
    world.clock.serve(|_| None);
    let (_rows, told) = world.ask(true);
    world.clock.settle();
    world.fleet.remove(1);
    world.fleet.remove(3);
    world.clock.settle();
    assert_eq!(world.clock.network.in_flight().len(), 2, "they are on their way");
    world.clock.serve(|_| Some(Ok(Reply::new(200, r#"{"amp":true}"#))));
    world.clock.pass(60_000.0);
    assert_eq!(told.take(), ["1 ok", "2 ok", "over"]);
    assert_eq!(world.clock.count(), 2);
}

#[test]
fn a_set_goes_to_each_charger_once() {
    let world = World::new(30, 4);
    world.clock.serve(|sent| match charger_of(sent) % 3 {
        0 => Some(Ok(Reply::new(200, r#"{"amp":true}"#))),
        1 => Some(Ok(Reply::new(500, r#"{"amp":"amp: no"}"#))),
        _ => None,
    });
    let (_rows, told) = world.ask(true);
    world.clock.pass(200_000.0);
    let told = told.take();
    let count = |end: &str| told.iter().filter(|row| row.ends_with(end)).count();
    assert_eq!((count("ok"), count("rejected"), count("timeout"), count("over")), (10, 10, 10, 1));
    assert_eq!(world.clock.count(), 30);
}

#[test]
fn what_is_wrong_with_the_options_is_said() {
    let given = |given: serde_json::Value| {
        let Json::Object(members) = support::json(&given) else { panic!("an object") };
        options(&members)
    };
    for (options, named) in [
        (json!({ "concurrency": 0 }), "concurrency"),
        (json!({ "concurrency": 1001 }), "1001"),
        (json!({ "concurrency": 1.5 }), "1.5"),
        (json!({ "interval": 999 }), "999"),
        (json!({ "interval": "auto" }), "interval"),
        (json!({ "intervals": 1000 }), "intervals"),
    ] {
        let error = given(options.clone()).expect_err("refused");
        assert_eq!(error.code, Code::InvalidArgument);
        assert!(error.message.contains(named), "{options}: {}", error.message);
    }
    assert_eq!(
        given(json!({ "concurrency": 1000, "interval": 1000 })),
        Ok(FleetOptions { concurrency: 1_000, interval: 1_000.0 })
    );
}
