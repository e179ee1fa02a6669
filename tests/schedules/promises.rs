//! What holds in every schedule.

use crate::calls::{Outcome, SECRETS, What, current};
use crate::run::{Run, Task};
use crate::server::{Request, members, parameter};
use crate::support::network::Sent;
use goecharger::call::Failure;
use goecharger::clock::LONGEST_TIMER;
use goecharger::error::Code;
use goecharger::json::{Json, Object};
use goecharger::protocol::encode;
use goecharger::protocol::endpoint::Side;
use goecharger::transport::Transport;

/// The longest that a call may wait to be tried again, in ms: as long as a server may ask for.
const LONGEST_WAIT: f64 = 60_000.0;

fn broken(what: impl Into<String>) -> Result<(), String> {
    Err(what.into())
}

/// Of a request at the moment when it is sent.
pub fn of_sent(run: &Run, sent: &Sent) -> Result<(), String> {
    let in_flight = run.network.in_flight();
    let parallel = |each: &Sent| run.chargers[each.owner].options().parallel;
    let parallel = in_flight.iter().map(parallel).max().unwrap_or_default();
    if in_flight.len() > parallel {
        return broken(format!("{} requests are in flight, and {parallel} may be", in_flight.len()));
    }
    if in_flight.iter().filter(|each| each.is_set).count() > 1 {
        return broken("two sets are in flight");
    }
    if !sent.is_set {
        return Ok(());
    }
    let amp = |url: &str| parameter(url, "amp").and_then(|amp| amp.parse().ok());
    let Some(number) = setter(run, amp(&sent.url)).filter(|number| *number == sent.by) else {
        return broken("a set is sent that nobody asked for");
    };
    let task = &run.tasks[number];
    let late = (sent.at.monotonic - task.start.monotonic).max(sent.at.wall - task.start.wall);
    let deadline = task.call.options.limits.deadline;
    if deadline < LONGEST_TIMER && late >= deadline {
        return broken(format!("a set with a deadline of {deadline} ms is sent after {late} ms"));
    }
    for before in run.server.requests.iter().filter(|request| request.sent.is_set) {
        let other = setter(run, amp(&before.sent.url));
        if other == Some(number) && !before.never_sent {
            return broken("a set is sent twice");
        }
        if other > Some(number) {
            return broken("a set is sent after a later one");
        }
    }
    Ok(())
}

/// The call that sets this current.
fn setter(run: &Run, amp: Option<f64>) -> Option<usize> {
    (0..run.tasks.len()).find(|number| amp == Some(current(*number)))
}

/// When all wait for something.
pub fn when_quiet(run: &Run) -> Result<(), String> {
    let now = run.network.now();
    for (number, task) in run.tasks.iter().enumerate().filter(|(_, task)| task.is_open()) {
        let deadline = task.call.options.limits.deadline;
        if deadline < LONGEST_TIMER && now.since(task.start) > deadline + 0.001 {
            return broken(format!("call {number} goes on after its deadline"));
        }
    }
    if !run.network.waiting().is_empty() {
        return Ok(());
    }
    // Nothing is in flight: nobody may wait for a turn.
    let mut a_set_is_aside = false;
    for (number, task) in run.tasks.iter().enumerate().filter(|(_, task)| task.is_open()) {
        let own = |request: &&Request| shares(run, number, request.sent.by) && request.at >= task.began;
        let last = run.server.requests.iter().rev().find(own);
        let is_set = matches!(task.call.what, What::Set(_));
        match last {
            None if is_set && a_set_is_aside => {}
            None => return broken(format!("call {number} waits while the line is free")),
            Some(last) => {
                let since = last.answered.map_or(last.sent.at.monotonic, |(_, at)| at);
                let since = since.max(last.sent.at.monotonic) + task.call.options.limits.timeout;
                if now.monotonic > since + LONGEST_WAIT && !(is_set && a_set_is_aside) {
                    return broken(format!("call {number} is not tried again while the line is free"));
                }
            }
        }
        let said_yes = |request: &Request| request.sent.by == number && request.said_yes;
        a_set_is_aside |= is_set && !run.server.requests.iter().any(said_yes);
    }
    Ok(())
}

