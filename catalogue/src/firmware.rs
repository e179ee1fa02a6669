//! The versions of firmware that something is known of.

/// In order: those of the vendor's tables, and of recordings. A new one is added here, and nowhere else as long as keys
/// that older firmware has are still there.
pub const FIRMWARE: [&str; 13] = [
    "051.4", "053.1", "055.0", "055.2", "055.5", "055.6", "055.7", "056.2", "056.9", "59.4", "60.2", "60.3",
    "60.4",
];

/// Where a version stands in that order.
pub(crate) fn place(version: &str) -> Option<usize> {
    FIRMWARE.iter().position(|known| *known == version)
}
