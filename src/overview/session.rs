//! The energy of a session. The charger's own count (`wh`) drops to about 0 after a switch of phases, and on some firmware
//! by itself; what a drop lost is added from the meter (`eto`). During a switch the car may show as idle for seconds, so
//! idle alone is no end of a session.

use crate::json::Object;
use crate::values::Values;
use serde::Serialize;

/// ms: longer without a car is no switch of phases, and longer away is no restart.
const FLICKER: f64 = 60_000.0;
const RESTART: f64 = 180_000.0;

/// ms: where nobody looked for so long, and the charger does not tell when the car came, a drop may be another session.
const UNSEEN: f64 = 3_600_000.0;

/// Wh: less is noise of a count, or of a meter that tells whole Wh and may be some seconds behind.
const NOISE: f64 = 1.0;
const LAG: f64 = 10.0;

/// `wh` may run ahead of `eto` by 1 %; twice that counts as the same.
const DRIFT: f64 = 0.02;

const IDLE: u32 = 1;
const CHARGING: u32 = 2;

/// `modelStatus`: the charger acts as if the car were unplugged, or changes the number of phases.
const SWITCHING: [u32; 2] = [22, 23];

/// Where the energy of a session is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SessionFrom {
    /// `wh` as it is.
    Charger,
    /// A drop of `wh` was made good by `eto`.
    Meter,
}

/// The keys of one read that tell sessions apart, and their energy.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SessionReading {
    /// The number that the serial is (`sse`).
    pub serial: Option<u32>,
    /// ms, by any clock of the caller's that runs on.
    pub now: f64,
    /// Wh (`wh`).
    pub session: Option<f64>,
    /// Wh (`eto`).
    pub total: Option<f64>,
    /// `car`.
    pub car: Option<u32>,
    /// `modelStatus`.
    pub reason: Option<u32>,
    /// `psm`.
    pub phase_mode: Option<u32>,
    /// `pnp`.
    pub phases: Option<u32>,
    /// ms since boot when the car left idle (`lccfi`).
    pub left_idle: Option<f64>,
    /// ms since boot (`rbt`).
    pub uptime: Option<f64>,
    /// `rbc`.
    pub restarts: Option<u32>,
}

impl SessionReading {
    /// Takes them out of a status.
    pub fn of(status: &dyn Object, now: f64) -> Self {
        let values = Values(status);
        SessionReading {
            serial: values.text("sse").and_then(|serial| serial.parse().ok()),
            now,
            session: values.number("wh").filter(|energy| *energy >= 0.0),
            total: values.number("eto").filter(|energy| *energy >= 0.0),
            car: values.code("car"),
            reason: values.code("modelStatus"),
            phase_mode: values.code("psm"),
            phases: values.code("pnp"),
            left_idle: values.number("lccfi"),
            uptime: values.number("rbt"),
            restarts: values.code("rbc"),
        }
    }

    fn idle(&self) -> bool {
        self.car == Some(IDLE)
    }

    /// Whether a car is surely there; a fault shows without one, too.
    fn connected(&self) -> bool {
        matches!(self.car, Some(2..=4))
    }

    /// Whether the charger itself says why the car may show as idle.
    fn switching(&self) -> bool {
        self.reason.is_some_and(|reason| SWITCHING.contains(&reason))
    }

    /// Whether the charger has started anew since an earlier reading.
    fn restarted_since(&self, earlier: &SessionReading) -> bool {
        match (self.restarts, earlier.restarts) {
            (Some(now), Some(then)) => now != then,
            _ => self.uptime.zip(earlier.uptime).is_some_and(|(now, then)| now < then),
        }
    }

    /// Whether this is an older reading that comes late, as the cloud's cache may give.
    fn is_older_than(&self, other: &SessionReading) -> bool {
        let same_run = self.restarts.is_some() && self.restarts == other.restarts;
        same_run && self.uptime.zip(other.uptime).is_some_and(|(this, other)| this < other)
    }

    /// ms since an earlier reading, by the charger's clock where that has run on.
    fn passed_since(&self, earlier: &SessionReading) -> f64 {
        match self.uptime.zip(earlier.uptime) {
            Some((now, then)) if !self.restarted_since(earlier) => now - then,
            _ => self.now - earlier.now,
        }
    }
}

/// What is remembered of a charger between its readings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SessionEnergy {
    /// The reading before this one that had a count.
    last: Option<SessionReading>,
    /// The last reading with a car, and the first without one after it.
    connected: Option<SessionReading>,
    idle: Option<SessionReading>,
    /// How many phases the car took when it last charged.
    phases: Option<u32>,
    /// Whether the charger has named a switch of phases since the car last charged.
    switching: bool,
    /// The car was away so shortly that a switch of phases may have been it: the reading before, until that is known.
    doubt: Option<SessionReading>,
    /// A new session has begun and `wh` still has the count of the old one.
    old_count: bool,
    /// Wh that drops of `wh` have lost in this session.
    lost: f64,
}

impl SessionEnergy {
    /// Takes the next reading and gives the energy of the session in Wh, and where it is from; `None` without `wh`. A
    /// reading without `eto` leaves nothing to make the next drop good from: feed it reads of all keys of an overview.
    pub fn next(&mut self, reading: &SessionReading) -> Option<(f64, SessionFrom)> {
        let count = reading.session?;
        let serials = self.last.and_then(|last| last.serial).zip(reading.serial);
        if serials.is_some_and(|(before, now)| before != now) {
            // Another charger has this address now.
            *self = SessionEnergy::default();
        }
        if let Some(last) = self.last.filter(|last| reading.is_older_than(last)) {
            let newest = last.session.unwrap_or(0.0) + self.lost;
            return Some(self.told(newest.min(count + self.lost)));
        }
        self.switching |= reading.switching();
        let begun = match reading.idle() {
            true => self.has_missed_session(reading),
            false => reading.connected() && self.is_new_session(reading, count),
        };
        if begun {
            self.begin(count);
        } else {
            self.mend(reading, count);
        }
        self.remember(reading);
        Some(self.told(count + self.lost))
    }

