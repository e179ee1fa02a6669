//! Which device is played, apart from its firmware.

use std::str::FromStr;

use crate::firmware::Firmware;

/// A device that speaks API v2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hardware {
    /// The charger of capture 01.
    V3,
    /// The charger of capture 56, sold as Gemini.
    V4,
    /// A charger whose cable is fixed, so it has no cable lock.
    Core,
    /// The charger that firmware 60.3 was first seen on; reported without cable lock as well.
    Pro,
    /// No charger but a meter: the go-e Controller (captures 44, 45 and 57).
    Controller,
}

impl Hardware {
    /// What goes together, with a default for what was not asked for.
    ///
    /// # Errors
    /// When a Controller shall run the firmware of a charger.
    pub fn with_firmware(
        asked: Option<Self>,
        firmware: Option<Firmware>,
    ) -> anyhow::Result<(Self, Firmware)> {
        Ok(match (asked, firmware) {
            (Some(Self::Controller), Some(_)) => {
                anyhow::bail!(
                    "a go-e Controller has firmware 1.0.6, and no charger's: leave the firmware out"
                )
            }
            // Made at the same time as 055, on the same platform: its web server is taken to be the same.
            (Some(Self::Controller), None) => (Self::Controller, Firmware::F055),
            (Some(hardware), Some(firmware)) => (hardware, firmware),
            (Some(hardware), None) => (hardware, hardware.usual_firmware()),
            (None, Some(firmware)) if firmware.is_like_the_recorded_v4() => (Self::V4, firmware),
            (None, Some(firmware)) => (Self::V3, firmware),
            (None, None) => (Self::V3, Firmware::F053),
        })
    }

    fn usual_firmware(self) -> Firmware {
        match self {
            Self::V3 => Firmware::F053,
            Self::V4 | Self::Controller => Firmware::F055,
            Self::Core | Self::Pro => Firmware::F604,
        }
    }

    /// What it says in `typ`. Recorded of V3, V4 and Controller; guessed of the others.
    pub(crate) fn typ(self) -> &'static str {
        match self {
            Self::V3 => "go-eCharger",
            Self::V4 => "go-eCharger_V4",
            Self::Core => "go-eCharger_Core",
            Self::Pro => "go-eCharger_Pro",
            Self::Controller => "controller",
        }
    }

    /// Observed: only CORE and PRO lack `cbl` and the other keys of cable lock and button.
    pub(crate) fn has_lock_and_button(self) -> bool {
        !matches!(self, Self::Core | Self::Pro)
    }

    pub(crate) fn is_charger(self) -> bool {
        self != Self::Controller
    }

    /// As it is asked for.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::V3 => "V3",
            Self::V4 => "V4",
            Self::Core => "CORE",
            Self::Pro => "PRO",
            Self::Controller => "CONTROLLER",
        }
    }
}

impl FromStr for Hardware {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::V3, Self::V4, Self::Core, Self::Pro, Self::Controller]
            .into_iter()
            .find(|hardware| hardware.name() == text)
            .ok_or_else(|| anyhow::anyhow!("model is one of V3, V4, CORE, PRO, CONTROLLER, not {text}"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn model_and_firmware_are_apart_and_each_has_a_default_for_the_other() {
        let pair = |hardware: Option<&str>, firmware: Option<&str>| {
            let hardware = hardware.map(|name| name.parse().unwrap());
            let firmware = firmware.map(|version| version.parse().unwrap());
            Hardware::with_firmware(hardware, firmware)
                .map(|(hardware, firmware)| format!("{} {firmware}", hardware.name()))
        };
        for (hardware, firmware, both) in [
            (None, None, "V3 053.1"),
            (None, Some("60.4"), "V4 60.4"),
            (Some("PRO"), None, "PRO 60.4"),
            (Some("CORE"), Some("60.5"), "CORE 60.5"),
            (Some("V3"), Some("60.4"), "V3 60.4"),
            (Some("CONTROLLER"), None, "CONTROLLER 055.7"),
        ] {
            assert_eq!(pair(hardware, firmware).unwrap(), both);
        }
        assert!(pair(Some("CONTROLLER"), Some("60.4")).is_err());
        assert!("v5".parse::<Hardware>().is_err());
    }
}
