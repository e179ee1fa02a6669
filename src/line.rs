//! Who may send to a charger, and who waits: one request in flight, in the order of the calls.
//!
//! The charger answers few requests at a time and breaks off the rest. Identical reads that wait share one request,
//! unless a set stands between them. Where several may be in flight, it is one set at most: of two, nobody knows which
//! arrives last.

use crate::options::Limits;
use alloc::string::String;
use alloc::vec::Vec;

/// The calls to one charger. `W` wakes a call that waits.
#[derive(Debug)]
pub struct Line<W> {
    running: Vec<Place<W>>,
    waiting: Vec<Place<W>>,
    tickets: u32,
}

#[derive(Debug)]
struct Place<W> {
    is_set: bool,
    /// What is read, where that matters: by a call that waits.
    read: Option<(String, Limits)>,
    /// The call that sends, then those that share its reply.
    calls: Vec<(u32, W)>,
}

impl<W> Default for Line<W> {
    fn default() -> Self {
        Line { running: Vec::new(), waiting: Vec::new(), tickets: 0 }
    }
}

impl<W> Line<W> {
    /// A call joins the line. Gives its ticket, and whether it may go at once; if not, it will be woken. `read` says
    /// what it reads, so that the same is not read twice.
    pub fn join(
        &mut self,
        is_set: bool,
        read: impl FnOnce() -> (String, Limits),
        parallel: usize,
        waker: W,
    ) -> (u32, bool) {
        self.tickets += 1;
        let calls = Vec::from([(self.tickets, waker)]);
        if self.waiting.is_empty() && self.may_go(is_set, parallel) {
            self.running.push(Place { is_set, read: None, calls });
            return (self.tickets, true);
        }
        let read = (!is_set).then(read);
        let after_set = self.waiting.iter().rposition(|place| place.is_set).unwrap_or(0);
        let same = |place: &&mut Place<W>| !is_set && place.read == read;
        match self.waiting.iter_mut().skip(after_set).find(same) {
            Some(place) => place.calls.extend(calls),
            None => self.waiting.push(Place { is_set, read, calls }),
        }
        (self.tickets, false)
    }

    fn may_go(&self, is_set: bool, parallel: usize) -> bool {
        self.running.len() < parallel && !(is_set && self.running.iter().any(|place| place.is_set))
    }

    /// A call leaves, because it is done or gave up. Gives the call to wake, which sends next, if there is one: of
    /// those that shared its place, else of those that wait.
    pub fn leave(&mut self, ticket: u32, parallel: usize) -> Option<&W> {
        let holds = |place: &Place<W>| place.calls.iter().any(|(holder, _)| *holder == ticket);
        if let Some(index) = self.waiting.iter().position(holds) {
            let place = self.waiting.get_mut(index)?;
            place.calls.retain(|(holder, _)| *holder != ticket);
            if place.calls.is_empty() {
                self.waiting.remove(index);
            }
            return None;
        }
        let index = self.running.iter().position(holds)?;
        let place = self.running.get_mut(index)?;
        let sends = place.calls.first().is_some_and(|(holder, _)| *holder == ticket);
        place.calls.retain(|(holder, _)| *holder != ticket);
        if !sends {
            return None;
        }
        if place.calls.is_empty() {
            self.running.remove(index);
            if !self.may_go(self.waiting.first()?.is_set, parallel) {
                return None;
            }
            self.running.push(self.waiting.remove(0));
            return self.running.last().and_then(Place::sender);
        }
        self.running.get(index).and_then(Place::sender)
    }

    /// Those who share the reply to the call that holds `ticket`; they leave the line with it.
    pub fn take_sharers(&mut self, ticket: u32) -> Vec<W> {
        let sends = |place: &&mut Place<W>| place.calls.first().is_some_and(|(holder, _)| *holder == ticket);
        match self.running.iter_mut().find(sends) {
            Some(place) => {
                let mut calls = core::mem::take(&mut place.calls).into_iter();
                place.calls.extend(calls.next());
                calls.map(|(_, waker)| waker).collect()
            }
            None => Vec::new(),
        }
    }
}

impl<W> Place<W> {
    fn sender(&self) -> Option<&W> {
        self.calls.first().map(|(_, waker)| waker)
    }
}
