//! Identical reads that wait share one request.
//!
//! Each gets what it would have got alone: only reads of one `Charger` object share, with the same keys and limits.

use super::Failed;
use crate::options::Limits;
use crate::protocol::fresh::Dated;
use crate::transport::Transport;
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared, WeakShared};
use std::cell::Cell;
use std::rc::Rc;

/// What a read comes to.
pub type Outcome<T> = Result<(<T as Transport>::Reply, Dated), Failed<T>>;

/// What makes two reads the same: the URL and the limits.
pub type Identity = (String, Limits);

/// The reads that wait for their turn.
pub struct SharedReads<T: Transport>(Cell<Vec<Waiting<T>>>);

struct Waiting<T: Transport> {
    identity: Identity,
    /// Whether its turn has come: what is asked from now on may be newer than its reply.
    begun: Rc<Cell<bool>>,
    read: WeakShared<LocalBoxFuture<'static, Outcome<T>>>,
}

impl<T: Transport> Default for SharedReads<T> {
    fn default() -> Self {
        SharedReads(Cell::default())
    }
}

impl<T: Transport> SharedReads<T> {
    /// Waits for the same read as others, or begins one; says whether it began it. `begun` is set when its turn comes.
    pub async fn join<F>(
        &self,
        identity: Identity,
        begin: impl FnOnce() -> (Rc<Cell<bool>>, F),
    ) -> (Outcome<T>, bool)
    where
        F: Future<Output = Outcome<T>> + 'static,
    {
        let (read, is_first) = self.find_or_begin(identity, begin);
        (read.await, is_first)
    }

    fn find_or_begin<F>(
        &self,
        identity: Identity,
        begin: impl FnOnce() -> (Rc<Cell<bool>>, F),
    ) -> (Shared<LocalBoxFuture<'static, Outcome<T>>>, bool)
    where
        F: Future<Output = Outcome<T>> + 'static,
    {
        let mut waiting = self.0.take();
        waiting.retain(|other| !other.begun.get() && other.read.upgrade().is_some());
        let same =
            waiting.iter().find(|other| other.identity == identity).and_then(|other| other.read.upgrade());
        let found = same.map(|read| (read, false)).unwrap_or_else(|| {
            let (begun, future) = begin();
            let read = future.boxed_local().shared();
            waiting.extend(read.downgrade().map(|read| Waiting { identity, begun, read }));
            (read, true)
        });
        self.0.set(waiting);
        found
    }
}
