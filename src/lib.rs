//! Read, control and watch go-e wallboxes through the go-eCharger Cloud HTTP API and its twin on the LAN.
//!
//! This is the core of the npm package `goecharger`. All but the fetch itself is pure and tested on the host:
//!
//! ```text
//! JavaScript ── js ──▶ options ──▶ request ──▶ transport (fetch) ──▶ reply ──▶ js ── Promise
//!                      endpoint    encode, catalogue                 error
//! ```

// Without `std` the panic machinery stays out of the download, 1.3 kB of it with gzip; nothing here may panic anyway.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

pub mod call;
pub mod cards;
pub mod catalogue;
pub mod csv;
pub mod encode;
pub mod endpoint;
pub mod error;
mod everyday_errors;
pub mod json;
pub mod lacking;
pub mod line;
pub mod options;
pub mod reply;
pub mod request;
pub mod retry;
pub mod schedule;
pub mod sessions;

pub mod redact;
pub mod text;
pub mod verify;

#[cfg(target_arch = "wasm32")]
mod dynamic;
#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
