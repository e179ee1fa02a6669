//! How a call fails.

use crate::error::Error;
use crate::redact::Secrets;
use crate::transport::Transport;
use std::ops::{Deref, DerefMut};

/// Why a call failed, with what is known of the requests that led to it. In a box, as [`Error`] is.
#[derive(Clone)]
pub struct Failure<C>(Box<Known<C>>);

/// What is known of a [`Failure`].
#[derive(Clone)]
pub struct Known<C> {
    /// What happened.
    pub error: Error,
    /// The HTTP status, if there was a reply.
    pub status: Option<u16>,
    /// The URL, fit to be shown.
    pub url: Option<String>,
    /// How many requests were made.
    pub attempts: u32,
    /// Whether the last request may have reached the server.
    pub sent: bool,
    /// What the runtime says of it.
    pub cause: Option<C>,
    /// What must not be shown.
    pub secrets: Secrets,
}

impl<C> From<Error> for Failure<C> {
    /// A failure before any request.
    fn from(error: Error) -> Self {
        Failure(Box::new(Known {
            error,
            status: None,
            url: None,
            attempts: 0,
            sent: false,
            cause: None,
            secrets: Secrets::default(),
        }))
    }
}

impl<C> Deref for Failure<C> {
    type Target = Known<C>;

    fn deref(&self) -> &Known<C> {
        &self.0
    }
}

impl<C> DerefMut for Failure<C> {
    fn deref_mut(&mut self) -> &mut Known<C> {
        &mut self.0
    }
}

/// What a call that fails ends with.
pub type Failed<T> = Failure<<T as Transport>::Cause>;
