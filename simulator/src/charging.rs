//! A charger that behaves: the car, the contactor and the meter, as a pure state machine.
//!
//! Rules from the vendor's key tables (`frc`, `acs`, `trx`, `psm`, `lmo`, `dwo`, `modelStatus`) and from what users
//! observed; the time a setting takes and the surplus regulation are simplified, see the README.

use std::collections::VecDeque;

use crate::settings::Settings;

/// A setting counts after half a second at the earliest, and the charger works once a second: about a second in all.
const EFFECT_DELAY: f64 = 0.5;
/// Seconds after which a pushed grid power is forgotten (vendor: can be read back within 10 s).
const PUSH_LIFETIME: f64 = 10.0;
/// Below this no car charges (IEC 61851).
const LOWEST_CURRENT: f64 = 6.0;
const MAINS_VOLTAGE: f64 = 230.0;
/// Seconds that the mean power `tpa` looks back (vendor).
const POWER_WINDOW: f64 = 30.0;

/// The car at the plug.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Car {
    /// False is no car.
    pub plugged: bool,
    /// Phases it charges on, 1 to 3.
    pub phases: u8,
    /// A per phase that it takes at most.
    pub max_current: f64,
    /// Wh that the battery still takes; never full without.
    pub battery: Option<f64>,
}

impl Default for Car {
    fn default() -> Self {
        Self { plugged: false, phases: 3, max_current: 16.0, battery: None }
    }
}

impl Car {
    /// Whether there can be such a car.
    ///
    /// # Errors
    /// When there cannot.
    pub fn check(self) -> anyhow::Result<Self> {
        anyhow::ensure!((1..=3).contains(&self.phases), "phases is 1, 2 or 3");
        let is_amount = |number: f64| number.is_finite() && number >= 0.0;
        anyhow::ensure!(is_amount(self.max_current), "maxCurrent is a number of A, 0 or more");
        anyhow::ensure!(self.battery.is_none_or(is_amount), "battery is a number of Wh, 0 or more, or null");
        Ok(self)
    }
}

/// Grid, PV and battery power as pushed by `ids`, W.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Push {
    pub(crate) grid: f64,
    pub(crate) pv: Option<f64>,
    pub(crate) battery: Option<f64>,
    until: f64,
}

/// What `modelStatus` says, by its number.
pub(crate) mod reason {
    pub(crate) const NO_ACCESS: i64 = 2;
    pub(crate) const FORCED_ON: i64 = 3;
    pub(crate) const FORCED_OFF: i64 = 4;
    pub(crate) const ENERGY_LIMIT: i64 = 6;
    pub(crate) const SURPLUS: i64 = 12;
    pub(crate) const DEFAULT: i64 = 15;
    pub(crate) const NO_SURPLUS: i64 = 17;
}

/// What the charger shows of itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Output {
    /// 1 idle, 2 charging, 3 waiting for the car, 4 complete.
    pub(crate) car: u8,
    pub(crate) allowed: bool,
    pub(crate) reason: i64,
    /// What the car may take, A; none when it may not charge.
    pub(crate) granted: Option<f64>,
    pub(crate) phases: u8,
    pub(crate) volts: [f64; 3],
    pub(crate) amps: [f64; 3],
    pub(crate) watts: [f64; 3],
}

impl Output {
    pub(crate) fn power(&self) -> f64 {
        self.watts.iter().sum()
    }
}

/// Everything the state machine knows.
#[derive(Debug, Clone)]
pub(crate) struct State {
    /// Seconds since the start of the simulation.
    pub(crate) clock: f64,
    pub(crate) car: Car,
    /// Wh since the car was plugged in.
    pub(crate) session: f64,
    /// Seconds of charging since then.
    pub(crate) charged_for: f64,
    /// When the last car was plugged in, on [`State::clock`].
    pub(crate) left_idle: Option<f64>,
    /// Wh ever.
    pub(crate) total: f64,
    pub(crate) push: Option<Push>,
    pub(crate) output: Output,
    settings: Settings,
    /// Settings on their way, with the time they begin to count.
    coming: VecDeque<(f64, Settings)>,
    /// Power the surplus regulation aims at, W.
    target: f64,
    recent: VecDeque<(f64, f64)>,
    dice: fastrand::Rng,
}

impl State {
    pub(crate) fn new(seed: u64, settings: Settings) -> Self {
        let output = Output {
            car: 1,
            allowed: true,
            reason: reason::DEFAULT,
            granted: Some(settings.amp),
            phases: 0,
            volts: [MAINS_VOLTAGE; 3],
            amps: [0.0; 3],
            watts: [0.0; 3],
        };
        let mut state = Self {
            clock: 0.0,
            car: Car::default(),
            session: 0.0,
            charged_for: 0.0,
            left_idle: None,
            total: 0.0,
            push: None,
            output,
            settings,
            coming: VecDeque::new(),
            target: 0.0,
            recent: VecDeque::new(),
            dice: fastrand::Rng::with_seed(seed),
        };
        settle(&mut state);
        state
    }