/// Whether one call may get what another one's poll has sent.
fn shares(run: &Run, one: usize, other: usize) -> bool {
    let (a, b) = (&run.tasks[one].call, &run.tasks[other].call);
    let same_read = match (&a.what, &b.what) {
        (What::Read(keys), What::Read(others)) => keys == others,
        _ => false,
    };
    one == other || same_read && a.owner == b.owner && a.options == b.options
}

/// Of what is shown to callers, or to anybody by them: not a secret in any spelling.
pub fn of_shown(text: &str, what: &str) -> Result<(), String> {
    SECRETS.iter().try_for_each(|secret| hides(text, secret, what))
}

fn hides(text: &str, secret: &str, what: &str) -> Result<(), String> {
    let mut encoded = String::new();
    encode::percent(secret, &mut encoded);
    let quoted = encode::json(&Json::String(secret.to_owned()));
    let found =
        [secret, &encoded, quoted.trim_matches('"')].into_iter().any(|spelling| text.contains(spelling));
    if found { broken(format!("{what} shows a secret: {text}")) } else { Ok(()) }
}

/// Of what a call ends with.
pub fn of_outcome(run: &Run, number: usize, outcome: &Outcome) -> Result<(), String> {
    let task = &run.tasks[number];
    match (outcome, &task.call.what) {
        (Outcome::Read(values, missing), What::Read(keys)) => of_read(run, task, values, missing, keys),
        (Outcome::Set(certainty), What::Set(entries)) => of_yes(run, number, certainty, entries),
        (Outcome::Failed(failure), what) => {
            of_secrets(run, task, failure)?;
            match what {
                What::Read(_) => Ok(()),
                What::Set(_) => of_failed_set(run, number, failure),
            }
        }
        _ => broken("a call ends as another one"),
    }
}

fn of_read(
    run: &Run,
    task: &Task,
    values: &Vec<(String, Json)>,
    missing: &[String],
    keys: &[String],
) -> Result<(), String> {
    let lacks: Vec<&String> = keys.iter().filter(|key| !values.has(key)).collect();
    if missing.iter().ne(lacks) {
        return broken("the missing keys are not those that the reply lacks");
    }
    let is_long = keys.len() > 100;
    let oldest = (task.call.options.max_age.unwrap_or(30.0).ceil() + 1.0) * 1_000.0;
    let told = |request: &Request| {
        let (Some((at, told)), Some((served, _))) = (request.told, request.answered) else { return false };
        let is_fresh = run.side == Side::Local || served - at <= oldest;
        request.at >= task.began
            && request.sent.owner == task.call.owner
            && is_fresh
            && (is_long || members(&request.sent.url, told) == *values)
    };
    if run.server.requests.iter().any(told) { Ok(()) } else { broken("a read has what nobody told it") }
}

fn of_yes(run: &Run, number: usize, certainty: &str, entries: &[(String, Json)]) -> Result<(), String> {
    let mine = |request: &&Request| request.sent.by == number;
    let set = run.server.requests.iter().filter(mine).find(|request| request.sent.is_set && request.said_yes);
    let Some((carried_out, _)) = set.and_then(|set| set.carried_out.clone()) else {
        return broken(format!("a set is {certainty}, and the charger said no such thing"));
    };
    let verify = run.tasks[number].call.options.verify;
    match (certainty, run.side, verify) {
        ("accepted", Side::Local, false) | ("sent", Side::Cloud, false) => return Ok(()),
        ("verified", _, true) => {}
        _ => return broken(format!("a set is {certainty} by {:?}, verify: {verify}", run.side)),
    }
    let shows = |request: &Request| {
        request.told.is_some_and(|(at, values)| {
            let holds = |(key, value): &(String, Json)| match key.as_str() {
                "amp" => *value == Json::Number(values.amp),
                "frc" => *value == Json::Number(values.frc),
                _ => false,
            };
            at >= carried_out && entries.iter().all(holds)
        })
    };
    let shown = run.server.requests.iter().filter(mine).any(shows);
    if shown { Ok(()) } else { broken("a set is verified by what was true before it, or never") }
}

