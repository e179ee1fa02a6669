//! Tells who waits that something has changed.

use futures_channel::oneshot;
use std::cell::Cell;

/// A bell on one thread. Who hears it looks for himself what has changed.
#[derive(Default)]
pub struct Bell {
    waiting: Cell<Vec<oneshot::Sender<()>>>,
}

impl Bell {
    /// Wakes all who wait now.
    pub fn ring(&self) {
        for waiting in self.waiting.take() {
            waiting.send(()).ok();
        }
    }

    /// Waits for the next ring after this call, not after the first poll.
    pub fn wait(&self) -> impl Future<Output = ()> + use<> {
        let (ring, rings) = oneshot::channel();
        let mut waiting = self.waiting.take();
        waiting.retain(|other| !other.is_canceled());
        waiting.push(ring);
        self.waiting.set(waiting);
        async {
            // The sender is dropped with the bell, which then never rings.
            rings.await.ok();
        }
    }
}
