//! Calls with a clock and a network of the test's own: what is sent when, what is tried again, who waits for whom.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../support/mod.rs"]
mod support;

mod clocks;
mod deadlines;
mod events;
mod missing;
mod parts;
mod read_back;
mod retries;
mod secrets;
mod shared;
mod turns;
mod world;
