//! What a key can be about.

/// The topics in the order of docs/keys.md, each with its title.
///
/// No title may be a single word that is a key as well, or its heading would take that key's anchor.
pub const TOPICS: [(&str, &str); 27] = [
    ("charging", "Charging"),
    ("current-limits", "Current limits"),
    ("phases", "Phases"),
    ("energy", "Energy and power"),
    ("session", "The charging session"),
    ("access", "Access"),
    ("cards", "RFID cards"),
    ("schedule", "Schedule and trips"),
    ("solar", "Solar surplus"),
    ("tariffs", "Electricity tariffs"),
    ("load-balancing", "Load balancing"),
    ("grid-code", "Grid protection"),
    ("cable-and-button", "Cable and button"),
    ("led", "LED ring"),
    ("time", "Clock and time zone"),
    ("network", "Network"),
    ("cloud", "Cloud"),
    ("http-api", "HTTP API"),
    ("mqtt", "MQTT"),
    ("modbus", "Modbus"),
    ("ocpp", "OCPP"),
    ("firmware", "Firmware and updates"),
    ("hardware", "Hardware"),
    ("diagnostics", "Diagnostics"),
    ("security", "Passwords and tampering"),
    ("controller", "go-e Controller"),
    ("misc", "Everything else"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_takes_the_anchor_of_a_key() {
        for (_, title) in TOPICS {
            let header = format!("\n[{}]\n", title.to_lowercase().replace(' ', "-"));
            assert!(!crate::KEYS.contains(&header), "{title}");
        }
    }
}