    fn told(&self, energy: f64) -> (f64, SessionFrom) {
        (energy, if self.lost > 0.0 { SessionFrom::Meter } else { SessionFrom::Charger })
    }

    /// Whether the car that is there is another than that of the reading before. May stay in doubt until it charges.
    fn is_new_session(&mut self, reading: &SessionReading, count: f64) -> bool {
        let Some(before) = self.doubt.or(self.connected) else {
            // The readings before were all idle: their energy is of a session that has ended.
            return self.idle.is_some();
        };
        if self.doubt.is_none() && !self.was_away(reading, &before) {
            return false;
        }
        if reading.restarted_since(&before) {
            self.doubt = None;
            return reading.now - before.now > RESTART;
        }
        if self.away(reading, &before) > FLICKER {
            return true;
        }
        if self.switched(reading, &before) {
            self.doubt = None;
            return false;
        }
        let settled = reading.car == Some(CHARGING) || reading.passed_since(&before) > 2.0 * FLICKER;
        self.doubt = Some(before).filter(|_| !settled);
        // The charger sets its count back for a new car; where it goes on, so does the session.
        settled && !(self.lost_nothing_since(&before) && self.goes_on(count))
    }

    /// Whether a car has come and left again since the reading before: the count is that of its session.
    fn has_missed_session(&self, reading: &SessionReading) -> bool {
        let came =
            reading.left_idle.is_some() && self.last.is_some_and(|last| last.left_idle != reading.left_idle);
        came && match self.connected {
            Some(before) if reading.restarted_since(&before) => reading.now - before.now > RESTART,
            Some(before) => self.away(reading, &before) > FLICKER,
            None => true,
        }
    }

    fn lost_nothing_since(&self, before: &SessionReading) -> bool {
        self.last.is_some_and(|last| last.session >= before.session)
    }

    /// Whether a count is no drop from the one before.
    fn goes_on(&self, count: f64) -> bool {
        self.last
            .and_then(|last| last.session)
            .is_some_and(|before| before > NOISE && count >= before - NOISE)
    }

    fn was_away(&self, reading: &SessionReading, before: &SessionReading) -> bool {
        let left_again = reading.left_idle.zip(before.left_idle).is_some_and(|(now, then)| now != then);
        self.idle.is_some() || left_again || reading.restarted_since(before)
    }

    /// ms that the car can have been away at most: from the last reading with it until it left idle.
    fn away(&self, reading: &SessionReading, before: &SessionReading) -> f64 {
        match reading.left_idle.zip(before.uptime).map(|(left, then)| left - then) {
            Some(away) if away >= 0.0 => away,
            // In doubt, the time goes on; without `lccfi` the idle readings are all there is.
            _ => match (self.doubt, self.idle) {
                (Some(_), _) => 0.0,
                (None, Some(_)) => reading.passed_since(before),
                (None, None) => 0.0,
            },
        }
    }

    /// Whether the number of phases has changed, or the charger says that it is changing it.
    fn switched(&self, reading: &SessionReading, before: &SessionReading) -> bool {
        let differ =
            |one: Option<u32>, other: Option<u32>| one.zip(other).is_some_and(|(one, other)| one != other);
        let charging = reading.car == Some(CHARGING);
        self.switching
            || differ(reading.phase_mode, before.phase_mode)
            || (charging && differ(reading.phases, self.phases))
    }

    fn begin(&mut self, count: f64) {
        let before = self.last.and_then(|last| last.session).unwrap_or(0.0);
        self.old_count = before > NOISE && (count - before).abs() <= NOISE;
        self.lost = 0.0;
        self.doubt = None;
    }

    /// Adds what `wh` has lost since the reading before.
    fn mend(&mut self, reading: &SessionReading, count: f64) {
        let Some(last) = &self.last else { return };
        let Some(before) = last.session else { return };
        let gained =
            reading.total.zip(last.total).map(|(now, then)| now - then).filter(|gained| *gained >= 0.0);
        let dropped = count < before - NOISE
            || gained.is_some_and(|gained| {
                // It dropped, and has grown past the old count since: all there is came after the reading before.
                let slack = LAG.max(gained * DRIFT);
                count <= gained * (1.0 + DRIFT) + NOISE && before + gained - count > slack
            });
        if dropped && reading.left_idle.is_none() && reading.passed_since(last) > UNSEEN {
            self.begin(count);
        } else if !dropped {
            self.old_count &= count <= before + NOISE;
        } else if self.old_count {
            self.old_count = false;
        } else if let Some(gained) = gained {
            self.lost = (before + self.lost + gained - count).max(0.0);
        } else {
            self.lost = 0.0;
        }
    }

    fn remember(&mut self, reading: &SessionReading) {
        self.last = Some(*reading);
        if reading.idle() {
            self.idle.get_or_insert(*reading);
        }
        if !reading.connected() {
            return;
        }
        self.connected = Some(*reading);
        self.idle = None;
        if self.doubt.is_none() {
            self.switching = reading.switching();
            if reading.car == Some(CHARGING) {
                self.phases = reading.phases.filter(|phases| *phases > 0).or(self.phases);
            }
        }
    }
}
