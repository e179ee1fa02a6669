//! The timetables (`sch_week`, `sch_satur`, `sch_sund`): windows of the day in which the charger may charge, or may not.
//!
//! A charger copies a value of a set into a buffer of 256 characters, as it is sent. A whole timetable with seconds is
//! longer in every spelling; without them it fits if `:` and `,` are sent as they are, which RFC 3986 permits in a query.

use crate::error::Error;
use crate::error::{argument, everyday};
use crate::json::Json;
use crate::protocol::encode;
use serde::Serialize;

/// The longest value that a charger takes over the LAN, in characters as they are sent.
pub const LIMIT: usize = 255;

/// How many windows a timetable is written with.
const WINDOWS: usize = 2;

/// Minutes of a day.
const DAY: f64 = 1440.0;

/// Which days a timetable is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayGroup {
    /// Monday to Friday
    Weekdays,
    /// Saturday
    Saturday,
    /// Sunday
    Sunday,
}

impl DayGroup {
    /// All three, in their order.
    pub const ALL: [DayGroup; 3] = [DayGroup::Weekdays, DayGroup::Saturday, DayGroup::Sunday];

    /// By its name in JavaScript.
    ///
    /// # Errors
    /// `invalid-argument` for another one.
    pub fn read(name: &str) -> Result<Self, Error> {
        let found = DayGroup::ALL.into_iter().find(|group| group.name() == name);
        found.ok_or_else(|| everyday::no_choice("group", "\"weekdays\", \"saturday\" and \"sunday\""))
    }

    /// Its name in JavaScript.
    pub fn name(self) -> &'static str {
        match self {
            DayGroup::Weekdays => "weekdays",
            DayGroup::Saturday => "saturday",
            DayGroup::Sunday => "sunday",
        }
    }

    /// Its API key.
    pub fn key(self) -> &'static str {
        match self {
            DayGroup::Weekdays => "sch_week",
            DayGroup::Saturday => "sch_satur",
            DayGroup::Sunday => "sch_sund",
        }
    }
}

/// What a timetable does inside its windows. Older firmware knows the first three only, and calls two of them inside and
/// outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// 0: nothing
    Off,
    /// 1: charging is allowed inside, and only there
    Allow,
    /// 2: charging is blocked inside
    Block,
    /// 3: as 1, for power from the grid
    AllowFromGrid,
    /// 4: as 2, for power from the grid
    BlockFromGrid,
}

impl Mode {
    /// In the order of their numbers (`control`), with their names in JavaScript.
    const ALL: [(Mode, &str); 5] = [
        (Mode::Off, "off"),
        (Mode::Allow, "allow"),
        (Mode::Block, "block"),
        (Mode::AllowFromGrid, "allow-from-grid"),
        (Mode::BlockFromGrid, "block-from-grid"),
    ];

    /// By its name in JavaScript.
    ///
    /// # Errors
    /// `invalid-argument` for another one.
    pub fn read(name: &str) -> Result<Self, Error> {
        let found = Mode::ALL.into_iter().find(|(_, known)| *known == name);
        found.map(|(mode, _)| mode).ok_or_else(|| {
            let names = Mode::ALL.map(|(_, name)| format!("\"{name}\"")).join(", ");
            everyday::no_choice("mode", &names)
        })
    }

    fn of(control: &Json) -> Option<Self> {
        Mode::ALL
            .into_iter()
            .zip(0..)
            .find(|(_, number)| *control == Json::Number(f64::from(*number)))
            .map(|((mode, _), _)| mode)
    }
}

/// A window, in minutes of the local day. Parts of a minute are seconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Window {
    /// 0 to 1440
    pub from: f64,
    /// 0 to 1440; below `from` for a window over midnight.
    pub to: f64,
}

/// A timetable.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DaySchedule {
    /// `None` for a number that is new.
    pub mode: Option<Mode>,
    /// The windows in use; empty ones (from equals to) are left out.
    pub windows: Vec<Window>,
}

impl DaySchedule {
    /// Reads the value of a timetable's key; `None` if the model lacks it.
    ///
    /// # Errors
    /// `protocol` for a value of another kind.
    pub fn read(group: DayGroup, value: Option<&Json>) -> Result<Option<Self>, Error> {
        let value = match value {
            None | Some(Json::Null) => return Ok(None),
            Some(value) => value,
        };
        let schedule = || {
            let mode = Mode::of(value.get("control")?);
            let ranges = match value.get("ranges") {
                Some(Json::Array(ranges)) => ranges.as_slice(),
                None => &[],
                Some(_) => return None,
            };
            let window = |range: &Json| {
                Some(Window { from: minutes(range.get("begin")?)?, to: minutes(range.get("end")?)? })
            };
            let mut windows = ranges.iter().map(window).collect::<Option<Vec<_>>>()?;
            windows.retain(|window| window.from != window.to);
            Some(DaySchedule { mode, windows })
        };
        schedule().map(Some).ok_or_else(|| everyday::timetable_unreadable(group.key()))
    }
}

/// A timetable to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    group: DayGroup,
    mode: Mode,
    windows: Option<Vec<Window>>,
}

impl Change {
    /// `windows` are minutes of the day, at most two; `None` leaves those of the charger as they are.
    ///
    /// # Errors
    /// `invalid-argument` for a third window, and for one outside of a day or finer than a second.
    pub fn new(group: DayGroup, mode: Mode, windows: Option<&[Window]>) -> Result<Self, Error> {
        let given = windows.unwrap_or_default();
        if given.len() > WINDOWS {
            return Err(everyday::too_many_windows(given.len()));
        }
        for window in given {
            for (end, minutes) in [("from", window.from), ("to", window.to)] {
                let seconds = minutes * 60.0;
                // Not negated: NaN is none, too.
                let good = (0.0..=DAY).contains(&minutes) && (seconds - seconds.round()).abs() < 0.001;
                if !good {
                    return Err(everyday::bad_window(end));
                }
            }
        }
        Ok(Change { group, mode, windows: windows.map(<[Window]>::to_vec) })
    }

