//! Which members of an overview differ.

use crate::overview::Overview;

/// Each member by its name in JavaScript, and whether it is the same.
macro_rules! compared {
    ($before:ident, $now:ident, $($name:literal: $($member:ident).+,)*) => {
        (&[$($name),*], $before.map(|before| [$(before.$($member).+ == $now.$($member).+),*]))
    };
}

/// The dotted names of the members that differ; all if there was none before.
pub fn differing(before: Option<&Overview>, now: &Overview) -> Vec<String> {
    let (names, same): (&[&str], _) = compared!(before, now,
        "name": name,
        "serial": serial,
        "model": model,
        "firmware": firmware,
        "state": state,
        "pilot": pilot,
        "allowed": allowed,
        "reason": reason,
        "error": error,
        "mode": mode,
        "forced": forced,
        "power": power,
        "phases": phases,
        "phasesInUse": phases_in_use,
        "phaseMode": phase_mode,
        "current.requested": current.requested,
        "current.offered": current.offered,
        "current.minimum": current.minimum,
        "current.maximum": current.maximum,
        "current.limitedBy": current.limited_by,
        "energy.session": energy.session,
        "energy.sessionFrom": energy.session_from,
        "energy.total": energy.total,
        "energy.limit": energy.limit,
        "connectedFor": connected_for,
        "chargingFor": charging_for,
        "authorized": authorized,
        "card": card,
        "cable.rating": cable.rating,
        "cable.lock": cable.lock,
        "cable.lockMode": cable.lock_mode,
        "temperatures": temperatures,
        "signal": signal,
        "online": online,
    );
    let differs = |place: &usize| same.is_none_or(|same| same.get(*place) == Some(&false));
    let places = (0..names.len()).filter(differs);
    places.filter_map(|place| names.get(place)).map(|name| (*name).to_owned()).collect()
}
