//! The core as one WebAssembly: all of it is in the crate `goecharger`, whose `js` is what JavaScript sees.

#![cfg(target_arch = "wasm32")]

pub use goecharger as core;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
