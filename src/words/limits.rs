//! What holds down the current (key `cll`).

/// The charger's name of a cause, and a phrase for it.
pub static LIMITS: &[(&str, &str)] = &[
    ("accessControl", "nobody has authorised"),
    ("adapterCurrentLimit", "the adapter at the mains plug"),
    ("awattar", "the price of electricity"),
    ("cableCurrentLimit", "the charging cable"),
    ("currentLimitMax", "the limit of the installation"),
    ("loadLimit", "load management"),
    ("minChargingCurrent", "the least current for charging"),
    ("requestedCurrent", "the current that was asked for"),
    ("temperatureCurrentLimit", "the heat of the charger"),
    ("unsymetryCurrentLimit", "the limit for uneven load on the phases"),
];

/// The phrase for a cause; a new one by its own name.
pub fn limit(cause: &str) -> &str {
    LIMITS.iter().find(|(known, _)| *known == cause).map_or(cause, |(_, text)| text)
}
