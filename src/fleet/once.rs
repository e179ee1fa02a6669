//! One call to each member, as many at a time as the fleet allows; rows come as they arrive.

use super::hub::{Fleet, Made, UnderWay};
use crate::bell::Bell;
use crate::call::{Charger, Failed, Failure};
use crate::transport::Transport;
use futures_util::future::{LocalBoxFuture, select};
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::pin;
use std::rc::Rc;

/// What came of the call of a member.
type Row<T, R> = (u64, Result<R, Failed<T>>);

/// What has come of the calls, and whether somebody still asks.
pub struct Rows<T: Transport, R> {
    rows: RefCell<VecDeque<Row<T, R>>>,
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
    pub async fn next(&self) -> Option<Row<T, R>> {
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

/// A call of a member.
pub type Calls<T, R> = Box<dyn Fn(u64, Rc<Charger<T>>) -> LocalBoxFuture<'static, Result<R, Failed<T>>>>;

/// What is to be done with each member.
pub struct Task<T: Transport, R> {
    /// The call, of the member with this number.
    pub call: Calls<T, R>,
    /// Whether those that are under way are left to end when nobody asks any more, or their member leaves: a set has gone.
    pub is_set: bool,
}

/// Calls each member of this moment, and adds what comes of it to `rows`.
pub async fn once<T: Transport, R: 'static>(fleet: Rc<Fleet<T>>, rows: Rc<Rows<T, R>>, task: Task<T, R>) {
    let mut members: VecDeque<(u64, Made<T>)> = fleet.with(|state| {
        state.members.iter().map(|(number, member)| (number, member.charger.clone())).collect()
    });
    let mut calls: UnderWay = FuturesUnordered::new();
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
                    let (fleet, rows, is_set) = (fleet.clone(), rows.clone(), task.is_set);
                    let call = async move {
                        let outcome = match is_set {
                            true if fleet.is_member(number) => Some(call.await),
                            true => None,
                            false => fleet.while_member(number, call).await,
                        };
                        if let Some(outcome) = outcome {
                            rows.add(number, outcome);
                        }
                        drop(slot);
                    };
                    calls.push(call.boxed_local());
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
        select(calls.next(), changed).await;
    }
    rows.is_done.set(true);
    rows.news.ring();
}
