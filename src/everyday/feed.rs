//! A run that feeds the charger with the figures of the house. [`Run`] decides; here is only the waiting.

use crate::call::{Charger, Failed};
use crate::clock::Elapsed;
use crate::json::Json;
use crate::options::CallOptions;
use crate::protocol::reply::Certainty;
use crate::surplus::{Action, Cause, End, Event, Run, SurplusReading, TOO_OLD, Taken, Update};
use crate::transport::Transport;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Context, Poll};

/// Who reads the figures, and is told of each turn.
pub trait House<T: Transport> {
    /// What a read throws.
    type Thrown;

    /// Reads, until [`House::end_read`].
    fn read(&self) -> LocalBoxFuture<'static, Result<Json, Self::Thrown>>;

    /// Nobody waits for the read under way any more.
    fn end_read(&self);

    /// Tells of a turn, and of what went wrong in it.
    fn tell(&self, update: &Update, trouble: Option<&Trouble<T, Self::Thrown>>);
}

/// What went wrong in a turn.
pub enum Trouble<T: Transport, E> {
    /// The read threw.
    Thrown(E),
    /// The push failed.
    Push(Failed<T>),
}

/// What the run waits for.
struct Waits<T: Transport, E> {
    stop: LocalBoxFuture<'static, ()>,
    time: LocalBoxFuture<'static, ()>,
    read: Option<LocalBoxFuture<'static, Result<Json, E>>>,
    push: Option<LocalBoxFuture<'static, Result<Certainty, Failed<T>>>>,
}

/// Feeds the charger until `stop`, or a failure that does not pass by itself, which is given back too.
pub async fn feed<T: Transport, H: House<T>>(
    charger: Rc<Charger<T>>,
    house: H,
    interval: f64,
    options: CallOptions,
    stop: LocalBoxFuture<'static, ()>,
) -> (End, Option<Failed<T>>) {
    let elapsed = Elapsed::since(charger.transport.now());
    let now = || elapsed.at(charger.transport.now());
    let mut run = Run::new(interval, now());
    let mut waits: Waits<T, H::Thrown> =
        Waits { stop: stop.fuse().boxed_local(), time: never(), read: None, push: None };
    let mut trouble = None;
    loop {
        waits.time = match run.wake_at() {
            Some(at) => sleep(charger.clone(), at - now(), run.is_stopping()),
            None => never(),
        };
        let event = match poll_fn(|context| waits.poll(context)).await {
            Happened::Event(event) => event,
            Happened::Read(Ok(value)) => Event::Read(value),
            Happened::Read(Err(thrown)) => {
                trouble = Some(Trouble::Thrown(thrown));
                Event::ReadFailed
            }
            Happened::Pushed(Ok(certainty)) => Event::Pushed(Ok(match certainty {
                Certainty::Sent => Taken::Sent,
                Certainty::Accepted | Certainty::Verified => Taken::Accepted,
            })),
            Happened::Pushed(Err(failure)) => {
                let error = failure.error.clone();
                trouble = Some(Trouble::Push(failure));
                Event::Pushed(Err(error))
            }
        };
        for action in run.next(event, now()) {
            match action {
                Action::Read => waits.read = Some(house.read()),
                Action::EndRead => house.end_read(),
                Action::Push(reading) => waits.push = Some(push(charger.clone(), reading, &options)),
                Action::Report(update) => house.tell(&update, trouble.as_ref()),
                Action::End(end) => {
                    let failure = match trouble {
                        Some(Trouble::Push(failure)) if end.cause == Cause::Error => Some(failure),
                        _ => None,
                    };
                    return (end, failure);
                }
            }
        }
        trouble = None;
    }
}

enum Happened<T: Transport, E> {
    Event(Event),
    Read(Result<Json, E>),
    Pushed(Result<Certainty, Failed<T>>),
}

impl<T: Transport, E> Waits<T, E> {
    fn poll(&mut self, context: &mut Context) -> Poll<Happened<T, E>> {
        if self.stop.poll_unpin(context).is_ready() {
            self.stop = never();
            return Poll::Ready(Happened::Event(Event::Stop));
        }
        if let Some(Poll::Ready(result)) = self.push.as_mut().map(|push| push.poll_unpin(context)) {
            self.push = None;
            return Poll::Ready(Happened::Pushed(result));
        }
        if let Some(Poll::Ready(result)) = self.read.as_mut().map(|read| read.poll_unpin(context)) {
            self.read = None;
            return Poll::Ready(Happened::Read(result));
        }
        self.time.poll_unpin(context).map(|()| Happened::Event(Event::Time))
    }
}

fn never() -> LocalBoxFuture<'static, ()> {
    std::future::pending().boxed_local()
}

fn sleep<T: Transport>(charger: Rc<Charger<T>>, ms: f64, is_awaited: bool) -> LocalBoxFuture<'static, ()> {
    async move {
        match is_awaited {
            true => charger.transport.sleep(ms.max(0.0)).await,
            false => charger.transport.sleep_between(ms.max(0.0)).await,
        }
    }
    .boxed_local()
}

/// A value that is older than this would steer by the past.
fn push<T: Transport>(
    charger: Rc<Charger<T>>,
    reading: SurplusReading,
    options: &CallOptions,
) -> LocalBoxFuture<'static, Result<Certainty, Failed<T>>> {
    // Each push is a call of its own.
    let mut options = CallOptions { made: None, ..options.clone() };
    options.limits.deadline = options.limits.deadline.min(TOO_OLD);
    charger.set(vec![("ids".to_owned(), reading.ids())], options).boxed_local()
}
