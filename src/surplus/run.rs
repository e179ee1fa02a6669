//! A run that feeds the charger with the figures of the house: when to read, when to push, and what to tell. Pure: the
//! caller gives the time and what happened, and does what it is told.
//!
//! ```text
//! Waiting ── time ──▶ Reading ── a reading ──▶ Pushing ──▶ Waiting …
//!    │                   │  too late: tells so, and waits for it to return: never two at once
//!    └── stop ───────────┴──▶ zeros, once an interval for 15 s ──▶ Ended
//! ```

use super::{CLEARING, FORGOTTEN, SurplusReading, TOO_OLD};
use crate::error::{Code, Error};
use crate::json::Json;
use serde::Serialize;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// It is [`Run::wake_at`], or later.
    Time,
    /// `read` gave a value, unchecked.
    Read(Json),
    /// `read` threw, or gave what is no JSON.
    ReadFailed,
    /// The push went through, or did not.
    Pushed(Result<Taken, Error>),
    /// `stop()` was called, or the signal ended the run.
    Stop,
}

/// What to do, in this order.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Call `read`, then say [`Event::Read`] or [`Event::ReadFailed`].
    Read,
    /// End the signal that `read` was given.
    EndRead,
    /// Set `ids` within [`TOO_OLD`] ms, then say [`Event::Pushed`].
    Push(SurplusReading),
    /// Tell the caller.
    Report(Update),
    /// The run has ended.
    End(End),
}

/// How a push was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Taken {
    /// The cloud passed it on.
    Sent,
    /// The charger said yes.
    Accepted,
}

/// One turn.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// What came of it.
    pub kind: Kind,
    /// What was pushed or should have been.
    pub reading: Option<SurplusReading>,
    /// How it was taken.
    pub outcome: Option<Taken>,
    /// Whether the charger steers no more by the last push, or there was none.
    pub lapsed: bool,
    /// Why it failed. For a `read` that threw, the caller of this has what it threw.
    pub error: Option<Error>,
}

/// What came of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It was taken.
    Pushed,
    /// `read` gave null.
    NoReading,
    /// `read` took too long.
    ReadLate,
    /// `read` threw or gave no reading.
    ReadFailed,
    /// The push did not go through.
    PushFailed,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    /// Why.
    pub cause: Cause,
    /// The failure that does not pass by itself.
    pub error: Option<Error>,
    /// Whether the last zeros were taken, or nothing was ever pushed.
    pub cleared: bool,
}

/// Why a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// It was asked to.
    Stopped,
    /// A failure that does not pass by itself.
    Error,
}

#[derive(Debug, Clone, PartialEq)]
enum State {
    Waiting,
    /// The time at which it is late, or late once more.
    Reading {
        late_at: f64,
        late: bool,
    },
    Pushing(Push),
    Ended,
}

/// A push under way.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Push {
    reading: SurplusReading,
    since: f64,
    /// Whether it is of the zeros at the end.
    clearing: bool,
}

/// A run. All times are ms of a clock that only runs on, also while the machine sleeps.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    interval: f64,
    state: State,
    /// When the next turn begins.
    turn_at: f64,
    /// When the last push that was taken set out.
    fed_at: Option<f64>,
    /// Whether anything was pushed: also what failed may have arrived.
    touched: bool,
    /// When the zeros began.
    stopping: Option<f64>,
}

impl Run {
    /// A run whose first turn begins at once; `interval` in ms as [`super::check_interval`] gives it.
    pub fn new(interval: f64, now: f64) -> Self {
        Run { interval, state: State::Waiting, turn_at: now, fed_at: None, touched: false, stopping: None }
    }

    /// When to say [`Event::Time`]; `None` while only something else can happen.
    pub fn wake_at(&self) -> Option<f64> {
        match self.state {
            State::Waiting => Some(self.turn_at),
            State::Reading { late_at, .. } => Some(late_at),
            State::Pushing(_) | State::Ended => None,
        }
    }

    /// Whether somebody waits for its end.
    pub fn is_stopping(&self) -> bool {
        self.stopping.is_some()
    }

