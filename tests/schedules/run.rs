//! One schedule: a seed chooses what happens next, until all calls are over.

use crate::answers;
use crate::calls::{Call, Outcome, What, chargers, current, pick};
use crate::promises;
use crate::server::{Server, keys, shorten};
use crate::support::executor::Executor;
use crate::support::network::{Answer, Network};
use fastrand::Rng;
use goecharger::call::Charger;
use goecharger::clock::Moment;
use goecharger::options::{CallOptions, Limits};
use goecharger::protocol::endpoint::Side;
use goecharger::transport::{Event, Transport};
use std::cell::RefCell;
use std::rc::Rc;

const MOST_CALLS: usize = 6;

/// The world of one schedule.
pub struct Run {
    pub side: Side,
    pub network: Network,
    pub server: Server,
    pub tasks: Vec<Task>,
    pub chargers: [Rc<Charger<Network>>; 2],
    pub events: Vec<Event>,
    /// How many of 16 answers are no honest ones.
    faults: u8,
    rng: Rng,
    executor: Executor,
    received: usize,
    verbose: bool,
}

/// A call under way, or over.
pub struct Task {
    pub call: Call,
    pub start: Moment,
    /// When it began, by the true time.
    pub began: f64,
    pub is_aborted: bool,
    pub outcome: Option<Outcome>,
    result: Rc<RefCell<Option<Outcome>>>,
}

impl Task {
    /// Whether it waits for something.
    pub fn is_open(&self) -> bool {
        self.outcome.is_none() && !self.is_aborted
    }
}

/// Runs the schedule of a seed; says what goes against the promises.
pub fn run(seed: u64, verbose: bool) -> Result<(), String> {
    let mut rng = Rng::with_seed(seed);
    let side = if rng.bool() { Side::Cloud } else { Side::Local };
    // Often what a call sets: a look at what was true before it proves nothing.
    let server = Server::new(current(rng.usize(..MOST_CALLS)));
    let network = Network::new(Moment { monotonic: 5_000.0, wall: server.now });
    let chargers = chargers(&mut rng, side, &network);
    let (tasks, executor) = (Vec::new(), Executor::default());
    let (events, faults) = (Vec::new(), pick(&mut rng, &[0, 2, 6, 12]));
    let mut run =
        Run { side, network, server, tasks, chargers, events, faults, rng, executor, received: 0, verbose };
    run.say(|| format!("{side:?}"));
    for _ in 0..run.rng.usize(30..150) {
        run.step()?;
    }
    run.finish()?;
    promises::at_the_end(&run)?;
    run.probe()
}

impl Run {
    fn say(&self, what: impl FnOnce() -> String) {
        if self.verbose {
            let Moment { monotonic, wall } = self.network.now();
            println!("{:>10} {:>10} {:>10}  {}", monotonic, wall, self.server.now.round(), what());
        }
    }

    fn step(&mut self) -> Result<(), String> {
        let woken = self.executor.woken();
        if !woken.is_empty() && self.rng.u8(..10) < 7 {
            let task = pick(&mut self.rng, &woken);
            return self.poll(task);
        }
        if woken.is_empty() {
            promises::when_quiet(self)?;
        }
        match self.rng.u8(..40) {
            0..9 => self.call()?,
            9..13 => self.carry_out(),
            13..23 => self.answer(),
            23 => self.begin_reply(),
            24..35 => self.pass(),
            35 => self.abort()?,
            36 => self.change_clocks(),
            37 => {
                // Often to what a call sets as well: what is true after the set may have been true before.
                let amp = current(self.rng.usize(..MOST_CALLS));
                self.say(|| format!("somebody else sets {amp}"));
                self.server.meddle(amp);
            }
            _ => self.network.chance(self.rng.f64()),
        }
        Ok(())
    }

    fn call(&mut self) -> Result<(), String> {
        let number = self.tasks.len();
        if number == MOST_CALLS {
            return Ok(());
        }
        let call = Call::choose(&mut self.rng, number, self.side);
        self.make(call)
    }

    fn make(&mut self, call: Call) -> Result<(), String> {
        let number = self.tasks.len();
        self.say(|| {
            format!("call {number} of object {}: {}, {:?}", call.owner, call.what.short(), call.options)
        });
        let result = Rc::<RefCell<Option<Outcome>>>::default();
        let (charger, what, options) =
            (self.chargers[call.owner].clone(), call.what.clone(), call.options.clone());
        let end = result.clone();
        self.executor.spawn(async move {
            let outcome = Call::make(charger, what, options).await;
            *end.borrow_mut() = Some(outcome);
        });
        let (start, began) = (self.network.now(), self.server.now);
        self.tasks.push(Task { call, start, began, is_aborted: false, outcome: None, result });
        self.poll(number)
    }

    fn poll(&mut self, task: usize) -> Result<(), String> {
        self.network.polls(task);
        self.executor.poll(task);
        self.look(task)
    }

    /// Looks at what a poll has changed.
    fn look(&mut self, task: usize) -> Result<(), String> {
        for sent in self.network.sent_since(self.received) {
            self.say(|| format!("call {} sends {}: {}", sent.by, sent.number, shorten(&sent.url)));
            self.received += 1;
            promises::of_sent(self, &sent)?;
            self.server.receive(sent);
        }
        for event in self.network.events() {
            promises::of_shown(&event.url, "an event")?;
            self.events.push(event);
        }
        let outcome = self.tasks[task].result.take();
        if let Some(outcome) = outcome {
            self.say(|| format!("call {task} ends: {}", outcome.short()));
            promises::of_outcome(self, task, &outcome)?;
            self.tasks[task].outcome = Some(outcome);
        }
        Ok(())
    }

