//! Whether a value can be right, and if not, which part of it is wrong.

use super::entry::{HIGH, Kind, LOW, MANY, Member};
use super::hint;
use crate::json::Json;
use crate::protocol::encode;

/// Why a value cannot be right.
#[derive(Debug)]
pub struct Mismatch {
    /// The part that is wrong, as it is written after the key: nothing, `.pGrid`, `[2].begin.hour`.
    pub path: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a value, or with a part of one.
#[derive(Debug)]
pub enum Fault {
    /// It should be something else.
    Unfit {
        /// What would fit, in words.
        expected: String,
        /// What it is.
        given: Json,
    },
    /// A list or text is too long, or a list too short.
    Length {
        /// What would fit, in words.
        expected: String,
        /// How long it is: "6 elements".
        given: String,
    },
    /// An object has a member that it should not have.
    UnknownMember {
        /// The member.
        name: String,
        /// The name that is probably meant.
        meant: Option<&'static str>,
        /// All that there are.
        members: Vec<&'static str>,
    },
    /// An object lacks a member.
    MissingMember(&'static str),
}

type Check = Result<(), Box<Mismatch>>;

/// That a value is of one of some kinds.
pub(super) fn check(value: &Json, kinds: &[Kind]) -> Check {
    if kinds.iter().any(|kind| fits(value, kind)) {
        return Ok(());
    }
    // A compound value of the right type is wrong in a part, of which more can be said.
    match kinds.iter().find_map(|kind| inside(value, kind)) {
        Some(mismatch) => Err(mismatch),
        None => unfit(words(kinds), value.clone()),
    }
}

fn fits(value: &Json, kind: &Kind) -> bool {
    match (kind, value) {
        (Kind::Anything, _) | (Kind::Null, Json::Null) | (Kind::Boolean, Json::Bool(_)) => true,
        (Kind::Whole(least, most), Json::Number(number)) => {
            number.fract() == 0.0 && (*least..=*most).contains(number)
        }
        (Kind::Number(least, most), Json::Number(number)) => (*least..=*most).contains(number),
        (Kind::Above(limit), Json::Number(number)) => number > limit,
        (Kind::OneOf(numbers), Json::Number(number)) => numbers.iter().any(|one| f64::from(*one) == *number),
        (Kind::Text(_) | Kind::Color, Json::String(_))
        | (Kind::List(..) | Kind::Tuple(_), Json::Array(_))
        | (Kind::Object(_) | Kind::Open(_), Json::Object(_)) => inside(value, kind).is_none(),
        _ => false,
    }
}

/// What is wrong inside a value that is of the right type.
fn inside(value: &Json, kind: &Kind) -> Option<Box<Mismatch>> {
    match (kind, value) {
        (Kind::Text(most), Json::String(text)) => text_length(text, *most),
        (Kind::Color, Json::String(text)) => (!is_color(text))
            .then_some(())
            .and_then(|()| unfit(words(std::slice::from_ref(kind)), value.clone()).err()),
        (Kind::List(of, most), Json::Array(items)) => list(items, of, *most).err(),
        (Kind::Tuple(of), Json::Array(items)) => tuple(items, of).err(),
        (Kind::Object(members), Json::Object(given)) => object(given, members, false).err(),
        (Kind::Open(members), Json::Object(given)) => object(given, members, true).err(),
        _ => None,
    }
}

/// Whether it is known what each part of a compound value is.
pub(super) fn is_known(value: &Json, kinds: &[Kind]) -> bool {
    match value {
        Json::Array(items) => items.iter().enumerate().all(|(place, item)| {
            kinds.iter().any(|kind| match kind {
                Kind::List(of, _) => is_known(item, of),
                Kind::Tuple(of) => of.get(place).is_some_and(|of| is_known(item, of)),
                _ => false,
            })
        }),
        Json::Object(members) => members.iter().all(|(name, value)| {
            kinds.iter().any(|kind| match kind {
                Kind::Object(known) | Kind::Open(known) => {
                    known.iter().any(|member| member.name == name && is_known(value, member.takes))
                }
                _ => false,
            })
        }),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => true,
    }
}

fn text_length(text: &str, most: u32) -> Option<Box<Mismatch>> {
    let length = text.chars().count();
    let given = format!("{length} characters");
    (length > most as usize).then(|| wrong_length(words(&[Kind::Text(most)]), given))
}

fn is_color(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

fn list(items: &[Json], of: &'static [Kind], most: u32) -> Check {
    if items.len() > most as usize {
        return Err(wrong_length(format!("at most {most} elements"), format!("{}", items.len())));
    }
    let mut places = items.iter().enumerate();
    places.try_for_each(|(place, item)| check(item, of).map_err(|wrong| wrong.at(&format!("[{place}]"))))
}

fn tuple(items: &[Json], of: &[&'static [Kind]]) -> Check {
    if items.len() != of.len() {
        return Err(wrong_length(format!("{} elements", of.len()), format!("{}", items.len())));
    }
    let mut places = items.iter().zip(of).enumerate();
    places
        .try_for_each(|(place, (item, of))| check(item, of).map_err(|wrong| wrong.at(&format!("[{place}]"))))
}

fn object(given: &[(String, Json)], members: &[Member], open: bool) -> Check {
    for (name, value) in given {
        match members.iter().find(|member| member.name == name) {
            Some(member) => check(value, member.takes).map_err(|wrong| wrong.at(&format!(".{name}")))?,
            None => {
                let names: Vec<_> = members.iter().map(|member| member.name).collect();
                let meant = hint::nearest(name, &names);
                // Where others may be, only what looks like a slip of the finger is one.
                if !open || meant.is_some_and(|meant| meant.eq_ignore_ascii_case(name)) {
                    let fault = Fault::UnknownMember { name: name.clone(), meant, members: names };
                    return Err(wrong(fault));
                }
            }
        }
    }
    let lacks = |member: &&Member| member.needed && !given.iter().any(|(name, _)| name == member.name);
    match members.iter().find(lacks) {
        Some(member) => Err(wrong(Fault::MissingMember(member.name))),
        None => Ok(()),
    }
}

impl Mismatch {
    fn at(mut self: Box<Self>, place: &str) -> Box<Self> {
        self.path.insert_str(0, place);
        self
    }
}

/// In a box, since it is handed up from part to whole.
fn wrong(fault: Fault) -> Box<Mismatch> {
    Box::new(Mismatch { path: String::new(), fault })
}

fn unfit(expected: String, given: Json) -> Check {
    Err(wrong(Fault::Unfit { expected, given }))
}

fn wrong_length(expected: String, given: String) -> Box<Mismatch> {
    wrong(Fault::Length { expected, given })
}

/// What would fit, in words: "0 or a whole number from 6 to 32".
fn words(kinds: &[Kind]) -> String {
    let words: Vec<_> = kinds.iter().map(kind_words).collect();
    words.join(" or ")
}

fn kind_words(kind: &Kind) -> String {
    match kind {
        Kind::Null => "null".into(),
        Kind::Boolean => "true or false".into(),
        Kind::Whole(least, most) => range("a whole number", *least, *most),
        Kind::Number(least, most) => range("a number", *least, *most),
        Kind::Above(limit) => format!("a number above {}", encode::number(*limit)),
        Kind::OneOf([only]) => only.to_string(),
        Kind::OneOf(numbers) => {
            let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
            format!("one of {}", numbers.join(","))
        }
        Kind::Text(MANY) => "text".into(),
        Kind::Text(most) => format!("text of at most {most} characters"),
        Kind::Color => "a colour like \"#00FF7F\"".into(),
        Kind::List(..) | Kind::Tuple(_) => "a list".into(),
        Kind::Object(_) | Kind::Open(_) => "an object".into(),
        Kind::Anything => "any value".into(),
    }
}

fn range(number: &str, least: f64, most: f64) -> String {
    let [from, to] = [least, most].map(encode::number);
    match (least == LOW, most == HIGH) {
        (true, true) => number.into(),
        (true, false) => format!("{number} of at most {to}"),
        (false, true) => format!("{number} of at least {from}"),
        (false, false) => format!("{number} from {from} to {to}"),
    }
}
