//! What callers do in one schedule.

use crate::support::network::Network;
use fastrand::Rng;
use goecharger::call::{Address, Charger, Failure};
use goecharger::clock::LONGEST_TIMER;
use goecharger::json::Json;
use goecharger::options::{Auth, CallOptions, ChargerOptions, Limits};
use goecharger::protocol::endpoint::{self, Side};
use std::rc::Rc;

/// The tokens of both objects, and a password: none of them may be shown.
pub const SECRETS: [&str; 3] = ["t0ken+of/one=", "t0ken of&the%2Bother", "pass w\u{f6}rd\"'<7>"];

/// Keys that reads ask for. The model lacks `cbl`.
const KEYS: [&[&str]; 4] = [&["amp"], &["amp", "frc"], &["frc", "amp", "cbl"], &["car"]];

/// One call.
pub struct Call {
    pub owner: usize,
    pub what: What,
    pub options: CallOptions,
}

/// What is called.
#[derive(Clone)]
pub enum What {
    /// A read of these keys, of all if there are none.
    Read(Vec<String>),
    /// A set: the current, which tells the call's number, and more.
    Set(Vec<(String, Json)>),
}

/// What a call came to.
pub enum Outcome {
    /// The body and what it lacks.
    Read(Vec<(String, Json)>, Vec<String>),
    /// How sure it is.
    Set(&'static str),
    Failed(Failure<&'static str>),
}

impl Call {
    /// The call of this number.
    pub fn choose(rng: &mut Rng, number: usize, side: Side) -> Self {
        let deadline = match rng.u8(..8) {
            0 => 500.0,
            1 => 3_000.0,
            2 => 12_000.0,
            3 => 45_000.0,
            _ => LONGEST_TIMER,
        };
        let limits = Limits {
            timeout: pick(rng, &[10_000.0, 10_000.0, 2_000.0]),
            retries: pick(rng, &[0, 2, 2, 5]),
            deadline,
        };
        let mut options = CallOptions::new(limits);
        let what = if rng.u8(..9) < 4 {
            if side == Side::Cloud && rng.bool() {
                options.max_age = Some(pick(rng, &[0.0, 1.5, 5.0, 600.0]));
            }
            What::Read(match rng.u8(..12) {
                0 => Vec::new(),
                1 => (0..140).map(|key| format!("key{key:06}")).collect(),
                _ => pick(rng, &KEYS).iter().map(|key| (*key).to_owned()).collect(),
            })
        } else {
            options.verify = rng.u8(..3) == 0;
            let mut entries = vec![("amp".to_owned(), Json::Number(current(number)))];
            if rng.u8(..4) == 0 {
                entries.push(("frc".to_owned(), Json::Number(f64::from(rng.u8(..3)))));
            }
            if rng.u8(..6) == 0 {
                options.unchecked = true;
                entries.push(("zzq".to_owned(), Json::String(SECRETS[2].to_owned())));
            }
            What::Set(entries)
        };
        Call { owner: rng.usize(..2), what, options }
    }

    /// Makes it.
    pub async fn make(charger: Rc<Charger<Network>>, what: What, options: CallOptions) -> Outcome {
        match what {
            What::Read(keys) => {
                let keys = (!keys.is_empty()).then_some(keys);
                match charger.status(keys, options).await {
                    Ok(status) => Outcome::Read(status.reply.members(), status.missing),
                    Err(failure) => Outcome::Failed(failure),
                }
            }
            What::Set(entries) => match charger.set(entries, options).await {
                Ok(certainty) => Outcome::Set(certainty.as_str()),
                Err(failure) => Outcome::Failed(failure),
            },
        }
    }
}

impl What {
    /// In short.
    pub fn short(&self) -> String {
        match self {
            What::Read(keys) => {
                format!("read {}", keys.iter().take(4).cloned().collect::<Vec<_>>().join(","))
            }
            What::Set(entries) => format!("set {entries:?}"),
        }
    }
}

impl Outcome {
    /// In short.
    pub fn short(&self) -> String {
        match self {
            Outcome::Read(members, missing) => {
                format!("read of {} members, without {missing:?}", members.len())
            }
            Outcome::Set(certainty) => format!("set {certainty}"),
            Outcome::Failed(failure) => {
                format!("{} {:?}", failure.error.code.as_str(), failure.error.message)
            }
        }
    }
}

/// The current that the call of this number sets.
pub fn current(number: usize) -> f64 {
    number as f64 + 10.0
}

/// Two objects of one charger.
pub fn chargers(rng: &mut Rng, side: Side, network: &Network) -> [Rc<Charger<Network>>; 2] {
    let address = Rc::<Address>::default();
    [0, 1].map(|owner: usize| {
        let options = match side {
            Side::Local => ChargerOptions {
                endpoint: endpoint::local("charger").expect("a host"),
                export_base_url: None,
                auth: Auth::None,
                limits: Limits::default(),
                parallel: 1,
                in_browser: false,
            },
            Side::Cloud => ChargerOptions {
                endpoint: endpoint::cloud("000001").expect("a serial"),
                export_base_url: None,
                auth: match rng.bool() {
                    true => Auth::Query(SECRETS[owner].to_owned()),
                    false => Auth::Header(SECRETS[owner].to_owned()),
                },
                limits: Limits::default(),
                parallel: rng.usize(1..=3),
                in_browser: rng.bool(),
            },
        };
        Rc::new(Charger::new(options, address.clone(), network.of(owner)))
    })
}

/// One of several.
pub fn pick<T: Copy>(rng: &mut Rng, from: &[T]) -> T {
    from[rng.usize(..from.len())]
}
