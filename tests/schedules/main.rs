//! The core under every order of events that a seed can choose: replies, faults, deadlines, callers that give up, clocks
//! that are set, machines that sleep.
//!
//! `cargo xtask fuzz schedules --count 1000000` runs more of them, `--seed N --count 1` one of them again, step by step.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../support/mod.rs"]
mod support;

mod answers;
mod calls;
mod promises;
mod run;
mod server;

use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

/// So many without any other word: enough to be seconds.
const USUAL_COUNT: u64 = 20_000;

#[test]
fn every_order_of_events_keeps_the_promises() {
    let number = |name| std::env::var(name).ok().map(|text| text.parse::<u64>().expect(name));
    let count = number("SCHEDULES_COUNT").unwrap_or(USUAL_COUNT);
    let by_clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let first = number("SCHEDULES_SEED").unwrap_or_else(by_clock);
    if count == 1 {
        return run::run(first, true).expect("this schedule keeps the promises");
    }
    println!("{count} schedules from seed {first}");
    panic::set_hook(Box::new(|_| {}));
    let failed = first_failure(first, count);
    drop(panic::take_hook());
    if let Some((seed, why)) = failed {
        panic!(
            "seed {seed}, schedule {} of {count}: {why}\nAgain: cargo xtask fuzz schedules --seed {seed} --count 1",
            seed - first + 1
        );
    }
}

/// The lowest seed that fails, and why.
fn first_failure(first: u64, count: u64) -> Option<(u64, String)> {
    let (next, stop) = (AtomicU64::new(first), AtomicBool::new(false));
    let work = || {
        while !stop.load(Ordering::Relaxed) {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + count {
                break;
            }
            let outcome = panic::catch_unwind(AssertUnwindSafe(|| run::run(seed, false)));
            let outcome = outcome.unwrap_or_else(|panic| {
                let text = panic.downcast_ref::<String>().map(String::as_str);
                let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
                Err(format!("a panic: {}", text.unwrap_or_default()))
            });
            if let Err(why) = outcome {
                stop.store(true, Ordering::Relaxed);
                return Some((seed, why));
            }
        }
        None
    };
    thread::scope(|scope| {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let failed = workers.into_iter().filter_map(|worker| worker.join().expect("panics are caught"));
        failed.min_by_key(|(seed, _)| *seed)
    })
}
