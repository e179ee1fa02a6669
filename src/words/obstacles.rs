//! What keeps a setting from having an effect, or surplus charging from working.

use crate::protocol::encode::number;

/// No car.
pub const NO_CAR: &str = "No car is connected.";
/// The car does not draw.
pub const CAR: &str = "The charger offers current and the car does not take it. It may be full, asleep, waiting for its own timer, or about to start.";
/// Access control.
pub const AUTHORIZATION: &str =
    "Nobody has authorised the charge. Hold a card to the charger, or authorise it from here or in the app.";
/// Access control by a backend.
pub const BACKEND_ACCESS: &str =
    "The charger lets a car charge only if its backend allows it, and it has not.";
/// An OCPP backend.
pub const BACKEND: &str = "An OCPP backend runs this charger and may decide otherwise.";
/// `frc` 1.
pub const FORCED_OFF: &str = "The charger was told not to charge. auto() takes this back.";
/// `frc` 2, with surplus.
pub const FORCED_ON: &str =
    "The charger was told to charge, so surplus cannot steer it. auto() takes this back.";
/// `frc` 2, with a timetable.
pub const TIMETABLE_FORCED_ON: &str =
    "The charger was told to charge, which goes past the timetable. auto() takes this back.";
/// Too hot.
pub const HEAT: &str = "The charger is so hot that it permits too little current to charge.";
/// The timetable.
pub const SCHEDULE: &str = "The timetable does not allow charging now.";
/// The timetable, for power from the grid.
pub const SCHEDULE_GRID: &str = "The timetable does not allow charging from the grid now, only with surplus.";
/// Eco mode with surplus.
pub const ECO: &str =
    "Eco mode charges with solar surplus or at a low price only. Basic mode charges at once.";
/// Eco mode without anything to wait for.
pub const ECO_WITHOUT: &str = "Eco mode is on, but neither surplus nor prices are switched on, so nothing may make it start. Basic mode charges at once.";
/// Eco mode and a current.
pub const ECO_CEILING: &str =
    "In eco mode this is a ceiling: the surplus decides how much current the car gets.";
/// Trip mode.
pub const NEXT_TRIP: &str = "The trip mode decides when to charge. Basic mode charges at once.";
/// Prices.
pub const TARIFF: &str = "Charging by price is on, and the price now is not known.";
/// Pauses forbidden, and one phase.
pub const NO_PAUSES_PHASES: &str = "Charging may not pause, so eco mode stays on three phases.";
/// One phase in the installation.
pub const ONE_PHASE: &str = "Only one phase of the mains carries voltage here.";
/// The lock of the cable.
pub const LOCK_FAILED: &str =
    "The cable could not be locked. Push the plug in firmly, and look for dirt in the socket.";
/// The lock of the cable.
pub const UNLOCK_FAILED: &str =
    "The cable could not be unlocked. Push the plug in while the charger tries again.";

/// Plain mode, with surplus.
pub const SURPLUS_NOT_ECO: &str =
    "The charger is in basic mode, which does not follow the surplus. Eco mode does.";
/// Trip mode, with surplus.
pub const SURPLUS_NEXT_TRIP: &str = "The charger is in trip mode, which plans by time and not by surplus alone. Eco mode follows the surplus.";
/// Surplus is switched off.
pub const SURPLUS_OFF: &str = "Charging with surplus is switched off.";
/// Pauses forbidden, with surplus.
pub const SURPLUS_NO_PAUSES: &str =
    "Charging may not pause: without surplus the car goes on with the least current, on three phases.";
/// One phase, with surplus.
pub const SURPLUS_ONE_PHASE: &str =
    "The charger is set to one phase, so it takes no more than one phase can give, however strong the sun.";
/// Three phases, with surplus.
pub const SURPLUS_THREE_PHASES: &str =
    "The charger is set to three phases, so it starts only with surplus enough for all three, about 4.1 kW.";
/// Prices, with surplus.
pub const SURPLUS_TARIFF: &str =
    "Charging by price is on too: a low price starts the charge without surplus.";

/// A charge that has reached its limit.
pub fn energy_limit(limit: f64) -> String {
    format!("This session has reached its energy limit of {} Wh.", number(limit))
}

/// A price above the limit.
pub fn price(price: f64, limit: f64) -> String {
    let (price, limit) = (number(price), number(limit));
    format!("Electricity costs {price} ct per kWh now, and charging by price waits for {limit} ct or less.")
}

/// A limit below what was asked for.
pub fn current(limit: f64, cause: &str) -> String {
    format!("The car gets no more than {} A: {cause}.{}", number(limit), too_little(limit))
}

/// A limit of heat below what was asked for.
pub fn heat(limit: f64) -> String {
    format!("The charger is hot and permits no more than {} A.{}", number(limit), too_little(limit))
}

/// IEC 61851: no car charges with less than 6 A.
fn too_little(limit: f64) -> &'static str {
    if limit < 6.0 { " That is too little to charge." } else { "" }
}

/// A ceiling below what the installation permits.
pub fn ceiling(requested: f64, permitted: f64) -> String {
    let (requested, permitted) = (number(requested), number(permitted));
    format!(
        "The current is capped at {requested} A, though the installation permits {permitted} A. Surplus cannot go above that."
    )
}

/// A switch of phases that has to wait.
pub fn phase_wait(seconds: f64) -> String {
    let seconds = number(seconds);
    format!(
        "The charger has changed the number of phases a short while ago and waits {seconds} s before it does so again."
    )
}