    /// Takes what happened and says what to do. What comes too late to matter does nothing.
    pub fn next(&mut self, event: Event, now: f64) -> Vec<Action> {
        match (event, self.state.clone()) {
            (_, State::Ended) => Vec::new(),
            (Event::Stop, state) => self.stop(&state, now),
            (Event::Time, State::Waiting) if now >= self.turn_at => self.turn(now),
            (Event::Time, State::Reading { late_at, late }) if now >= late_at => self.late(late, now),
            (Event::Read(_) | Event::ReadFailed, State::Reading { late: true, .. }) => {
                self.wait(now, Vec::new())
            }
            // It came too late, and this was told before the time was.
            (Event::Read(_) | Event::ReadFailed, State::Reading { late_at, .. }) if now >= late_at => {
                self.unread(Kind::ReadLate, None, now)
            }
            (Event::ReadFailed, State::Reading { .. }) => self.unread(Kind::ReadFailed, None, now),
            (Event::Read(given), State::Reading { .. }) => match SurplusReading::check(&given) {
                Ok(Some(reading)) => self.push(reading, false, now),
                Ok(None) => self.unread(Kind::NoReading, None, now),
                Err(error) => self.unread(Kind::ReadFailed, Some(error), now),
            },
            (Event::Pushed(result), State::Pushing(push)) => self.pushed(result, push, now),
            _ => Vec::new(),
        }
    }

    /// Begins a turn.
    fn turn(&mut self, now: f64) -> Vec<Action> {
        self.turn_at = now + self.interval;
        if self.stopping.is_some() {
            return self.push(SurplusReading::ZERO, true, now);
        }
        self.state = State::Reading { late_at: now + TOO_OLD, late: false };
        vec![Action::Read]
    }

    fn push(&mut self, reading: SurplusReading, clearing: bool, now: f64) -> Vec<Action> {
        self.touched = true;
        self.state = State::Pushing(Push { reading, since: now, clearing });
        vec![Action::Push(reading)]
    }

    fn wait(&mut self, now: f64, actions: Vec<Action>) -> Vec<Action> {
        self.turn_at = self.turn_at.max(now);
        self.state = State::Waiting;
        actions
    }

    /// Tells once an interval for as long as `read` has not returned.
    fn late(&mut self, again: bool, now: f64) -> Vec<Action> {
        self.state = State::Reading { late_at: now + self.interval, late: true };
        let report = self.report(Kind::ReadLate, None, None, None, now);
        if again { vec![report] } else { vec![Action::EndRead, report] }
    }

    fn unread(&mut self, kind: Kind, error: Option<Error>, now: f64) -> Vec<Action> {
        let report = self.report(kind, None, None, error, now);
        self.wait(now, vec![report])
    }

    fn pushed(&mut self, result: Result<Taken, Error>, push: Push, now: f64) -> Vec<Action> {
        if result.is_ok() {
            self.fed_at = Some(push.since);
        }
        let (kind, taken, error) = match result {
            Ok(taken) => (Kind::Pushed, Some(taken), None),
            Err(error) => (Kind::PushFailed, None, Some(error)),
        };
        let report = self.report(kind, Some(push.reading), taken, error.clone(), now);
        let lasting = error.filter(|error| lasts(error.code));
        let Some(began) = self.stopping else {
            return match lasting {
                Some(error) => self.end(report, Cause::Error, Some(error), false),
                None => self.wait(now, vec![report]),
            };
        };
        if lasting.is_some() || (push.clearing && now - began >= CLEARING) {
            return self.end(report, Cause::Stopped, None, taken.is_some());
        }
        if !push.clearing {
            // The zeros begin only now.
            self.stopping = Some(now);
        }
        self.wait(now, vec![report])
    }

    fn end(&mut self, report: Action, cause: Cause, error: Option<Error>, cleared: bool) -> Vec<Action> {
        self.state = State::Ended;
        vec![report, Action::End(End { cause, error, cleared })]
    }

    /// Begins the zeros at once, after the push that is under way.
    fn stop(&mut self, state: &State, now: f64) -> Vec<Action> {
        if self.stopping.is_some() {
            return Vec::new();
        }
        self.stopping = Some(now);
        self.turn_at = now;
        let mut actions = match state {
            State::Pushing(_) => return Vec::new(),
            State::Reading { late: false, .. } => vec![Action::EndRead],
            _ => Vec::new(),
        };
        self.state = State::Waiting;
        if self.touched {
            actions.extend(self.turn(now));
        } else {
            self.state = State::Ended;
            actions.push(Action::End(End { cause: Cause::Stopped, error: None, cleared: true }));
        }
        actions
    }

    fn report(
        &self,
        kind: Kind,
        reading: Option<SurplusReading>,
        outcome: Option<Taken>,
        error: Option<Error>,
        now: f64,
    ) -> Action {
        let lapsed = kind != Kind::Pushed && self.fed_at.is_none_or(|fed| now - fed >= FORGOTTEN);
        Action::Report(Update { kind, reading, outcome, lapsed, error })
    }
}

/// Whether a failure does not pass by itself. A cloud that is away, a charger that restarts and an API that 60.1 loses for
/// a while do.
fn lasts(code: Code) -> bool {
    matches!(code, Code::Unauthorized | Code::InvalidArgument | Code::Rejected)
}
