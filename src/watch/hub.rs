//! Does what the poller says, for as long as somebody watches.

use super::Wish;
use super::poller::{Plan, Poller, Taken};
use super::reading::{Reading, Update, What};
use crate::bell::Bell;
use crate::call::{Charger, Failed, Failure};
use crate::clock::Moment;
use crate::json::Object;
use crate::overview::{self, Overview};
use crate::protocol::endpoint::Side;
use crate::protocol::fresh::Dated;
use crate::protocol::reply::Body;
use crate::transport::{Received, Transport};
use futures_util::future::{Either, select};
use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;

/// The watchers of one charger.
pub struct Hub<T: Transport> {
    charger: Rc<Charger<T>>,
    poller: RefCell<Poller<T::Cause>>,
    is_driven: Cell<bool>,
    /// How many sets there were when it last looked.
    sets: Cell<u64>,
    /// Rings for the driver.
    changed: Bell,
    /// Rings for the watchers.
    news: Bell,
}

/// A watcher. To drop it is to leave.
pub struct Watcher<T: Transport> {
    hub: Rc<Hub<T>>,
    number: u64,
}

/// What a watcher waits for: an update, or `None` when it is over.
pub type Next<T> = Result<Option<Update<<T as Transport>::Cause>>, Rc<Failed<T>>>;

impl<T: Transport> Hub<T> {
    /// One without watchers.
    pub fn new(charger: Rc<Charger<T>>) -> Rc<Self> {
        let is_cloud = charger.options().endpoint.side == Side::Cloud;
        let poller = RefCell::new(Poller::new(is_cloud));
        let sets = Cell::new(charger.line().sets());
        let (is_driven, changed, news) = Default::default();
        Rc::new(Hub { charger, poller, is_driven, sets, changed, news })
    }

    /// A watcher joins. The first to come also gets what drives the reads, which must run until it ends by itself.
    pub fn join(self: &Rc<Self>, wish: Wish) -> (Watcher<T>, Option<impl Future<Output = ()> + use<T>>) {
        if let What::Keys(keys) = &wish.what {
            self.charger.advise(keys);
        }
        self.heed_sets();
        let number = self.with(|poller| poller.join(wish, self.now()));
        self.changed.ring();
        let driver = (!self.is_driven.replace(true)).then(|| self.clone().drive());
        (Watcher { hub: self.clone(), number }, driver)
    }

    /// The charger.
    pub fn charger(&self) -> &Rc<Charger<T>> {
        &self.charger
    }

    /// The page is hidden, or shows again.
    pub fn hide(&self, is_hidden: bool) {
        self.with(|poller| poller.hide(is_hidden));
        self.changed.ring();
    }

    /// The network is back.
    pub fn note_return(&self) {
        self.with(Poller::note_return);
        self.changed.ring();
    }

    async fn drive(self: Rc<Self>) {
        loop {
            let (changed, set) = (pin!(self.changed.wait()), pin!(self.charger.line().after_set()));
            let something = select(changed, set);
            self.heed_sets();
            match self.with(|poller| poller.plan(self.now())) {
                Plan::Read => self.read().await,
                Plan::Wait(ms) => {
                    select(pin!(self.charger.transport.sleep_between(ms)), something).await;
                }
                Plan::Rest => {
                    something.await;
                }
                Plan::End => break,
            }
        }
        self.is_driven.set(false);
    }

    /// Sees whether there was a set, also one of a time when nobody watched.
    fn heed_sets(&self) {
        let newest = self.charger.line().sets();
        if self.sets.replace(newest) != newest {
            self.with(|poller| poller.note_set(self.now()));
        }
    }

    /// Reads once, unless all leave before it has ended.
    async fn read(&self) {
        let now = self.now();
        let interval = self.with(|poller| poller.interval(now)).unwrap_or_default();
        let keys = self.with(|poller| poller.begin(now));
        let mut read = pin!(self.charger.clone().poll(&keys, interval));
        let outcome = loop {
            match select(read, pin!(self.changed.wait())).await {
                Either::Left((outcome, _)) => break outcome,
                Either::Right((_, rest)) => read = rest,
            }
            if self.with(|poller| poller.is_empty()) {
                return self.with(Poller::give_up);
            }
        };
        let wants_overview = self.with(|poller| poller.wants_overview());
        let reading = outcome.map(|(reply, dated)| {
            look(&reply, |values| {
                let mut reading = Reading::of(keys.clone(), values, dated.last_modified);
                let covers =
                    || overview::OVERVIEW_KEYS.iter().all(|key| keys.iter().any(|known| known == key));
                if wants_overview && covers() {
                    reading.overview = Some(self.overview(values, dated));
                }
                reading
            })
        });
        let random = self.charger.transport.random();
        self.with(|poller| poller.end(reading, self.now(), random));
        self.news.ring();
    }

    fn overview(
        &self,
        values: &dyn Object,
        Dated { last_modified, age }: Dated,
    ) -> Result<Box<Overview>, crate::error::Error> {
        let side = self.charger.options().endpoint.side;
        let moment = overview::Moment { side, last_modified, age, now: self.now().wall };
        overview::overview(values, moment, &mut self.charger.session.borrow_mut())
    }

    fn now(&self) -> Moment {
        self.charger.transport.now()
    }

    fn with<U>(&self, work: impl FnOnce(&mut Poller<T::Cause>) -> U) -> U {
        work(&mut self.poller.borrow_mut())
    }
}

/// Looks at the values of a reply.
pub fn look<R: Received, U>(reply: &R, look: impl FnOnce(&dyn Object) -> U) -> U {
    match reply.body() {
        Body::Object(values) => look(values),
        _ => look(&Vec::new()),
    }
}

impl<T: Transport> Watcher<T> {
    /// Waits for something new.
    pub async fn next(&self) -> Next<T> {
        loop {
            let news = self.hub.news.wait();
            match self.hub.with(|poller| poller.take(self.number)) {
                Taken::Update(update) => return Ok(Some(update)),
                Taken::Failed(failure) => {
                    self.leave();
                    return Err(failure);
                }
                Taken::Over => return Ok(None),
                Taken::Nothing => news.await,
            }
        }
    }

    /// Leaves; who waits for something new is told that it is over.
    pub fn leave(&self) {
        self.hub.with(|poller| poller.leave(self.number));
        self.hub.changed.ring();
        self.hub.news.ring();
    }
}

impl<T: Transport> Drop for Watcher<T> {
    fn drop(&mut self) {
        self.leave();
    }
}

/// The failure of a watch that never began.
pub fn refused<T: Transport>(error: crate::error::Error) -> Rc<Failed<T>> {
    Rc::new(Failure::from(error))
}
