//! What is wrong with the charger (key `err`).

/// Number, name in the catalogue, and what it means and asks for, by the tables of firmware 59 and later.
pub static FAULTS: &[(u32, &str, &str)] = &[
    (1, "FiAc", LEAK),
    (2, "FiDc", LEAK),
    (3, "Phase", "A phase of the mains is missing or wrong. Have an electrician look at the installation."),
    (4, "Overvolt", "The voltage of the mains is too high. If this comes back, ask an electrician."),
    (
        5,
        "Overamp",
        "The car drew more current than it was offered. Plug it in again; if this comes back, try another car or cable.",
    ),
    (
        6,
        "Diode",
        "The test of the line to the car failed. Plug the cable in again, or try another cable or car.",
    ),
    (
        7,
        "PpInvalid",
        "The charger cannot read how much the cable carries. Plug it in again, or try another cable.",
    ),
    (
        8,
        "GndInvalid",
        "The protective earth is missing or bad. Do not charge here until an electrician has looked at it.",
    ),
    (
        9,
        "ContactorStuck",
        "The contactor does not switch off. Cut the power to the charger and call the vendor.",
    ),
    (
        10,
        "ContactorMiss",
        "The contactor does not switch on. Restart the charger; if this comes back, call the vendor.",
    ),
    (11, "FiUnknownOld", LEAK_UNKNOWN),
    (
        12,
        "StatusLockStuckOpen",
        "The cable cannot be locked. Push the plug in firmly, and look for dirt in the socket.",
    ),
    (
        13,
        "StatusLockStuckLocked",
        "The cable cannot be unlocked. Push the plug in while the charger tries again.",
    ),
    (14, "FiUnknown", LEAK_UNKNOWN),
    (
        15,
        "Unknown",
        "The charger reports a fault of an unknown kind. Restart it; if this comes back, call the vendor.",
    ),
    (
        16,
        "Overtemp",
        "The charger is too hot. Let it cool down, out of the sun; if this comes back, have its wiring looked at.",
    ),
    (
        17,
        "NoComm",
        "The parts of the charger do not reach each other. Restart it; if this comes back, call the vendor.",
    ),
    (
        18,
        "CpInvalid",
        "The signal between charger and car is wrong. Plug the cable in again, or try another cable or car.",
    ),
    (20, "Reserved20", UNPUBLISHED),
    (21, "Reserved21", UNPUBLISHED),
    (22, "Reserved22", UNPUBLISHED),
    (
        23,
        "RdcSelfTestFailed",
        "The residual current sensor failed its own test. Restart the charger; if this comes back, call the vendor.",
    ),
    (24, "Reserved24", UNPUBLISHED),
];

const LEAK_UNKNOWN: &str = "The residual current protection reports a fault of an unknown kind. Unplug the car; if this comes back, ask an electrician.";

const UNPUBLISHED: &str = "The charger reports a fault whose meaning the vendor has not published. Restart it; if this comes back, call the vendor.";

const LEAK: &str =
    "Current leaks to earth. Unplug the car; if this comes back, have car, cable and installation looked at.";

/// The sentence for an `err` of null.
pub const NO_CONTACT: &str = "The charger has no contact to its charge controller. Wait a minute, then restart it; if this lasts, call the vendor.";

/// The sentence for an `err` that is no number of a fault.
pub const UNREADABLE: &str =
    "The charger may have a fault: what it says of it (err) is of a kind that is not known here.";

/// The sentence for `car` 5 without a number in `err`.
pub const UNNAMED: &str = "The charger is in a state of error and does not say which.";

/// The vendor's general table gives these numbers another meaning; which firmware goes by it is not known, 59 and later do not.
fn older(code: u32) -> Option<&'static str> {
    let newer = match code {
        11 => 14,
        12 => 15,
        13 => 16,
        14 => 17,
        15 => 12,
        16 => 13,
        _ => return None,
    };
    known(newer).map(|(_, text)| text)
}

fn known(code: u32) -> Option<(&'static str, &'static str)> {
    FAULTS.iter().find(|(number, ..)| *number == code).map(|(_, name, text)| (*name, *text))
}

/// The name and the sentence of a number. `major` is the firmware's; before 59 some numbers have two meanings, and the
/// sentence gives both.
pub fn fault(code: u32, major: Option<u32>) -> (Option<&'static str>, String) {
    let name = known(code).map(|(name, _)| name);
    let text = known(code).map(|(_, text)| text);
    let older = older(code).filter(|older| Some(*older) != text && major.is_none_or(|major| major < 59));
    let text = match (text, older) {
        (Some(text), None) => text.to_owned(),
        (None, Some(older)) => older.to_owned(),
        (Some(text), Some(older)) => {
            format!("Fault {code} has two meanings by firmware. Either: {text} Or: {older}")
        }
        (None, None) => format!("The charger reports a fault that is not known here yet: err {code}."),
    };
    (name, text)
}
