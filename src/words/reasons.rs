//! Why the charger lets the car charge, or does not (key `modelStatus`).

/// Number, name in the catalogue, and what it means. Sentences speak of the permission: whether the car takes it, `car` says.
pub static REASONS: &[(u32, &str, &str)] = &[
    (
        0,
        "NoChargeControllerData",
        "The charger has no data from its charge controller yet. If this lasts, restart it.",
    ),
    (1, "NotChargingOvertemperature", "The charger is too hot. It goes on when it has cooled down."),
    (
        2,
        "NotChargingAccessControl",
        "The charger waits until somebody authorises the charge: with a card, in the app or by a backend.",
    ),
    (
        3,
        "ChargingForceStateOn",
        "The charger was told to charge, whatever its mode, timetable and prices say.",
    ),
    (4, "NotChargingForceStateOff", "The charger was told not to charge."),
    (5, "NotChargingScheduler", "The timetable does not allow charging now."),
    (6, "NotChargingEnergyLimit", "This session has reached its energy limit."),
    (7, "ChargingPriceLow", "Electricity is cheap enough to charge now."),
    (
        8,
        "ChargingNextTripTestCharge",
        "The charger tries how fast the car charges, to plan for the next trip.",
    ),
    (9, "ChargingNextTripNotEnoughTime", "Time before the next trip is short, so the car may charge now."),
    (10, "ChargingNextTrip", "The car may charge now, to be ready for the next trip."),
    (
        11,
        "ChargingNextTripNoClock",
        "The charger does not know the time and cannot plan the trip, so the car may charge now.",
    ),
    (12, "ChargingPvSurplus", "There is enough solar surplus to charge."),
    (13, "ChargingFallbackV2Default", "Nothing holds the charge back."),
    (14, "ChargingFallbackV2Scheduler", "The timetable allows charging now."),
    (15, "ChargingFallbackDefault", "Nothing holds the charge back."),
    (16, "NotChargingFallbackV2Price", "Eco mode waits for a low price or solar surplus."),
    (17, "NotChargingFallbackPrice", "Eco mode waits for a low price or solar surplus."),
    (18, "NotChargingFallbackNextTrip", "There is time enough before the next trip, so the charger waits."),
    (
        19,
        "ChargingCarCompatibilityKeepAlive",
        "The car gets a little current, so that it does not fall asleep.",
    ),
    (
        20,
        "ChargingPauseNotAllowed",
        "The charge may not pause, so the charger goes on with the least current.",
    ),
    (
        22,
        "NotChargingSimulateUnplugging",
        "The charger acts as if the car were unplugged for a moment, to wake it up.",
    ),
    (
        23,
        "NotChargingPhaseSwitch",
        "The charger pauses for some seconds while it changes the number of phases.",
    ),
    (24, "NotChargingMinPauseDuration", "The charger has paused, and a pause has to last a while."),
    (26, "NotChargingError", "The charger has a fault."),
    (27, "NotChargingLoadManagement", "Load management leaves no current for this charger at present."),
    (28, "NotChargingOcpp", "The OCPP backend does not allow charging now."),
    (29, "NotChargingReconnectDelay", "The charger waits a while after it was connected again."),
    (30, "NotChargingAdapterBlocking", "The adapter at the charger's mains plug does not allow charging."),
    (31, "NotChargingUnderfrequency", "The frequency of the grid is too low, so the charger holds back."),
    (
        32,
        "NotChargingUnbalancedLoad",
        "The load on the three phases is too uneven, so the charger holds back.",
    ),
    (33, "ChargingDischargingPvBattery", "The home battery has energy to give, so the car may charge."),
    (34, "NotChargingGridMonitoring", "The charger waits until the grid has been steady for a while."),
    (
        35,
        "NotChargingOcppFallback",
        "The OCPP backend cannot be reached, and without it the charger does not charge.",
    ),
    (
        36,
        "NotChargingFloorDetected",
        "The charger does not charge for a reason that it calls floor detected. The vendor does not explain it.",
    ),
    (37, "NotChargingOcppInoperable", "The OCPP backend has taken the charger out of service."),
    (38, "NotChargingUndervoltage", "The voltage of the grid is too low, so the charger holds back."),
    (39, "NotChargingZeroSetpoint", "A controller outside the charger has set its power to zero."),
    (40, "NotChargingInitializing", "The charger is starting."),
    (
        41,
        "NotChargingFailsafeLimit",
        "The charger has lost its controller, and the limit set for that case does not allow charging.",
    ),
];

/// The name and the sentence of a number; `None` for one that is new.
pub fn reason(code: u32) -> Option<(&'static str, &'static str)> {
    REASONS.iter().find(|(known, ..)| *known == code).map(|(_, name, text)| (*name, *text))
}

/// The sentence for a number that is new.
pub fn unknown(code: u32) -> String {
    format!("The charger gives a reason that is not known here yet: modelStatus {code}.")
}
