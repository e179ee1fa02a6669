//! A network and a clock of the test's own: requests wait until the test answers them, time passes when it says so.

pub use super::reply::Reply;
use goecharger::clock::Moment;
use goecharger::protocol::request::Request;
use goecharger::transport::{Event, Transport, Trouble};
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// What the test says of a request.
pub type Answer = Result<Reply, Trouble<&'static str>>;

/// A request on its way.
#[derive(Clone)]
pub struct Sent {
    pub number: u64,
    /// Which of the charger's objects sent it, and by whose polling.
    pub owner: usize,
    pub by: usize,
    pub url: String,
    pub is_set: bool,
    /// When it was sent.
    pub at: Moment,
}

/// Clones are the same network.
#[derive(Clone)]
pub struct Network {
    state: Rc<State>,
    owner: usize,
}

struct State {
    now: Cell<Moment>,
    random: Cell<f64>,
    polled: Cell<usize>,
    numbers: Cell<u64>,
    timers: RefCell<Vec<Timer>>,
    in_flight: RefCell<Vec<InFlight>>,
    sent: RefCell<Vec<Sent>>,
    events: RefCell<Vec<Event>>,
}

struct Timer {
    number: u64,
    due: f64,
    waker: Waker,
}

struct InFlight {
    sent: Sent,
    begun: Option<u16>,
    answer: Option<Answer>,
    waker: Waker,
}

impl Network {
    /// Both clocks begin here.
    pub fn new(begin: Moment) -> Self {
        let state = State {
            now: Cell::new(begin),
            random: Cell::new(1.0),
            polled: Cell::default(),
            numbers: Cell::default(),
            timers: RefCell::default(),
            in_flight: RefCell::default(),
            sent: RefCell::default(),
            events: RefCell::default(),
        };
        Network { state: Rc::new(state), owner: 0 }
    }

    /// The same network for another of the charger's objects.
    pub fn of(&self, owner: usize) -> Self {
        Network { state: self.state.clone(), owner }
    }

    /// Whose future is polled from now on.
    pub fn polls(&self, task: usize) {
        self.state.polled.set(task);
    }

    /// What chance says from now on.
    pub fn chance(&self, random: f64) {
        self.state.random.set(random);
    }

    /// The requests that wait for an answer, in the order in which they were sent.
    pub fn in_flight(&self) -> Vec<Sent> {
        let in_flight = self.state.in_flight.borrow();
        in_flight.iter().filter(|each| each.answer.is_none()).map(|each| each.sent.clone()).collect()
    }

    /// The numbers of the same.
    pub fn waiting(&self) -> Vec<u64> {
        let in_flight = self.state.in_flight.borrow();
        in_flight.iter().filter(|each| each.answer.is_none()).map(|each| each.sent.number).collect()
    }

    /// All requests that were sent so far.
    pub fn sent(&self) -> Vec<Sent> {
        self.sent_since(0)
    }

    /// Those that were sent after the first `count`.
    pub fn sent_since(&self, count: usize) -> Vec<Sent> {
        self.state.sent.borrow().get(count..).unwrap_or_default().to_vec()
    }

    /// How many requests wait for an answer or for somebody to look at it, and how many timers run.
    pub fn open(&self) -> (usize, usize) {
        (self.state.in_flight.borrow().len(), self.state.timers.borrow().len())
    }

    /// What the hook was told since the last time.
    pub fn events(&self) -> Vec<Event> {
        self.state.events.take()
    }

    /// Lets a reply begin.
    pub fn begin(&self, number: u64, status: u16) {
        self.change(number, |each| each.begun = Some(status));
    }

    /// Answers a request.
    pub fn answer(&self, number: u64, answer: Answer) {
        self.change(number, |each| each.answer = Some(answer));
    }

    fn change(&self, number: u64, change: impl FnOnce(&mut InFlight)) {
        let mut in_flight = self.state.in_flight.borrow_mut();
        if let Some(each) = in_flight.iter_mut().find(|each| each.sent.number == number) {
            change(each);
            each.waker.wake_by_ref();
        }
    }

    /// When the next timer is due, by the monotonic clock.
    pub fn next_timer(&self) -> Option<f64> {
        self.state.timers.borrow().iter().map(|timer| timer.due).min_by(f64::total_cmp)
    }

    /// Sets both clocks, and wakes those whose time has come.
    pub fn set(&self, now: Moment) {
        self.state.now.set(now);
        for timer in self.state.timers.borrow().iter().filter(|timer| timer.due <= now.monotonic) {
            timer.waker.wake_by_ref();
        }
    }

    fn number(&self) -> u64 {
        self.state.numbers.set(self.state.numbers.get() + 1);
        self.state.numbers.get()
    }
}

impl Transport for Network {
    type Reply = Reply;
    type Cause = &'static str;

    fn now(&self) -> Moment {
        self.state.now.get()
    }

    fn random(&self) -> f64 {
        self.state.random.get()
    }

    fn sleep(&self, ms: f64) -> impl Future<Output = ()> {
        // As a timer of JavaScript does.
        assert!(ms <= goecharger::clock::LONGEST_TIMER, "a timer of {ms} ms would fire at once");
        Sleep { network: self.clone(), number: self.number(), due: self.now().monotonic + ms.max(0.0) }
    }

    async fn send(&self, request: &Request, begun: &Cell<Option<u16>>) -> Answer {
        let number = self.number();
        let sent = Sent {
            number,
            owner: self.owner,
            by: self.state.polled.get(),
            url: request.url.clone(),
            is_set: request.is_set,
            at: self.now(),
        };
        self.state.sent.borrow_mut().push(sent.clone());
        let waker = Waker::noop().clone();
        self.state.in_flight.borrow_mut().push(InFlight { sent, begun: None, answer: None, waker });
        Sending { network: self, number, begun }.await
    }

    fn tell(&self, event: impl FnOnce() -> Event) {
        self.state.events.borrow_mut().push(event());
    }
}

struct Sending<'a> {
    network: &'a Network,
    number: u64,
    begun: &'a Cell<Option<u16>>,
}

impl Future for Sending<'_> {
    type Output = Answer;

    fn poll(self: Pin<&mut Self>, context: &mut Context) -> Poll<Answer> {
        let mut in_flight = self.network.state.in_flight.borrow_mut();
        let Some(each) = in_flight.iter_mut().find(|each| each.sent.number == self.number) else {
            return Poll::Pending;
        };
        each.waker = context.waker().clone();
        if let Some(Ok(reply)) = &each.answer {
            each.begun = Some(reply.status);
        }
        if each.begun.is_some() {
            self.begun.set(each.begun);
        }
        each.answer.take().map_or(Poll::Pending, Poll::Ready)
    }
}

impl Drop for Sending<'_> {
    fn drop(&mut self) {
        self.network.state.in_flight.borrow_mut().retain(|each| each.sent.number != self.number);
    }
}

struct Sleep {
    network: Network,
    number: u64,
    due: f64,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context) -> Poll<()> {
        if self.network.now().monotonic >= self.due {
            return Poll::Ready(());
        }
        let mut timers = self.network.state.timers.borrow_mut();
        timers.retain(|timer| timer.number != self.number);
        timers.push(Timer { number: self.number, due: self.due, waker: context.waker().clone() });
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        self.network.state.timers.borrow_mut().retain(|timer| timer.number != self.number);
    }
}
