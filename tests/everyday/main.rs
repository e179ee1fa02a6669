//! What owners do, in calls to a charger of the test's own: what is sent and in which order, what is proven, and how it
//! fails.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::result_large_err, reason = "a failure of a call, as the library has it")]

mod access;
mod cards;
mod controls;
mod feed;
mod history;
mod overview;
mod schedule;
#[path = "../support/mod.rs"]
mod support;
mod world;
