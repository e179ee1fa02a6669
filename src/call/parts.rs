//! A read of many keys, in requests that follow each other.

use super::{Call, Failed};
use crate::error::{Code, argument};
use crate::protocol::endpoint::Side;
use crate::protocol::fresh::Dated;
use crate::protocol::request::{LONGEST_FILTER, fitting};
use crate::transport::{Received, Transport};

/// The longest list of keys once a charger broke off on a longer one.
const SHORT_FILTER: usize = LONGEST_FILTER / 8;

impl<T: Transport> Call<T> {
    /// Reads keys, each part with a filter that chargers take.
    pub(super) async fn read_in_parts(&self, keys: Vec<String>) -> Result<(T::Reply, Dated), Failed<T>> {
        let mut longest = LONGEST_FILTER;
        let mut whole: Option<(T::Reply, Dated)> = None;
        let mut rest = keys;
        while !rest.is_empty() {
            let part: Vec<String> = rest.iter().take(fitting(&rest, longest)).cloned().collect();
            let (reply, dated) = match self.read(Some(&part)).await {
                Ok(read) => read,
                // A charger may break off on a long filter, or refuse it: from here on in smaller parts.
                Err(failure) if self.may_be_too_long(&failure, &part) => {
                    longest = SHORT_FILTER;
                    continue;
                }
                Err(failure) => return Err(failure),
            };
            rest.drain(..part.len());
            whole = Some(match whole {
                None => (reply, dated),
                Some((mut before, oldest)) => {
                    before.add(&reply);
                    (before, oldest.older(dated))
                }
            });
        }
        whole.ok_or_else(|| argument::no_keys().into())
    }

    fn may_be_too_long(&self, failure: &Failed<T>, keys: &[String]) -> bool {
        let broke_off = failure.error.code == Code::Network
            && failure.sent
            && self.charger.options.endpoint.side == Side::Local;
        (broke_off || matches!(failure.status, Some(414 | 431)))
            && fitting(keys, SHORT_FILTER) < keys.len()
            && self.left() > 0.0
    }
}
