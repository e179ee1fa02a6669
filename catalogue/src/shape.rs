//! What a value is, or a part of one.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

/// The meaning of a number, by number.
pub type Labels = BTreeMap<i64, String>;

/// What a value is, or a part of one.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Shape {
    /// The name of the shape that is meant.
    pub shape: Option<String>,
    /// The JSON types it is read as, or written as where nothing else is said.
    #[serde(rename = "type")]
    pub types: Vec<JsonType>,
    /// The JSON types it is written as, where they are others.
    pub write: Option<Vec<JsonType>>,
    /// Whether it is read, written, or both.
    pub access: Access,
    /// Of a member: where it may be missing.
    pub optional: Option<Access>,
    /// Of an element of a tuple: what it is.
    pub name: Option<String>,
    /// What else there is to say of a part.
    pub about: Option<String>,
    /// The unit, also of parts that name none.
    pub unit: Option<String>,
    /// The lowest number.
    pub min: Option<f64>,
    /// What a number has to be above of.
    pub above: Option<f64>,
    /// The highest number.
    pub max: Option<f64>,
    /// Numbers that it may be besides.
    pub also: Vec<f64>,
    /// The step between two numbers that make a difference.
    pub step: Option<f64>,
    /// How the charger stores it.
    pub storage: Option<Storage>,
    /// The longest text, in characters.
    pub max_length: Option<u32>,
    /// What a text looks like.
    pub format: Option<Format>,
    /// The numbers that have a name.
    #[serde(rename = "enum", deserialize_with = "labels")]
    pub labels: Option<Labels>,
    /// The name of the enum.
    pub enum_name: Option<String>,
    /// Of an object: its members in order.
    #[serde(deserialize_with = "members")]
    pub members: Vec<(String, Shape)>,
    /// Of an object or a tuple: what more there may be.
    pub others: Option<Box<Shape>>,
    /// Of an array: what each element is.
    pub items: Option<Box<Shape>>,
    /// Of an array: the most elements.
    pub max_items: Option<u32>,
    /// Of an array whose elements differ: what each is.
    pub tuple: Vec<Shape>,
}

impl Shape {
    /// The fields of a key that are about its value.
    pub(crate) const FIELDS: [&str; 20] = [
        "shape",
        "type",
        "write",
        "access",
        "unit",
        "min",
        "above",
        "max",
        "also",
        "step",
        "storage",
        "max_length",
        "format",
        "enum",
        "enum_name",
        "members",
        "others",
        "items",
        "max_items",
        "tuple",
    ];

    /// Puts what named shapes say in the place of their names.
    pub(crate) fn resolve(&mut self, shapes: &BTreeMap<String, Shape>, depth: u32) -> Result<()> {
        ensure!(depth < 16, "a shape contains itself");
        if let Some(name) = &self.shape {
            let named = shapes.get(name).with_context(|| format!("there is no shape {name}"))?.clone();
            if self.types.is_empty() {
                self.types = named.types;
                self.labels = named.labels;
                self.enum_name = named.enum_name;
            }
            self.members = named.members;
            self.others = named.others;
            self.items = named.items;
            self.max_items = named.max_items;
            self.tuple = named.tuple;
        }
        self.parts_mut().try_for_each(|part| part.resolve(shapes, depth + 1))
    }

    fn parts_mut(&mut self) -> impl Iterator<Item = &mut Shape> {
        let members = self.members.iter_mut().map(|(_, member)| member);
        let inner = self.others.iter_mut().chain(self.items.iter_mut()).map(Box::as_mut);
        members.chain(inner).chain(self.tuple.iter_mut())
    }

    /// The parts of a compound value, each with its name: that of a member, else `[]`.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &Shape)> {
        let members = self.members.iter().map(|(name, member)| (name.as_str(), member));
        let inner = self.others.iter().chain(&self.items).map(|part| ("[]", part.as_ref()));
        members.chain(inner).chain(self.tuple.iter().map(|part| ("[]", part)))
    }

    /// Itself and all its parts that have labels, with the path to each: empty, `control`, `[]`.
    pub fn labelled(&self) -> Vec<(String, &Shape)> {
        let own = self.labels.is_some().then(|| (String::new(), self));
        let mut found: Vec<(String, &Shape)> = own.into_iter().collect();
        for (name, part) in self.parts() {
            for (path, shape) in part.labelled() {
                let path = match path.as_str() {
                    "" => name.to_owned(),
                    // The name says enough.
                    inner => inner.to_owned(),
                };
                if !found.iter().any(|(known, _)| *known == path) {
                    found.push((path, shape));
                }
            }
        }
        found
    }

    /// The JSON types that a write takes.
    pub fn write_types(&self) -> &[JsonType] {
        self.write.as_ref().unwrap_or(&self.types)
    }

    /// Whether it may be missing when read (`Read`), or be left out of what is written (`Write`).
    pub fn may_lack(&self, side: Access) -> bool {
        self.optional.is_some_and(|optional| optional == side || optional == Access::ReadWrite)
    }

    /// The numbers that a write may bring, both ends included, as far as storage and limits say. Labels say it better.
    pub fn write_range(&self) -> Option<(Option<f64>, Option<f64>)> {
        let numeric = self.write_types().iter().any(|of| of.is_numeric());
        if self.access == Access::Read || !numeric || self.labels.is_some() {
            return None;
        }
        let natural = self.storage.and_then(Storage::bounds);
        let least = self.min.or(natural.map(|(least, _)| least).filter(|_| self.above.is_none()));
        let most = self.max.or(natural.map(|(_, most)| most));
        (least.is_some() || most.is_some()).then_some((least, most))
    }
}

/// Whether a key or a member may be read, written, or both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Access {
    #[serde(rename = "r")]
    Read,
    #[default]
    #[serde(rename = "rw")]
    ReadWrite,
    #[serde(rename = "w")]
    Write,
}

impl Access {
    /// Its name in the file.
    pub fn text(self) -> &'static str {
        match self {
            Self::Read => "r",
            Self::ReadWrite => "rw",
            Self::Write => "w",
        }
    }
}

/// A JSON type; an integer is a number of its own kind here, as the charger refuses 6.5 where it wants one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names of JSON")]
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
    /// Its name in the file.
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

    /// Whether it has parts.
    pub fn is_compound(self) -> bool {
        matches!(self, Self::Array | Self::Object)
    }

    /// Whether it is a number.
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Integer | Self::Number)
    }
}

/// What a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// `#RRGGBB`
    Color,
}

/// The integer type that holds a value inside the charger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
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

/// In the order of the file.
fn members<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, Shape)>, D::Error> {
    let table = toml::Table::deserialize(deserializer)?;
    let members = table.into_iter().map(|(name, member)| {
        let shape = member.try_into().map_err(|error| D::Error::custom(format!("{name}: {error}")))?;
        Ok((name, shape))
    });
    members.collect()
}