fn of_secrets(run: &Run, task: &Task, failure: &Failure<&'static str>) -> Result<(), String> {
    let details = failure.error.details.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    let details = encode::json(&Json::Object(details.collect()));
    let url = failure.url.clone().unwrap_or_default();
    let sets_password = matches!(&task.call.what, What::Set(entries) if entries.len() > 1);
    for text in [&failure.error.message, &details, &url] {
        if run.side == Side::Cloud {
            hides(text, SECRETS[task.call.owner], "a failure")?;
        }
        if sets_password && matches!(&task.call.what, What::Set(entries) if entries.has("zzq")) {
            hides(text, SECRETS[2], "a failure")?;
        }
    }
    Ok(())
}

fn of_failed_set(run: &Run, number: usize, failure: &Failure<&'static str>) -> Result<(), String> {
    let mine: Vec<&Request> =
        run.server.requests.iter().filter(|request| request.sent.by == number).collect();
    if failure.attempts as usize != mine.len() {
        return broken(format!("{} attempts are said, and there were {}", failure.attempts, mine.len()));
    }
    let message = &failure.error.message;
    let in_doubt = message.contains("is not known");
    let arrived = mine.iter().find(|request| request.sent.is_set && !request.never_sent);
    if arrived.is_none() {
        return if in_doubt { broken("doubt about a set that was never sent") } else { Ok(()) };
    }
    if message.contains("Nothing was sent") {
        return broken("a set was sent, and is said not to be");
    }
    let taken = message.starts_with("the setting was ");
    if taken != arrived.is_some_and(|set| set.said_yes) {
        return broken(format!("what became of the set is told wrongly: {message}"));
    }
    match failure.error.code {
        Code::Unverified if !taken => broken("unverified without a yes"),
        _ => Ok(()),
    }
}

/// When all calls are over.
pub fn at_the_end(run: &Run) -> Result<(), String> {
    if run.network.open() != (0, 0) {
        return broken(format!("requests and timers are left: {:?}", run.network.open()));
    }
    if run.events.len() != run.server.requests.len() {
        return broken(format!("{} events for {} requests", run.events.len(), run.server.requests.len()));
    }
    for (number, task) in run.tasks.iter().enumerate() {
        if let Some(Outcome::Failed(failure)) = &task.outcome {
            let set = run
                .server
                .requests
                .iter()
                .find(|request| request.sent.by == number && request.sent.is_set && !request.never_sent);
            let done = set.and_then(|set| set.carried_out.as_ref()).map_or(&[][..], |(_, keys)| keys);
            of_what_was_done(failure, done).map_err(|why| format!("call {number}: {why}"))?;
        }
    }
    Ok(())
}

/// A failure either says what was carried out, or that nobody knows.
fn of_what_was_done(failure: &Failure<&'static str>, done: &[String]) -> Result<(), String> {
    let message = &failure.error.message;
    if message.contains("is not known") || message.starts_with("the setting was ") {
        return Ok(());
    }
    let accepted: Vec<&str> = failure
        .error
        .details
        .iter()
        .filter(|(name, _)| *name == "accepted")
        .flat_map(|(_, keys)| match keys {
            Json::Array(keys) => keys.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        })
        .collect();
    if done.iter().map(String::as_str).eq(accepted.iter().copied()) {
        return Ok(());
    }
    broken(format!("{done:?} was carried out, and the failure says {accepted:?}: {message}"))
}
