//! Time that passes by itself from timer to timer, and a charger that answers each request as the test says.

use super::executor::Executor;
use super::network::{Answer, Network, Reply, Sent};
use goecharger::call::{Address, Charger};
use goecharger::clock::Moment;
use goecharger::options::{Auth, ChargerOptions, Limits};
use goecharger::protocol::endpoint::{self, Endpoint};
use goecharger::transport::{Transport, Trouble};
use std::cell::RefCell;
use std::rc::Rc;

/// Clocks begin here.
pub const BEGIN: Moment = Moment { monotonic: 5_000.0, wall: 1_000_000.0 };

/// What a request meets: an answer, or silence.
type Server = Box<dyn Fn(&Sent) -> Option<Answer>>;

/// A network on which time passes.
pub struct Clockwork {
    pub network: Network,
    pub executor: Rc<Executor>,
    server: RefCell<Server>,
}

impl Clockwork {
    /// A charger that answers everything well.
    pub fn new() -> Self {
        let server: Server = Box::new(|sent| Some(Ok(answer(&sent.url, &[("car", "1"), ("amp", "6")]))));
        let network = Network::new(BEGIN);
        network.chance(0.5);
        Clockwork { network, executor: Rc::default(), server: RefCell::new(server) }
    }

    /// From now on, requests meet this.
    pub fn serve(&self, server: impl Fn(&Sent) -> Option<Answer> + 'static) {
        *self.server.borrow_mut() = Box::new(server);
    }

    /// A charger on this network.
    pub fn charger(&self, host: &str) -> Rc<Charger<Network>> {
        self.charger_at(endpoint::local(host).expect("a host"))
    }

    /// One at an endpoint.
    pub fn charger_at(&self, endpoint: Endpoint) -> Rc<Charger<Network>> {
        let options = ChargerOptions {
            endpoint,
            auth: Auth::None,
            limits: Limits::default(),
            parallel: 1,
            in_browser: false,
            export_base_url: None,
        };
        Rc::new(Charger::new(options, Rc::new(Address::default()), self.network.clone()))
    }

    /// Runs what can run now; answers are there at once.
    pub fn settle(&self) {
        loop {
            self.executor.run();
            let answers: Vec<_> = {
                let server = self.server.borrow();
                let in_flight = self.network.in_flight();
                in_flight.iter().filter_map(|sent| Some((sent.number, server(sent)?))).collect()
            };
            if answers.is_empty() {
                return;
            }
            answers.into_iter().for_each(|(number, answer)| self.network.answer(number, answer));
        }
    }

    /// So many ms pass by both clocks.
    pub fn pass(&self, ms: f64) {
        let end = self.network.now().monotonic + ms;
        self.settle();
        while let Some(due) = self.network.next_timer().filter(|due| *due <= end) {
            self.forward(due);
        }
        self.forward(end);
    }

    fn forward(&self, monotonic: f64) {
        let now = self.network.now();
        let passed = (monotonic - now.monotonic).max(0.0);
        self.jump(passed, passed);
    }

    /// Both clocks jump, timers do not fire in between: the machine sleeps, or a clock is set.
    pub fn jump(&self, monotonic: f64, wall: f64) {
        let now = self.network.now();
        self.network.set(Moment { monotonic: now.monotonic + monotonic, wall: now.wall + wall });
        self.settle();
    }

    /// When each request was sent, in ms since the begin.
    pub fn sent_at(&self) -> Vec<f64> {
        self.network.sent().iter().map(|sent| sent.at.monotonic - BEGIN.monotonic).collect()
    }

    /// Path and query of each request.
    pub fn sent(&self) -> Vec<String> {
        self.network.sent().iter().map(|sent| path(&sent.url)).collect()
    }

    /// How many requests have been sent.
    pub fn count(&self) -> usize {
        self.network.sent().len()
    }
}

/// A status of the keys that a URL asks for.
pub fn answer(url: &str, values: &[(&str, &str)]) -> Reply {
    let filter = url.split_once("filter=").map_or("", |(_, filter)| filter);
    let asked = |key: &str| filter.split(',').any(|name| name == key);
    let members =
        values.iter().filter(|(key, _)| asked(key)).map(|(key, value)| format!("\"{key}\":{value}"));
    Reply::new(200, &format!("{{{}}}", members.collect::<Vec<_>>().join(",")))
}

/// A connection that could not be made.
pub fn refused() -> Option<Answer> {
    Some(Err(Trouble::Broken {
        cause: "thrown",
        reason: Some("connect ECONNREFUSED".to_owned()),
        never_sent: true,
    }))
}

fn path(url: &str) -> String {
    url.split_once("/api/").map_or("", |(_, path)| path).to_owned()
}
