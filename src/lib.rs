//! Read and control go-e wallboxes through the go-eCharger Cloud HTTP API and its twin on the LAN.
//!
//! This is the core of the npm package `goecharger`. It is sans-IO: everything but `transport::fetch` and [`js`] is
//! pure, and tested on the host with a network and a clock of the test's own.
//!
//! ```text
//! index.js ──▶ js ──▶ call ──▶ line ──▶ transport (fetch)
//!              ▲       │ ▲                 │
//!              │       │ └── protocol ◀────┘   request, reply, retry, verify
//!              └───────┘
//!               promise
//! ```

pub mod bell;
pub mod call;
pub mod cards;
pub mod catalogue;
pub mod clock;
pub mod controls;
pub mod csv;
pub mod engine;
pub mod error;
pub mod everyday;
pub mod fleet;
pub mod json;
pub mod line;
pub mod numbered;
pub mod obstacles;
pub mod options;
pub mod overview;
pub mod protocol;
pub mod redact;
pub mod schedule;
pub mod sessions;
pub mod surplus;
pub mod transport;
pub mod values;
pub mod watch;
pub mod words;

#[cfg(target_arch = "wasm32")]
mod js;