    fn carry_out(&mut self) {
        let is_open = |number: &usize| {
            let request = &self.server.requests[*number];
            request.sent.is_set && !request.is_over && request.carried_out.is_none()
        };
        let open: Vec<usize> = (0..self.server.requests.len()).filter(is_open).collect();
        if !open.is_empty() {
            let number = pick(&mut self.rng, &open);
            self.say(|| format!("the server carries out {}", self.server.requests[number].sent.number));
            self.server.carry_out(number, &keys(&self.server.requests[number].sent.url));
        }
    }

    /// One of the requests that wait for an answer.
    fn waiting(&mut self) -> Option<usize> {
        let waiting = self.network.waiting();
        if waiting.is_empty() {
            return None;
        }
        let number = pick(&mut self.rng, &waiting);
        self.server.requests.iter().position(|request| request.sent.number == number)
    }

    fn answer(&mut self) {
        if let Some(request) = self.waiting() {
            let choose = if self.rng.u8(..16) < self.faults { answers::choose } else { answers::honest };
            let answer = choose(&mut self.rng, self.side, &mut self.server, request);
            self.reply(request, answer);
        }
    }

    fn reply(&mut self, request: usize, answer: Answer) {
        let number = self.server.requests[request].sent.number;
        self.say(|| match &answer {
            Ok(reply) => format!(
                "{number} is answered: {} {:?} {}",
                reply.status,
                reply.headers,
                shorten(&reply.text())
            ),
            Err(_) => format!("{number} breaks, never sent: {}", self.server.requests[request].never_sent),
        });
        self.server.requests[request].answered = Some((self.server.now, self.network.now().monotonic));
        self.network.answer(number, answer);
    }

    fn begin_reply(&mut self) {
        if let Some(request) = self.waiting() {
            let (number, status) =
                (self.server.requests[request].sent.number, pick(&mut self.rng, &[200, 502]));
            self.say(|| format!("the reply to {number} begins: {status}"));
            self.server.requests[request].has_begun = true;
            self.network.begin(number, status);
        }
    }

    /// Time passes, at most to the next timer; now and then past it, as if the machine was busy.
    fn pass(&mut self) {
        let some = pick(&mut self.rng, &[1.0, 40.0, 250.0, 1_000.0, 3_000.0, 12_000.0]);
        let due = self.network.next_timer().map(|due| (due - self.network.now().monotonic).max(0.0));
        let ms = match (due, self.rng.u8(..16)) {
            (None, _) | (_, 0) => some,
            (Some(due), 1..8) => due,
            (Some(due), _) => due.min(some),
        };
        self.forward(ms);
    }

    fn forward(&mut self, ms: f64) {
        let Moment { monotonic, wall } = self.network.now();
        self.server.now += ms;
        self.network.set(Moment { monotonic: monotonic + ms, wall: wall + ms });
    }

    fn abort(&mut self) -> Result<(), String> {
        let open: Vec<usize> = (0..self.tasks.len()).filter(|task| self.tasks[*task].is_open()).collect();
        if open.is_empty() {
            return Ok(());
        }
        let task = pick(&mut self.rng, &open);
        if self.tasks[task].result.borrow().is_some() {
            return Ok(());
        }
        self.say(|| format!("call {task} is given up"));
        self.tasks[task].is_aborted = true;
        self.executor.abort(task);
        self.look(task)
    }

    fn change_clocks(&mut self) {
        let Moment { monotonic, wall } = self.network.now();
        let by = pick(&mut self.rng, &[45_000.0, 3_600_000.0, -45_000.0, -3_600_000.0]);
        if self.rng.bool() {
            self.say(|| format!("the clock is set by {by}"));
            self.network.set(Moment { monotonic, wall: wall + by });
        } else {
            self.say(|| format!("the machine sleeps for {}", by.abs()));
            self.server.now += by.abs();
            self.network.set(Moment { monotonic, wall: wall + by.abs() });
        }
    }

    /// From here on the server tells the truth, or nothing; all calls must come to an end.
    fn finish(&mut self) -> Result<(), String> {
        let is_silent = self.rng.u8(..4) == 0;
        self.say(|| format!("from here on the server is {}", if is_silent { "silent" } else { "honest" }));
        for _ in 0..3_000 {
            if let Some(task) = self.executor.woken().first().copied() {
                self.poll(task)?;
                continue;
            }
            promises::when_quiet(self)?;
            if !self.tasks.iter().any(Task::is_open) {
                return Ok(());
            }
            match (self.waiting(), self.network.next_timer()) {
                (Some(request), _) if !is_silent => {
                    let answer = answers::honest(&mut self.rng, self.side, &mut self.server, request);
                    self.reply(request, answer);
                }
                (_, Some(due)) => self.forward((due - self.network.now().monotonic).max(0.0)),
                _ => break,
            }
        }
        Err("a call does not come to an end".to_owned())
    }

    /// After all of it, a call is sent at once.
    fn probe(&mut self) -> Result<(), String> {
        let what = What::Read(vec!["car".to_owned()]);
        let sent = self.received;
        self.make(Call { owner: 0, what, options: CallOptions::new(Limits::default()) })?;
        if self.received == sent { Err("the line is not free at the end".to_owned()) } else { Ok(()) }
    }
}
