//! The words in which `table.rs` says what is known of a key.

pub(super) use Danger::*;
pub(super) use Kind::*;
pub(super) use Privacy::*;
pub(super) use ReadsBack::*;

/// A number without a lower bound.
pub(super) const LOW: f64 = f64::NEG_INFINITY;
/// A number without an upper bound.
pub(super) const HIGH: f64 = f64::INFINITY;
/// A length without a bound.
pub(super) const MANY: u32 = u32::MAX;

/// What is known of one key.
pub(super) struct Entry {
    /// As the charger spells it, then its readable name: one text, since each costs the download more than its letters.
    pub names: &'static str,
    /// What may be written, in alternatives; nothing to a key that is read-only.
    pub takes: &'static [Kind],
    /// The key to write in place of one that is read-only, or nothing.
    pub instead: &'static str,
    /// What a write endangers.
    pub guard: Option<Danger>,
    /// Who may see the value.
    pub privacy: Privacy,
    /// How a read gives back what was written.
    pub back: ReadsBack,
}

impl Entry {
    /// As the charger spells it: `amp`.
    pub fn key(&self) -> &'static str {
        self.names.split_once(' ').map_or(self.names, |(key, _)| key)
    }

    /// Its readable name: `requestedCurrent`.
    pub fn name(&self) -> &'static str {
        self.names.split_once(' ').map_or(self.names, |(_, name)| name)
    }
}

/// What a key is that nothing else is said of.
pub(super) const READ_ONLY: Entry =
    Entry { names: "", takes: &[], instead: "", guard: None, privacy: Public, back: AsWritten };

/// What a value, or a part of one, may be.
pub(super) enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A whole number, both bounds included.
    Whole(f64, f64),
    /// A number, both bounds included; the charger keeps it as a float32.
    Number(f64, f64),
    /// A number above a bound.
    Above(f64),
    /// One of these numbers.
    OneOf(&'static [i32]),
    /// Text of at most so many characters.
    Text(u32),
    /// `#RRGGBB`
    Color,
    /// At most so many elements, each of one of these kinds.
    List(&'static [Kind], u32),
    /// Exactly these elements, each of one of its kinds.
    Tuple(&'static [&'static [Kind]]),
    /// These members and no others.
    Object(&'static [Member]),
    /// These members, and others of which nothing is known.
    Open(&'static [Member]),
    /// Any JSON value.
    Anything,
}

/// A member of an object.
pub(super) struct Member {
    pub name: &'static str,
    pub takes: &'static [Kind],
    /// Whether it has to be there.
    pub needed: bool,
}

pub(super) const fn needed(name: &'static str, takes: &'static [Kind]) -> Member {
    Member { name, takes, needed: true }
}

pub(super) const fn optional(name: &'static str, takes: &'static [Kind]) -> Member {
    Member { name, takes, needed: false }
}

/// What a write endangers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Danger {
    /// Data, or the charge that goes on.
    Destructive,
    /// The owner's way in.
    Lockout,
    /// The electrical installation.
    Safety,
    /// The charger, by others.
    Security,
}

/// Who may see a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Privacy {
    /// Anybody.
    Public,
    /// The owner: personal, or of somebody's network.
    Sensitive,
    /// Nobody: a credential.
    Secret,
}

/// How a read gives back what was written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadsBack {
    /// As it was written.
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
