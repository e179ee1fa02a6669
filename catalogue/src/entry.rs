//! What is known of one key.

use anyhow::Result;
use serde::Deserialize;

use crate::firmware;
use crate::shape::{Access, Shape};

/// What is known of one key.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// As the charger spells it.
    #[serde(skip)]
    pub key: String,
    /// What its value is.
    #[serde(skip)]
    pub value: Shape,
    /// A readable English name.
    pub name: String,
    /// What it is, in a sentence.
    pub description: String,
    /// As the vendor sorts the keys.
    pub category: Category,
    /// One of [`TOPICS`](crate::TOPICS).
    pub topic: String,
    /// The oldest firmware that is known to have it.
    pub since: Option<String>,
    /// The newest firmware that is known to have it, where newer tables lack it.
    pub until: Option<String>,
    /// Models or equipment it seems bound to.
    #[serde(default)]
    pub hardware: Vec<String>,
    /// Seen on the wire only from a sibling product.
    #[serde(default)]
    pub siblings: bool,
    /// In no table of the vendor.
    #[serde(default)]
    pub undocumented: bool,
    /// Why its value stays out of sight.
    pub secret: Option<Secret>,
    /// Why not to rely on it.
    pub deprecated: Option<String>,
    /// The key to write or read in its place.
    pub instead: Option<String>,
    /// How a read gives back what was written.
    #[serde(default)]
    pub reads_back: ReadsBack,
    /// Names of API v1 for it, or for a part of it.
    #[serde(default)]
    pub v1: Vec<String>,
    /// What a write brings about.
    pub caution: Option<String>,
    /// Why a write has to be confirmed.
    pub guard: Option<Guard>,
}

impl Entry {
    pub(crate) fn parse(key: String, table: toml::Value) -> Result<Self> {
        let table: toml::Table = table.try_into()?;
        let (value, rest): (toml::Table, toml::Table) =
            table.into_iter().partition(|(field, _)| Shape::FIELDS.contains(&field.as_str()));
        let entry: Entry = toml::Value::Table(rest).try_into()?;
        Ok(Self { key, value: toml::Value::Table(value).try_into()?, ..entry })
    }

    /// Whether it can be written.
    pub fn is_writable(&self) -> bool {
        self.value.access != Access::Read
    }

    /// Whether it can be read.
    pub fn is_readable(&self) -> bool {
        self.value.access != Access::Write
    }

    /// The versions from the oldest to the newest firmware that is known to have it.
    pub fn firmware(&self) -> &'static [&'static str] {
        let since = self.since.as_deref().and_then(firmware::place);
        let until = self.until.as_deref().map_or(Some(firmware::FIRMWARE.len() - 1), firmware::place);
        let versions = since.zip(until).and_then(|(since, until)| firmware::FIRMWARE.get(since..=until));
        versions.unwrap_or_default()
    }

    /// How a read gives back what was written, if one does.
    pub fn reads_back(&self) -> ReadsBack {
        if self.is_readable() { self.reads_back } else { ReadsBack::Never }
    }
}

/// As the vendor sorts the keys.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the vendor's own words")]
pub enum Category {
    Command,
    Config,
    Constant,
    Status,
    Other,
}

impl Category {
    /// Its name in the file.
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

/// Why a value should stay out of sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Secret {
    /// A credential.
    Secret,
    /// Personal or network data.
    Sensitive,
}

impl Secret {
    /// Its name in the file.
    pub fn text(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Sensitive => "sensitive",
        }
    }
}

/// How a read gives back what was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadsBack {
    /// As it was written.
    #[default]
    AsWritten,
    /// Not at all.
    Never,
    /// A number as the member `amp` of an object.
    Amp,
    /// True and false as the numbers 0 to 3, or the other way round.
    Lock,
    /// Null as the default of the charger.
    Default,
    /// In other letter case.
    AnyCase,
    /// An element that is null leaves what is there.
    NullKeeps,
    /// A list may be filled up with zeros.
    Padded,
}

impl ReadsBack {
    /// Its name in the file.
    pub fn text(self) -> &'static str {
        match self {
            Self::AsWritten => "as-written",
            Self::Never => "never",
            Self::Amp => "amp",
            Self::Lock => "lock",
            Self::Default => "default",
            Self::AnyCase => "any-case",
            Self::NullKeeps => "null-keeps",
            Self::Padded => "padded",
        }
    }
}

/// Why a write needs explicit confirmation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// What is in danger.
    pub level: Level,
    /// Why, as a sentence.
    pub reason: String,
}

/// What a guarded write endangers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Data, or the charge that goes on.
    Destructive,
    /// The way in.
    Lockout,
    /// The installation.
    Safety,
    /// The charger, by others.
    Security,
}

impl Level {
    /// Its name in the file.
    pub fn text(self) -> &'static str {
        match self {
            Self::Destructive => "destructive",
            Self::Lockout => "lockout",
            Self::Safety => "safety",
            Self::Security => "security",
        }
    }
}
