//! One who watches a fleet: which members have news for it, and what it saw of each.

use super::hub::Fleet;
use crate::bell::Bell;
use crate::numbered::Numbered;
use crate::transport::Transport;
use crate::watch::reading::{Latest, Seen, Update, What};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// What the fleet knows of it.
pub(super) struct Watching<C> {
    pub(super) keys: Rc<[String]>,
    /// The members with news, each once: who is slow gets the newest of each.
    news: RefCell<VecDeque<u64>>,
    rings: Bell,
    is_over: Cell<bool>,
    members: RefCell<Numbered<Shown<C>>>,
}

/// What it was told of a member, and whether that is among those with news.
struct Shown<C> {
    seen: Seen<C>,
    has_news: bool,
}

impl<C> Watching<C> {
    /// A member may have news.
    pub(super) fn show(&self, number: u64, latest: &Latest<C>) {
        if latest.reading.is_none() && latest.failure.is_none() {
            return;
        }
        let mut members = self.members.borrow_mut();
        match members.get_mut(number) {
            Some(member) if member.has_news => return,
            Some(member) => member.has_news = true,
            None => members.insert(number, Shown { seen: Seen::default(), has_news: true }),
        }
        self.news.borrow_mut().push_back(number);
        self.rings.ring();
    }

    /// A member has left.
    pub(super) fn forget(&self, number: u64) {
        self.members.borrow_mut().remove(number);
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
        let (news, rings, is_over, members) = Default::default();
        let watching = Rc::new(Watching { keys, news, rings, is_over, members });
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
                let number = self.watching.news.borrow_mut().pop_front()?;
                let Some(member) = state.members.get(number) else { continue };
                let mut shown = self.watching.members.borrow_mut();
                let Some(shown) = shown.get_mut(number) else { continue };
                shown.has_news = false;
                if let Some(update) = shown.seen.next(&member.latest, &what) {
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