    /// Accepts settings; they count about a second later.
    pub(crate) fn accept(&mut self, settings: Settings) {
        if self.coming.len() >= 8 {
            // A flood of writes: the latest values count when the last of them would have.
            if let Some(last) = self.coming.back_mut() {
                last.1 = settings;
            }
            return;
        }
        self.coming.push_back((self.clock + EFFECT_DELAY, settings));
    }

    /// Puts settings into effect at once (for the control endpoint, not for the API).
    pub(crate) fn impose(&mut self, settings: Settings) {
        self.coming.clear();
        self.settings = settings;
        settle(self);
    }

    /// Plugs a car in or out, or changes it. True when it was just unplugged: `frc` and `trx` are then reset.
    pub(crate) fn attach(&mut self, car: Car) -> bool {
        let unplugged = self.car.plugged && !car.plugged;
        if car.plugged && !self.car.plugged {
            self.session = 0.0;
            self.charged_for = 0.0;
            self.left_idle = Some(self.clock);
        }
        self.car = car;
        settle(self);
        unplugged
    }

    /// Takes a push of grid power (`ids`). Negative is surplus; what the car takes already is surplus as well.
    pub(crate) fn take_push(&mut self, grid: f64, pv: Option<f64>, battery: Option<f64>) {
        self.push = Some(Push { grid, pv, battery, until: self.clock + PUSH_LIFETIME });
        self.target = (self.output.power() - grid).max(0.0);
    }

    /// Mean power over the last 30 s, W.
    pub(crate) fn average_power(&self) -> f64 {
        let time: f64 = self.recent.iter().map(|(dt, _)| dt).sum();
        let energy: f64 = self.recent.iter().map(|(dt, power)| dt * power).sum();
        if time > 0.0 { energy / time } else { 0.0 }
    }
}

/// Lets `dt` seconds pass.
pub(crate) fn step(state: &mut State, dt: f64) {
    state.clock += dt;
    while state.coming.front().is_some_and(|(due, _)| *due <= state.clock) {
        if let Some((_, settings)) = state.coming.pop_front() {
            state.settings = settings;
        }
    }
    if state.push.is_some_and(|push| push.until <= state.clock) {
        state.push = None;
    }
    for volts in &mut state.output.volts {
        *volts = MAINS_VOLTAGE + (state.dice.f64() - 0.5) * 4.0;
    }
    settle(state);
    if state.output.car == 2 {
        state.charged_for += dt;
    }
    let power = state.output.power();
    let mut energy = power * dt / 3600.0;
    if let Some(left) = &mut state.car.battery
        && state.car.plugged
    {
        energy = energy.min(*left);
        *left -= energy;
    }
    state.session += energy;
    state.total += energy;
    state.recent.push_back((dt, power));
    while state.recent.len() > 1 && state.recent.iter().map(|(dt, _)| dt).sum::<f64>() > POWER_WINDOW {
        state.recent.pop_front();
    }
}

/// Works out what follows from car and settings, without time passing.
fn settle(state: &mut State) {
    let (allowed, why) = decide(state);
    let full = state.car.battery.is_some_and(|left| left <= 0.0);
    let limited = why == reason::ENERGY_LIMIT;
    let phases = phases(state);
    let mut granted = state.settings.amp.min(state.settings.limit);
    if why == reason::SURPLUS {
        granted = granted.min((state.target / (MAINS_VOLTAGE * f64::from(phases))).floor());
    }
    let current = granted.min(state.car.max_current);
    let output = &mut state.output;
    output.allowed = allowed;
    output.reason = why;
    output.granted = allowed.then_some(granted);
    output.car = match state.car.plugged {
        false => 1,
        true if full || limited => 4,
        true if allowed && current >= LOWEST_CURRENT => 2,
        true => 3,
    };
    output.phases = if output.car == 2 { phases } else { 0 };
    let mut line = 0;
    for ((amps, watts), volts) in output.amps.iter_mut().zip(&mut output.watts).zip(output.volts) {
        line += 1;
        *amps = if line <= output.phases { current } else { 0.0 };
        *watts = *amps * volts;
    }
}

/// May the car charge, and why.
fn decide(state: &State) -> (bool, i64) {
    let settings = &state.settings;
    if settings.closed && !settings.authorised {
        return (false, reason::NO_ACCESS);
    }
    if settings.energy_limit.is_some_and(|limit| state.car.plugged && state.session >= limit) {
        return (false, reason::ENERGY_LIMIT);
    }
    match settings.force {
        1 => return (false, reason::FORCED_OFF),
        2 => return (true, reason::FORCED_ON),
        _ => {}
    }
    if !settings.surplus_only {
        return (true, reason::DEFAULT);
    }
    let enough = LOWEST_CURRENT * MAINS_VOLTAGE * f64::from(phases(state));
    if state.push.is_some() && state.target >= enough {
        (true, reason::SURPLUS)
    } else {
        (false, reason::NO_SURPLUS)
    }
}

/// On how many phases it would charge.
fn phases(state: &State) -> u8 {
    let settings = &state.settings;
    let wanted = match settings.phase_mode {
        1 => 1,
        0 if settings.surplus_only && settings.force != 2 && state.target < settings.three_phase_power => 1,
        _ => 3,
    };
    state.car.phases.clamp(1, 3).min(wanted)
}
