//! `catalogue/keys.toml` as it is read: its header describes the fields.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::de::{Deserialize, Deserializer, Error};
use toml::Spanned;

/// The parts of a value, or the value itself, by number.
pub type Labels = BTreeMap<i64, String>;

/// Every key, in the order of the file.
pub struct Catalogue {
    /// The entries.
    pub keys: Vec<Entry>,
}

/// What is known of one key.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    #[serde(skip)]
    pub key: String,
    pub name: String,
    pub description: String,
    pub category: Category,
    pub topic: String,
    pub access: Access,
    #[serde(rename = "type")]
    pub types: Vec<JsonType>,
    pub write: Option<Vec<JsonType>>,
    pub unit: Option<String>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub step: Option<f64>,
    pub storage: Option<Storage>,
    pub max_length: Option<u32>,
    #[serde(default, rename = "enum", deserialize_with = "labels")]
    pub labels: Option<Labels>,
    pub enum_name: Option<String>,
    pub enum_of: Option<String>,
    pub structure: Option<String>,
    pub write_structure: Option<String>,
    #[serde(default)]
    pub firmware: Vec<String>,
    #[serde(default)]
    pub hardware: Vec<String>,
    #[serde(default)]
    pub siblings: bool,
    #[serde(default)]
    pub undocumented: bool,
    pub secret: Option<Secret>,
    pub deprecated: Option<String>,
    pub instead: Option<String>,
    #[serde(default)]
    pub resets: bool,
    pub caution: Option<String>,
    pub guard: Option<Guard>,
}

/// As the vendor sorts the keys.
#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    Command,
    Config,
    Constant,
    Status,
    Other,
}

impl Category {
    pub fn text(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Config => "config",
            Self::Constant => "constant",
            Self::Status => "status",
            Self::Other => "other",
        }
    }
}

/// Whether a key may be read, written, or both.
#[derive(Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub enum Access {
    #[serde(rename = "r")]
    Read,
    #[serde(rename = "rw")]
    ReadWrite,
    #[serde(rename = "w")]
    Write,
}

impl Access {
    pub fn text(self) -> &'static str {
        match self {
            Self::Read => "r",
            Self::ReadWrite => "rw",
            Self::Write => "w",
        }
    }
}

/// A JSON type; an integer is a number of its own kind here, as the charger refuses 6.5 where it wants one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JsonType {
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
    Null,
    Any,
}

impl JsonType {
    pub fn text(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
            Self::Null => "null",
            Self::Any => "any",
        }
    }

    pub fn is_compound(self) -> bool {
        matches!(self, Self::Array | Self::Object)
    }

    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Integer | Self::Number)
    }
}

/// The integer type that holds a value inside the charger.
#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Storage {
    Int8,
    Int16,
    Int32,
    Int64,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
}

impl Storage {
    /// Its bounds, as far as a JavaScript number holds them exactly.
    pub fn bounds(self) -> Option<(f64, f64)> {
        match self {
            Self::Int8 => Some((i8::MIN.into(), i8::MAX.into())),
            Self::Int16 => Some((i16::MIN.into(), i16::MAX.into())),
            Self::Int32 => Some((i32::MIN.into(), i32::MAX.into())),
            Self::Uint8 => Some((0.0, u8::MAX.into())),
            Self::Uint16 => Some((0.0, u16::MAX.into())),
            Self::Uint32 => Some((0.0, u32::MAX.into())),
            Self::Int64 | Self::Uint64 => None,
        }
    }
}

/// Why a value should stay out of sight.
#[derive(Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Secret {
    /// A credential.
    Secret,
    /// Personal or network data.
    Sensitive,
}

impl Secret {
    pub fn text(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Sensitive => "sensitive",
        }
    }
}

/// Why a write needs explicit confirmation.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    pub level: Level,
    pub reason: String,
}

/// What a guarded write endangers.
#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Destructive,
    Lockout,
    Safety,
    Security,
}

impl Level {
    pub fn text(self) -> &'static str {
        match self {
            Self::Destructive => "destructive",
            Self::Lockout => "lockout",
            Self::Safety => "safety",
            Self::Security => "security",
        }
    }
}

/// The numbers that a write may bring, both ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub min: Option<f64>,
    pub max: Option<f64>,
}

impl Catalogue {
    /// Reads the file; a field it does not know is an error.
    pub fn parse(text: &str) -> Result<Self> {
        let entries: BTreeMap<Spanned<String>, Entry> = toml::from_str(text)?;
        let mut keys: Vec<_> = entries.into_iter().collect();
        // The parser sorts them; validation wants to see whether the file does.
        keys.sort_by_key(|(key, _)| key.span().start);
        let keys = keys.into_iter().map(|(key, entry)| Entry { key: key.into_inner(), ..entry });
        Ok(Self { keys: keys.collect() })
    }

    /// The entry of a key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.keys.iter().find(|entry| entry.key == key)
    }

    /// The enums by name, each with the keys it belongs to.
    pub fn enums(&self) -> BTreeMap<&str, (&Labels, Vec<&Entry>)> {
        let mut enums = BTreeMap::new();
        for entry in &self.keys {
            if let (Some(name), Some(labels)) = (&entry.enum_name, &entry.labels) {
                let (_, users) = enums.entry(name.as_str()).or_insert_with(|| (labels, Vec::new()));
                users.push(entry);
            }
        }
        enums
    }
}

impl Entry {
    pub fn is_writable(&self) -> bool {
        self.access != Access::Read
    }

    /// The JSON types that a write takes.
    pub fn write_types(&self) -> &[JsonType] {
        self.write.as_ref().unwrap_or(&self.types)
    }

    /// The labels of the value itself, not of a part of it.
    pub fn own_labels(&self) -> Option<&Labels> {
        self.labels.as_ref().filter(|_| self.enum_of.is_none())
    }

    /// The numbers that a write may bring; an enum says it better.
    pub fn write_range(&self) -> Option<Range> {
        let numeric = self.write_types().iter().any(|of| of.is_numeric());
        if !self.is_writable() || !numeric || self.own_labels().is_some() {
            return None;
        }
        let natural = self.storage.and_then(Storage::bounds);
        let range = Range {
            min: self.min.or(natural.map(|(min, _)| min)),
            max: self.max.or(natural.map(|(_, max)| max)),
        };
        (range.min.is_some() || range.max.is_some()).then_some(range)
    }
}

/// TOML keys are text; these are numbers.
fn labels<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Labels>, D::Error> {
    let labels = BTreeMap::<String, String>::deserialize(deserializer)?;
    let numbered = labels.into_iter().map(|(value, label)| {
        let number = value
            .parse()
            .map_err(|_| D::Error::custom(format!("the enum value {value} is no whole number")))?;
        Ok((number, label))
    });
    numbered.collect::<Result<_, _>>().map(Some)
}
