//! Which members of an overview differ.

use crate::overview::Overview;

/// Compares each member by its name in JavaScript.
macro_rules! differing {
    ($before:ident, $now:ident, $($name:literal: $($member:ident).+,)*) => {{
        let mut names: Vec<&'static str> = Vec::new();
        $(if $before.is_none_or(|before| before.$($member).+ != $now.$($member).+) { names.push($name); })*
        names
    }};
}

/// The dotted names of the members that differ; all if there was none before.
pub fn differing(before: Option<&Overview>, now: &Overview) -> Vec<String> {
    let names = differing!(before, now,
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
    names.into_iter().map(str::to_owned).collect()
}
