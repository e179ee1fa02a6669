//! A value, or a part of one, as TypeScript sees it.
//!
//! Only a value that is an enum itself has its type. A part of one is a number, so that what was read can be written.

use goecharger_catalogue::{Access, JsonType, Labels, Shape};

use super::wording;

/// An object with more than this on one line is written over several.
const LONGEST_LINE: usize = 110;

/// The type a value is read as. An enum is open: what new firmware sends has to pass.
pub fn read(shape: &Shape) -> String {
    with_enum(union(shape, Access::Read), shape.enum_name.clone())
}

/// The type a write takes. An enum is closed.
pub fn written(shape: &Shape) -> String {
    with_enum(union(shape, Access::Write), shape.labels.as_ref().map(literals))
}

fn with_enum(union: String, of: Option<String>) -> String {
    of.map_or(union.clone(), |of| union.replace("number", &of))
}

/// What a compound value is made of when read, and when written where that differs.
pub fn of_compound(shape: &Shape) -> (Option<String>, Option<String>) {
    let structure = |types: &[JsonType], side| {
        let without_null: Vec<_> = types.iter().copied().filter(|of| *of != JsonType::Null).collect();
        without_null.iter().any(|of| of.is_compound()).then(|| of_types(&without_null, shape, side))
    };
    if shape.access == Access::Write {
        return (structure(shape.write_types(), Access::Write), None);
    }
    let read = structure(&shape.types, Access::Read);
    let written = structure(shape.write_types(), Access::Write)
        .filter(|written| shape.access != Access::Read && Some(written) != read.as_ref());
    (read, written)
}

/// The numbers of an enum as types.
pub fn literals(labels: &Labels) -> String {
    let values: Vec<_> = labels.keys().map(i64::to_string).collect();
    values.join(" | ")
}

fn union(shape: &Shape, side: Access) -> String {
    let types = if side == Access::Read { &shape.types } else { shape.write_types() };
    of_types(types, shape, side)
}

