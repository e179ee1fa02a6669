//! The sentences of what owners do: history, timetables, cards.

use crate::error::{Code, Error};
use crate::protocol::encode::number;

fn argument(message: impl Into<String>) -> Error {
    Error::new(Code::InvalidArgument, message)
}

fn protocol(message: impl Into<String>) -> Error {
    Error::new(Code::Protocol, message)
}

// ── Range and zone

/// An instant that is no valid `Date`.
pub fn no_instant(option: &str) -> Error {
    argument(format!("{option} must be a valid Date"))
}

/// A range that ends before it begins.
pub fn reversed_range() -> Error {
    argument("to lies before from: give the earlier instant as from. Without to, the range ends now")
}

/// A time zone that the engine does not know.
pub fn no_zone(zone: &str) -> Error {
    let zone: String = zone.chars().filter(|character| !character.is_control()).take(40).collect();
    argument(format!("timeZone must be an IANA zone such as \"Europe/Vienna\", and got \"{zone}\""))
}

// ── The export service

/// A charger without a ticket for its history.
pub fn no_ticket() -> Error {
    Error::new(
        Code::NotEnabled,
        "the charger has no ticket for its charging history (key dll): it gets one from the cloud. Connect it to the internet, update its firmware, and try again later",
    )
}

/// A history that lies somewhere else than at the vendor's.
pub fn foreign_export() -> Error {
    protocol(
        "the address that the charger gives for its charging history (key dll) is no https address of go-e, so its ticket is not sent there. If you trust another address, give it as exportBaseUrl",
    )
}

/// An HTTP status or a body by which the export service says no; with its own words, which hold no secret any more.
pub fn export_refused(status: u16, words: Option<&str>) -> Error {
    let said = words.map(|words| format!(": {words}")).unwrap_or_default();
    match status {
        401 | 403 => Error::new(
            Code::Unauthorized,
            format!(
                "the export service refused the charger's ticket (HTTP {status}){said}. Try again: each call reads the ticket anew"
            ),
        ),
        429 => Error::new(
            Code::Busy,
            format!("the export service asks to slow down (HTTP 429){said}. Try again in a minute"),
        ),
        408 | 500.. => Error::new(
            Code::Unavailable,
            format!(
                "the export service failed (HTTP {status}){said}. It is slow at times: try again later, or a shorter range"
            ),
        ),
        _ => protocol(format!("the export service gave no sessions (HTTP {status}){said}")),
    }
}

/// A reply that is no list of sessions.
pub fn no_sessions() -> Error {
    protocol("the reply is no list of sessions. Is exportBaseUrl the address of the export service?")
}

/// A cell that cannot be read. Its content is not shown: nobody knows what is in it.
pub fn cell(row: usize, session: Option<i64>, column: &str, expected: &str, found: &str) -> Error {
    let session = session.map(|number| format!(" (session_number {number})")).unwrap_or_default();
    protocol(format!(
        "the export service sent a session that cannot be read: row {row}{session}, column {column} should be {expected} and is {found}. Leave it out by another range, and please report it"
    ))
}

/// A row whose times contradict each other.
pub fn contradiction(row: usize, session: i64) -> Error {
    protocol(format!(
        "the export service sent a session that contradicts itself: row {row} (session_number {session}), column seconds_total is not the time from start to end. Leave it out by another range, and please report it"
    ))
}

/// Two rows of one session that differ.
pub fn twins(row: usize, session: i64) -> Error {
    protocol(format!(
        "the export service sent one session twice, with different figures: row {row} (session_number {session}). Leave it out by another range, and please report it"
    ))
}

/// A column in a unit that is not known.
pub fn unit(column: &str, expected: &str) -> Error {
    protocol(format!(
        "the export service sent column {column} in a unit that is not known here, where {expected} were expected. Please report it"
    ))
}

// ── Sessions that a caller gives

/// What a session of a list is called.
pub fn session_name(position: usize) -> String {
    format!("session {position} of the list")
}

/// A session that is none.
pub fn no_session(position: usize, member: &str, expected: &str, found: &str) -> Error {
    argument(format!(
        "session {position} of the list: {member} must be {expected}, and got {found}. Give sessions as charger.sessions() gives them"
    ))
}

/// An option that takes one of a few words.
pub fn no_choice(option: &str, choices: &str) -> Error {
    argument(format!("{option} must be one of {choices}"))
}

/// A decimal comma between columns that commas separate.
pub fn two_commas() -> Error {
    argument("decimal \",\" needs another delimiter than \",\": use delimiter \";\" with it")
}

/// A CSV without columns.
pub fn no_columns() -> Error {
    argument("columns must name at least one column; leave it out for all")
}

// ── Timetables

/// A value of a timetable's key that cannot be read.
pub fn timetable_unreadable(key: &str) -> Error {
    protocol(format!(
        "{key} is a timetable of a kind that is not known here. status([\"{key}\"]) gives it as it is"
    ))
}

/// More windows than a charger has.
pub fn too_many_windows(given: usize) -> Error {
    argument(format!(
        "a timetable has two windows, and got {given}: merge those that touch, or leave some out"
    ))
}

/// A window outside of a day, or finer than a second.
pub fn bad_window(end: &str) -> Error {
    argument(format!(
        "{end} of a window must be a number from 0 to 1440, in minutes of the day and whole seconds: 6.5 is 6 minutes and 30 seconds after midnight"
    ))
}

/// A timetable that the charger would cut off.
pub fn timetable_too_long(key: &str, length: usize, limit: usize) -> Error {
    argument(format!(
        "{key}: the timetable is {length} characters long as it is sent, and the charger takes at most {limit} over the LAN. Give from and to in whole minutes: seconds are what makes it too long"
    ))
}

// ── Cards

/// A slot that no charger has.
pub fn no_slot() -> Error {
    argument("slot must be a whole number from 0 to 9. It counts from 0, while trx counts from 1")
}

/// A slot that this charger does not have.
pub fn slot_missing(slot: u8) -> Error {
    argument(format!("the charger has no card slot {slot}: cards.list() gives those that it has"))
}

/// A list of cards that cannot be read.
pub fn cards_unreadable() -> Error {
    protocol("cards is a list of a kind that is not known here. status([\"cards\"]) gives it as it is")
}

// ── Access

/// By way of the cloud, the cloud API is on already.
pub fn cloud_api_is_on() -> Error {
    argument(
        "enableCloudApi() is for a charger in your LAN, made by new Charger({ host }): by way of the cloud, the cloud API is on already",
    )
}

/// A charger that has no token after it was told to have one.
pub fn no_token_yet(how: &str) -> Error {
    Error::new(
        Code::Unverified,
        format!(
            "the setting was {how}, yet the charger has no token (key cak): it gets one from the cloud. Connect it to the internet and try again"
        ),
    )
}

/// A token that was to be replaced and is still the same.
pub fn same_token(how: &str) -> Error {
    Error::new(
        Code::Unverified,
        format!(
            "the setting was {how}, yet the charger shows no new token (key cak). Take the old one for dead, and look into the go-e app under Internet, Advanced settings"
        ),
    )
}

/// A charger that does not say its serial.
pub fn no_serial() -> Error {
    protocol("the charger does not say its serial (key sse)")
}

/// A charger that was told to restart and has not shown in `ms` that it did.
pub fn not_restarted(how: &str, ms: f64) -> Error {
    Error::new(
        Code::Unverified,
        format!(
            "the restart was {how}, yet within {} s the charger did not come back with a shorter uptime (key rbt). Look whether it is on; one that takes longer than the deadline comes back by itself",
            number((ms / 1_000.0).round())
        ),
    )
}
