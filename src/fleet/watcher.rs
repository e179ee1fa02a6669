//! One who watches a fleet: which members have news for it, and what it saw of each.

use super::hub::Fleet;
use crate::bell::Bell;
use crate::transport::Transport;
use crate::watch::reading::{Latest, Seen, Update, What};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

/// What the fleet knows of it.
pub(super) struct Watching<C> {
    pub(super) keys: Rc<[String]>,
    /// The members with news, each once: who is slow gets the newest of each.
    news: RefCell<News>,
    rings: Bell,
    is_over: Cell<bool>,
    seen: RefCell<BTreeMap<u64, Seen<C>>>,
}

#[derive(Default)]
struct News {
    order: VecDeque<u64>,
    known: BTreeSet<u64>,
}

impl<C> Watching<C> {
    /// A member may have news.
    pub(super) fn show(&self, number: u64, latest: &Latest<C>) {
        if latest.reading.is_none() && latest.failure.is_none() {
            return;
        }
        let mut news = self.news.borrow_mut();
        if news.known.insert(number) {
            news.order.push_back(number);
        }
        self.rings.ring();
    }

    /// A member has left.
    pub(super) fn forget(&self, number: u64) {
        self.seen.borrow_mut().remove(&number);
    }

    fn pop(&self) -> Option<u64> {
        let mut news = self.news.borrow_mut();
        let number = news.order.pop_front()?;
        news.known.remove(&number);
        Some(number)
    }
}

/// A watcher. To drop it is to leave.
pub struct FleetWatcher<T: Transport> {
    fleet: Rc<Fleet<T>>,
    watching: Rc<Watching<T::Cause>>,
}

impl<T: Transport> FleetWatcher<T> {
    /// Watches `keys`. The first to come also gets what drives the reads, which must run until it ends by itself.
    pub fn join(
        fleet: &Rc<Fleet<T>>,
        keys: Rc<[String]>,
    ) -> (Self, Option<impl Future<Output = ()> + use<T>>) {
        let (news, rings, is_over, seen) = Default::default();
        let watching = Rc::new(Watching { keys, news, rings, is_over, seen });
        let driver = fleet.join(watching.clone());
        (FleetWatcher { fleet: fleet.clone(), watching }, driver)
    }

    /// What it asked for.
    pub fn keys(&self) -> &[String] {
        &self.watching.keys
    }

    /// Waits for something new of a member; `None` when it is over.
    pub async fn next(&self) -> Option<(u64, Update<T::Cause>)> {
        loop {
            let rings = self.watching.rings.wait();
            if self.watching.is_over.get() {
                return None;
            }
            match self.take() {
                Some(update) => return Some(update),
                None => rings.await,
            }
        }
    }

    fn take(&self) -> Option<(u64, Update<T::Cause>)> {
        let what = What::Keys(self.watching.keys.clone());
        self.fleet.with(|state| {
            loop {
                let number = self.watching.pop()?;
                let Some(member) = state.members.get(&number) else { continue };
                let mut seen = self.watching.seen.borrow_mut();
                if let Some(update) = seen.entry(number).or_default().next(&member.latest, &what) {
                    return Some((number, update));
                }
            }
        })
    }

    /// Leaves; who waits for something new is told that it is over.
    pub fn leave(&self) {
        self.watching.is_over.set(true);
        self.fleet.leave(&self.watching);
        self.watching.rings.ring();
    }
}

impl<T: Transport> Drop for FleetWatcher<T> {
    fn drop(&mut self) {
        self.leave();
    }
}