fn of_types(types: &[JsonType], shape: &Shape, side: Access) -> String {
    let mut parts: Vec<String> = Vec::new();
    for of in types.iter().filter(|of| **of != JsonType::Null) {
        let part = match of {
            JsonType::Any if side == Access::Read => "unknown".into(),
            JsonType::Any => "JsonValue".into(),
            JsonType::Array => array(shape, side),
            JsonType::Object => object(shape, side),
            JsonType::Integer | JsonType::Number => "number".into(),
            scalar => scalar.text().into(),
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if types.contains(&JsonType::Null) {
        parts.push("null".into());
    }
    parts.join(" | ")
}

fn anything(side: Access) -> &'static str {
    if side == Access::Read { "unknown" } else { "JsonValue" }
}

fn array(shape: &Shape, side: Access) -> String {
    if shape.tuple.is_empty() {
        let items = shape.items.as_ref().map_or(anything(side).into(), |items| union(items, side));
        return if items.contains(" | ") && !items.ends_with('}') && !items.ends_with(']') {
            format!("({items})[]")
        } else {
            format!("{items}[]")
        };
    }
    let mut parts: Vec<_> = shape
        .tuple
        .iter()
        .map(|part| {
            let name = part.name.as_deref().unwrap_or_default();
            (format!("{name}: {}", union(part, side)), wording::part(part))
        })
        .collect();
    if let Some(others) = &shape.others {
        parts.push((format!("...rest: {}[]", union(others, side)), None));
    }
    enclosed(["[", "]"], ",", parts)
}

fn object(shape: &Shape, side: Access) -> String {
    let hidden = if side == Access::Read { Access::Write } else { Access::Read };
    let members = shape.members.iter().filter(|(_, member)| member.access != hidden);
    let mut parts: Vec<_> = members
        .map(|(name, member)| {
            let mark = if member.may_lack(side) { "?" } else { "" };
            (format!("{name}{mark}: {}", union(member, side)), wording::part(member))
        })
        .collect();
    if parts.is_empty() {
        let others = shape.others.as_ref().map_or(anything(side).into(), |others| union(others, side));
        return format!("Record<string, {others}>");
    }
    if let Some(others) = &shape.others {
        // A missing member is undefined.
        let of = Some(union(others, side))
            .filter(|of| of == "unknown")
            .unwrap_or_else(|| format!("{} | undefined", union(others, side)));
        parts.push((format!("[part: string]: {of}"), wording::part(others)));
    }
    enclosed(["{", "}"], ";", parts)
}

/// On one line if that is short and nothing has a comment.
fn enclosed([open, close]: [&str; 2], separator: &str, parts: Vec<(String, Option<String>)>) -> String {
    let space = if open == "{" { " " } else { "" };
    let line: Vec<_> = parts.iter().map(|(part, _)| part.as_str()).collect();
    let line = line.join(&format!("{separator} "));
    let is_plain = parts.iter().all(|(_, comment)| comment.is_none());
    if is_plain && line.len() <= LONGEST_LINE && !line.contains('\n') {
        return format!("{open}{space}{line}{space}{close}");
    }
    let lines: String = parts
        .into_iter()
        .map(|(part, comment)| {
            let comment = comment.map(|comment| format!("  /** {comment} */\n")).unwrap_or_default();
            format!("{comment}  {}{separator}\n", part.replace('\n', "\n  "))
        })
        .collect();
    format!("{open}\n{lines}{close}")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use goecharger_catalogue::Catalogue;

    use super::*;

    fn types_of(fields: &str) -> (String, String) {
        let text = format!(
            "[abc]\nname = 'a'\ndescription = 'x.'\ncategory = 'other'\ntopic = 'misc'\naccess = 'rw'\n{fields}"
        );
        let catalogue = Catalogue::parse(&text, "").unwrap();
        let shape = &catalogue.keys.first().unwrap().value;
        (read(shape), written(shape))
    }

    #[test]
    fn scalars_make_unions_with_null_last() {
        let (read, write) =
            types_of("type = ['null', 'boolean', 'integer', 'number']\nwrite = ['string', 'null']");
        assert_eq!(read, "boolean | number | null");
        assert_eq!(write, "string | null");
    }

    #[test]
    fn an_enum_is_open_to_read_and_closed_to_write() {
        let (read, write) =
            types_of("type = ['boolean', 'integer', 'null']\nenum_name = 'E'\nenum = { 10 = 'B', 2 = 'A' }");
        assert_eq!(read, "boolean | E | null");
        assert_eq!(write, "boolean | 2 | 10 | null");
    }

    #[test]
    fn an_unknown_type_is_unknown_to_read_and_json_to_write() {
        assert_eq!(types_of("type = ['any']"), ("unknown".into(), "JsonValue".into()));
        assert_eq!(types_of("type = ['array']"), ("unknown[]".into(), "JsonValue[]".into()));
    }

    #[test]
    fn members_are_those_of_the_side() {
        let (read, write) = types_of(
            "type = ['object', 'null']\nmembers.a = { type = ['integer'], optional = 'w' }\n\
             members.b = { type = ['boolean'], access = 'r' }\nmembers.c = { type = ['string'], access = 'w' }",
        );
        assert_eq!(read, "{ a: number; b: boolean } | null");
        assert_eq!(write, "{ a?: number; c: string } | null");
    }

    #[test]
    fn what_needs_a_comment_gets_a_line() {
        let (read, _) = types_of(
            "type = ['array']\ntuple = [{ name = 'a', type = ['number'], unit = 'V' }, { name = 'b', type = ['number', 'null'] }]",
        );
        assert_eq!(read, "[\n  /** V */\n  a: number,\n  b: number | null,\n]");
    }

    #[test]
    fn a_list_of_a_union_is_bracketed() {
        assert_eq!(
            types_of("type = ['array']\nitems = { type = ['number', 'null'] }").0,
            "(number | null)[]"
        );
    }
}
