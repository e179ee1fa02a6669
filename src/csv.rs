//! Sessions as CSV by RFC 4180.

use crate::error::Error;
use crate::error::everyday;
use crate::sessions::{Session, Zone};

/// A column; the heading is its name with the unit.
#[derive(Debug)]
struct Column {
    name: &'static str,
    heading: &'static str,
    cell: fn(&Session) -> Cell<'_>,
}

enum Cell<'a> {
    Empty,
    Number(f64),
    /// Text from outside.
    Text(&'a str),
    Instant(i64),
}

impl From<Option<f64>> for Cell<'_> {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Cell::Empty, Cell::Number)
    }
}

static COLUMNS: [Column; 13] = [
    Column { name: "number", heading: "number", cell: |session| Cell::Number(session.number as f64) },
    Column { name: "id", heading: "id", cell: |session| Cell::Text(&session.id) },
    Column {
        name: "cardId",
        heading: "cardId",
        cell: |session| session.card.as_ref().map_or(Cell::Empty, |card| Cell::Text(&card.id)),
    },
    Column {
        name: "cardName",
        heading: "cardName",
        cell: |session| {
            session.card.as_ref().and_then(|card| card.name.as_deref()).map_or(Cell::Empty, Cell::Text)
        },
    },
    Column { name: "start", heading: "start", cell: |session| Cell::Instant(session.start) },
    Column { name: "end", heading: "end", cell: |session| session.end.map_or(Cell::Empty, Cell::Instant) },
    Column { name: "duration", heading: "duration_s", cell: |session| Cell::Number(session.duration) },
    Column { name: "charging", heading: "charging_s", cell: |session| Cell::Number(session.charging) },
    Column { name: "energy", heading: "energy_Wh", cell: |session| Cell::Number(session.energy) },
    Column { name: "maxPower", heading: "maxPower_W", cell: |session| session.max_power.into() },
    Column { name: "maxCurrent", heading: "maxCurrent_A", cell: |session| session.max_current.into() },
    Column { name: "meterStart", heading: "meterStart_Wh", cell: |session| session.meter_start.into() },
    Column { name: "meterEnd", heading: "meterEnd_Wh", cell: |session| session.meter_end.into() },
];

/// How a CSV is written.
#[derive(Debug, Clone)]
pub struct CsvOptions {
    delimiter: char,
    decimal: char,
    columns: Vec<&'static Column>,
    zone: Zone,
}

impl CsvOptions {
    /// `delimiter` is `","` (the default), `";"` or a tab; `decimal` is `"."` (the default) or `","`; `columns` are names
    /// of columns in the order wanted, by default all; `zone` is that of start and end.
    ///
    /// # Errors
    /// `invalid-argument` for another value, for two commas, and for a column that is not known.
    pub fn new(
        delimiter: Option<&str>,
        decimal: Option<&str>,
        columns: Option<&[String]>,
        zone: Zone,
    ) -> Result<Self, Error> {
        let delimiter = match delimiter {
            None | Some(",") => ',',
            Some(";") => ';',
            Some("\t") => '\t',
            Some(_) => return Err(everyday::no_choice("delimiter", "\",\", \";\" and a tab")),
        };
        let decimal = match decimal {
            None | Some(".") => '.',
            Some(",") if delimiter == ',' => return Err(everyday::two_commas()),
            Some(",") => ',',
            Some(_) => return Err(everyday::no_choice("decimal", "\".\" and \",\"")),
        };
        let named = |name: &String| {
            COLUMNS.iter().find(|column| column.name == name).ok_or_else(|| {
                let names: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
                everyday::no_choice("columns", &names.join(", "))
            })
        };
        let columns = match columns {
            None => COLUMNS.iter().collect(),
            Some([]) => return Err(everyday::no_columns()),
            Some(names) => names.iter().map(named).collect::<Result<_, _>>()?,
        };
        Ok(CsvOptions { delimiter, decimal, columns, zone })
    }

    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Number(number) => self.number(*number),
            Cell::Text(text) => quote(&defuse(text)),
            Cell::Instant(instant) => self.zone.iso(*instant),
        }
    }

    /// A number with up to three digits after the point, written without the formatting of floats, which is large.
    fn number(&self, number: f64) -> String {
        let thousandths = (number * 1000.0).round() as i64;
        let (sign, thousandths) = if thousandths < 0 {
            ("-", thousandths.unsigned_abs())
        } else {
            ("", thousandths.unsigned_abs())
        };
        let (whole, rest) = (thousandths / 1000, thousandths % 1000);
        if rest == 0 {
            return format!("{sign}{whole}");
        }
        let rest = format!("{rest:03}");
        format!("{sign}{whole}{}{}", self.decimal, rest.trim_end_matches('0'))
    }
}

/// The sessions with a heading, UTF-8 without BOM; lines end with CR and LF.
pub fn to_csv(sessions: &[Session], options: &CsvOptions) -> String {
    let mut csv = String::new();
    let mut line = |cells: Vec<String>| {
        for (position, cell) in cells.iter().enumerate() {
            if position > 0 {
                csv.push(options.delimiter);
            }
            csv.push_str(cell);
        }
        csv.push_str("\r\n");
    };
    line(options.columns.iter().map(|column| column.heading.to_owned()).collect());
    for session in sessions {
        line(options.columns.iter().map(|column| options.cell(&(column.cell)(session))).collect());
    }
    csv
}

/// In quotes where it must be for any of the delimiters: nobody knows by which one it is read.
fn quote(text: &str) -> String {
    if text.contains([',', ';', '\t', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// With an apostrophe in front where a spreadsheet would take it for a formula (OWASP, "CSV Injection"), also after
/// white space, which some leave out.
fn defuse(text: &str) -> String {
    let is_blank =
        |character: char| character.is_whitespace() || character.is_control() || character == '\u{feff}';
    let formula = text.trim_start_matches(is_blank).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let control = text.starts_with(['\t', '\r', '\n']);
    if formula || control { format!("'{text}") } else { text.to_owned() }
}
