//! One call to each member, as many at a time as the fleet allows; rows come as they arrive.

use super::hub::{Fleet, Made};
use crate::bell::Bell;
use crate::call::{Charger, Failed, Failure};
use crate::transport::Transport;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use futures_util::stream::FuturesUnordered;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::pin;
use std::rc::Rc;

/// What has come of the calls, and whether somebody still asks.
pub struct Rows<T: Transport, R> {
    rows: RefCell<VecDeque<(u64, Result<R, Failed<T>>)>>,
    news: Bell,
    /// All rows are there.
    is_done: Cell<bool>,
    /// Nobody asks any more.
    is_over: Cell<bool>,
    over: Bell,
}

impl<T: Transport, R> Default for Rows<T, R> {
    fn default() -> Self {
        let (rows, news, is_done, is_over, over) = Default::default();
        Rows { rows, news, is_done, is_over, over }
    }
}

impl<T: Transport, R> Rows<T, R> {
    /// Waits for a row; `None` when there are no more.
    pub async fn next(&self) -> Option<(u64, Result<R, Failed<T>>)> {
        loop {
            let news = self.news.wait();
            if self.is_over.get() {
                return None;
            }
            let row = self.rows.borrow_mut().pop_front();
            if row.is_some() || self.is_done.get() {
                return row;
            }
            news.await;
        }
    }

    /// Asks no more.
    pub fn leave(&self) {
        self.is_over.set(true);
        self.over.ring();
        self.news.ring();
    }

    fn add(&self, number: u64, row: Result<R, Failed<T>>) {
        self.rows.borrow_mut().push_back((number, row));
        self.news.ring();
    }
}

/// What is to be done with each member.
pub struct Task<C> {
    /// The call, of the member with this number.
    pub call: C,
    /// Whether those that are under way are left to end when nobody asks any more: a set has gone.
    pub is_set: bool,
}

/// Calls each member of this moment, and adds what comes of it to `rows`.
pub async fn once<T, R, F>(
    fleet: Rc<Fleet<T>>,
    rows: Rc<Rows<T, R>>,
    task: Task<impl Fn(u64, Rc<Charger<T>>) -> F>,
) where
    T: Transport,
    F: Future<Output = Result<R, Failed<T>>>,
{
    let mut members: VecDeque<(u64, Made<T>)> = fleet.with(|state| {
        state.members.iter().map(|(number, member)| (*number, member.charger.clone())).collect()
    });
    let mut calls = FuturesUnordered::new();
    loop {
        let (room, over) = (pin!(fleet.changed.wait()), pin!(rows.over.wait()));
        let changed = select(room, over);
        if rows.is_over.get() {
            members.clear();
            if !task.is_set {
                break;
            }
        }
        while !members.is_empty() {
            let Some(slot) = fleet.slot() else { break };
            let Some((number, made)) = members.pop_front() else { break };
            match made {
                Ok(charger) => {
                    let call = (task.call)(number, charger);
                    let fleet = &fleet;
                    calls.push(async move {
                        let outcome = fleet.while_member(number, call).await;
                        drop(slot);
                        (number, outcome)
                    });
                }
                Err(error) => rows.add(number, Err(Failure::from(error))),
            }
        }
        if calls.is_empty() {
            if members.is_empty() {
                break;
            }
            changed.await;
            continue;
        }
        if let Either::Left((Some((number, Some(outcome))), _)) = select(calls.next(), changed).await {
            rows.add(number, outcome);
        }
    }
    rows.is_done.set(true);
    rows.news.ring();
}