    /// From what a caller gives: `{ mode, windows?: [{ from, to }] }`.
    ///
    /// # Errors
    /// `invalid-argument` as [`Change::new`], for a mode that is none, and for a member of another name.
    pub fn given(group: DayGroup, members: &[(String, Json)]) -> Result<Self, Error> {
        let (mut mode, mut windows) = (None, None);
        for (name, value) in members {
            match name.as_str() {
                "mode" => mode = Some(Mode::read(value.as_str().unwrap_or_default())?),
                "windows" => windows = Some(given_windows(value)?),
                _ => return Err(argument::no_option(name)),
            }
        }
        let mode = mode.map_or_else(|| Mode::read(""), Ok)?;
        Change::new(group, mode, windows.as_deref())
    }

    /// The API key and its value: `control` alone without windows, else the whole, in which a window that is not named is
    /// empty. Seconds are written only where they are not 0.
    pub fn entry(&self) -> (String, Json) {
        let control = Mode::ALL
            .into_iter()
            .zip(0..)
            .find(|((mode, _), _)| *mode == self.mode)
            .map_or(0, |(_, number)| number);
        let mut value = vec![("control".to_owned(), Json::Number(f64::from(control)))];
        if let Some(windows) = &self.windows {
            let mut windows = windows.clone();
            windows.resize(WINDOWS, Window { from: 0.0, to: 0.0 });
            let ranges =
                windows.iter().map(|window| object([("begin", time(window.from)), ("end", time(window.to))]));
            value.push(("ranges".to_owned(), Json::Array(ranges.collect())));
        }
        (self.group.key().to_owned(), Json::Object(value))
    }

    /// The characters of the value as it is sent, with `:` and `,` as they are and all else percent-encoded.
    pub fn length(&self) -> usize {
        let sent = |byte: u8| if byte.is_ascii_alphanumeric() || b"-._~:,".contains(&byte) { 1 } else { 3 };
        encode::json(&self.entry().1).bytes().map(sent).sum()
    }

    /// That a charger in the LAN takes it whole. The cloud passes it on another way.
    ///
    /// # Errors
    /// `invalid-argument` with the length if it is too long, and what to leave out.
    pub fn check_length(&self) -> Result<(), Error> {
        match self.length() {
            0..=LIMIT => Ok(()),
            length => Err(everyday::timetable_too_long(self.group.key(), length, LIMIT)),
        }
    }

    /// Whether the windows stay as they are.
    pub fn keeps_windows(&self) -> bool {
        self.windows.is_none()
    }

    /// The same with the windows of a value that was read before, for those have to stay.
    ///
    /// # Errors
    /// `protocol` as [`DaySchedule::read`].
    pub fn keeping(self, before: Option<&Json>) -> Result<Self, Error> {
        let before = DaySchedule::read(self.group, before)?;
        Ok(Change { windows: before.map(|before| before.windows), ..self })
    }

    /// Whether a value that was read back is what was written: the mode, and the windows if they were written.
    pub fn holds(&self, found: Option<&Json>) -> bool {
        let Ok(Some(found)) = DaySchedule::read(self.group, found) else { return false };
        let windows = self.windows.as_ref().is_none_or(|windows| {
            let used: Vec<_> = windows.iter().filter(|window| window.from != window.to).collect();
            let same = |one: f64, other: f64| (one - other).abs() < 0.001;
            used.len() == found.windows.len()
                && used
                    .iter()
                    .zip(&found.windows)
                    .all(|(one, other)| same(one.from, other.from) && same(one.to, other.to))
        });
        found.mode == Some(self.mode) && windows
    }
}

fn given_windows(value: &Json) -> Result<Vec<Window>, Error> {
    let Json::Array(windows) = value else {
        return Err(argument::unfit("windows", "a list like [{ from: 360, to: 1200 }]", value.kind()));
    };
    let window = |window: &Json| {
        if let Json::Object(members) = window
            && let Some((name, _)) = members.iter().find(|(name, _)| !matches!(name.as_str(), "from" | "to"))
        {
            return Err(argument::no_option(name));
        }
        let minutes =
            |end: &str| window.get(end).and_then(Json::as_number).ok_or_else(|| everyday::bad_window(end));
        Ok(Window { from: minutes("from")?, to: minutes("to")? })
    };
    windows.iter().map(window).collect()
}

/// Minutes of the day, from `{hour, minute}` or `{hour, minute, second}`.
fn minutes(time: &Json) -> Option<f64> {
    let second = match time.get("second") {
        None | Some(Json::Null) => 0.0,
        Some(second) => second.as_number()?,
    };
    let minutes = time.get("hour")?.as_number()? * 60.0 + time.get("minute")?.as_number()? + second / 60.0;
    (0.0..=DAY).contains(&minutes).then_some(minutes)
}

fn time(minutes: f64) -> Json {
    // Checked to be of a day. In whole numbers: the remainder of a float is 1 kB to download.
    let seconds = (minutes * 60.0).round() as u32;
    let number = |number: u32| Json::Number(f64::from(number));
    let mut time = vec![("hour", number(seconds / 3600)), ("minute", number(seconds / 60 % 60))];
    match seconds % 60 {
        0 => {}
        second => time.push(("second", number(second))),
    }
    object(time)
}

fn object<'a>(members: impl IntoIterator<Item = (&'a str, Json)>) -> Json {
    Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
