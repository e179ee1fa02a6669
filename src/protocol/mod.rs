//! What the API says: how a request is written, and what a reply means. Pure.

pub mod encode;
pub mod endpoint;
pub mod fresh;
pub mod missing;
pub mod reply;
pub mod request;
pub mod retry;
pub mod verify;
