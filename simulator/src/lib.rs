//! Plays many go-e chargers at once, each with its place in the cloud and a web server of its own.
//!
//! What chargers and cloud do is here, without input or output: no sockets, no clock but the [`Moment`]s handed in, so
//! that it compiles to WebAssembly as well. The feature `server` adds [`Simulator`], which puts it on loopback.
//!
//! A request goes `exchange` (log, faults) → `cloud` or `local` → `set` → `charger` → `charging`.

mod address;
mod answer;
mod cards;
mod catalogue;
mod charger;
mod charging;
#[cfg(test)]
mod charging_tests;
mod clock;
mod cloud;
mod controller;
mod dates;
mod distort;
mod exchange;
mod export;
mod faults;
#[cfg(test)]
mod faults_tests;
mod firmware;
mod hardware;
mod local;
mod log;
mod mask;
mod network;
mod overwrite;
mod plan;
mod query;
mod readback;
mod reader;
mod reply;
mod request;
mod seed;
mod selection;
mod serial;
#[cfg(feature = "server")]
mod server;
mod sessions;
mod set;
mod settings;
mod show;

pub use address::{is_serial, of_cloud, serial_of_cloud, stranger};
pub use charger::Charger;
pub use charging::Car;
pub use clock::Moment;
pub use exchange::{Exchange, serve};
pub use export::{PATH as EXPORT_PATH, stranger as export_stranger, ticket as export_ticket};
pub use faults::{Fault, parse as parse_faults};
pub use firmware::Firmware;
pub use hardware::Hardware;
pub use log::{Entry, RequestLog, Secrets, Side};
pub use network::{Close, Closing, Cors};
pub use plan::Plan;
pub use reply::{Ending, Framing, LONGEST_HANG, Outcome, Reply};
pub use request::Request;
pub use seed::EXPORT_ORIGIN;
pub use selection::readable;
pub use serial::{Refusal as SerialRefusal, choose as choose_serial, usual_token};
#[cfg(feature = "server")]
pub use server::{Options, Simulator};
