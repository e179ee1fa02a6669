//! `src/catalogue/table.rs`: what the core has to know of each key, in the words of `src/catalogue/entry.rs`, which
//! are those of the catalogue's own types where both have them.

use goecharger_catalogue::{Access, Catalogue, Entry, Format, JsonType, ReadsBack, Shape};

use super::NOTICE;

/// Makes the file.
pub fn render(catalogue: &Catalogue) -> String {
    let entries: String =
        catalogue.keys.iter().map(|entry| format!("    {},\n", self::entry(entry, catalogue))).collect();
    let mut former: Vec<_> =
        catalogue.keys.iter().flat_map(|entry| entry.v1.iter().map(|name| (name, &entry.key))).collect();
    former.sort();
    let former: String = former.iter().map(|(name, key)| format!("    ({name:?}, {key:?}),\n")).collect();
    format!(
        "// {NOTICE}\n\n\
         //! Every key, sorted.\n\n\
         use super::entry::*;\n\n\
         #[rustfmt::skip]\n\
         pub(super) static KEYS: &[Entry] = &[\n{entries}];\n\n\
         /// Names of API v1, sorted, each with the key that has taken its place.\n\
         #[rustfmt::skip]\n\
         pub(super) static FORMER: &[(&str, &str)] = &[\n{former}];\n"
    )
}

fn entry(entry: &Entry, catalogue: &Catalogue) -> String {
    let mut fields = vec![format!("names: \"{} {}\"", entry.key, entry.name)];
    if entry.is_writable() {
        fields.push(format!("takes: &{}", kinds(&entry.value)));
    }
    if let Some(instead) = &entry.instead
        && !entry.is_writable()
        && catalogue.get(instead).is_some_and(Entry::is_writable)
    {
        fields.push(format!("instead: {instead:?}"));
    }
    fields.extend(entry.guard.as_ref().map(|guard| format!("guard: Some({:?})", guard.level)));
    fields.extend(entry.secret.map(|secret| format!("privacy: {secret:?}")));
    let back = entry.reads_back();
    if entry.is_writable() && back != ReadsBack::AsWritten {
        fields.push(format!("back: {back:?}"));
    }
    format!("Entry {{ {}, ..READ_ONLY }}", fields.join(", "))
}

/// What may be written, in alternatives.
fn kinds(shape: &Shape) -> String {
    let types = if shape.access == Access::Read { &shape.types } else { shape.write_types() };
    let mut kinds: Vec<String> = Vec::new();
    for of in types {
        match of {
            JsonType::Boolean => kinds.push("Boolean".into()),
            JsonType::Null => kinds.push("Null".into()),
            JsonType::Any => kinds.push("Anything".into()),
            JsonType::String => kinds.push(text(shape)),
            JsonType::Array => kinds.push(array(shape)),
            JsonType::Object => kinds.push(object(shape)),
            JsonType::Integer | JsonType::Number => kinds.extend(numbers(shape, *of)),
        }
    }
    format!("[{}]", kinds.join(", "))
}

fn text(shape: &Shape) -> String {
    match (shape.format, shape.max_length) {
        (Some(Format::Color), _) => "Color".into(),
        (None, Some(most)) => format!("Text({most})"),
        (None, None) => "Text(MANY)".into(),
    }
}

fn numbers(shape: &Shape, of: JsonType) -> Vec<String> {
    if let Some(labels) = &shape.labels {
        let values: Vec<_> = labels.keys().map(i64::to_string).collect();
        return vec![format!("OneOf(&[{}])", values.join(", "))];
    }
    let mut kinds = Vec::new();
    if !shape.also.is_empty() {
        let values: Vec<_> = shape.also.iter().map(f64::to_string).collect();
        kinds.push(format!("OneOf(&[{}])", values.join(", ")));
    }
    let (least, most) = shape.write_range().unwrap_or_default();
    kinds.push(match (of, shape.above) {
        (JsonType::Integer, Some(limit)) => {
            format!("Whole({:?}, {})", limit.floor() + 1.0, bound(most, "HIGH"))
        }
        (JsonType::Integer, None) => format!("Whole({}, {})", bound(least, "LOW"), bound(most, "HIGH")),
        (_, Some(limit)) => format!("Above({limit:?})"),
        (_, None) => format!("Number({}, {})", bound(least, "LOW"), bound(most, "HIGH")),
    });
    kinds
}

fn bound(number: Option<f64>, otherwise: &str) -> String {
    number.map_or(otherwise.into(), |number| format!("{number:?}"))
}

fn array(shape: &Shape) -> String {
    if shape.tuple.is_empty() {
        let items = shape.items.as_ref().map_or("[Anything]".into(), |items| kinds(items));
        let most = shape.max_items.map_or("MANY".into(), |most| most.to_string());
        return format!("List(&{items}, {most})");
    }
    let parts: Vec<_> = shape.tuple.iter().map(|part| format!("&{}", kinds(part))).collect();
    format!("Tuple(&[{}])", parts.join(", "))
}

/// A member that can only be read may still be among what is written, as after a read.
fn object(shape: &Shape) -> String {
    let members: Vec<_> = shape
        .members
        .iter()
        .map(|(name, member)| {
            let of = if member.may_lack(Access::Write) { "optional" } else { "needed" };
            format!("{of}({name:?}, &{})", kinds(member))
        })
        .collect();
    // Of an object without members, nothing is known.
    let of = if shape.others.is_some() || members.is_empty() { "Open" } else { "Object" };
    format!("{of}(&[{}])", members.join(", "))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn fields_of(fields: &str) -> String {
        let text = format!(
            "[abc]\nname = \"someName\"\ndescription = \"x.\"\ncategory = \"other\"\ntopic = \"misc\"\n{fields}"
        );
        let catalogue = Catalogue::parse(&text, "").unwrap();
        let line = entry(catalogue.keys.first().unwrap(), &catalogue);
        let fields = line.strip_prefix("Entry { names: \"abc someName\", ").unwrap();
        fields.strip_suffix("..READ_ONLY }").unwrap().trim_end_matches(", ").to_owned()
    }

    #[test]
    fn a_read_only_key_takes_nothing_and_names_another_only_if_that_can_be_written() {
        let fields = |access| {
            format!(
                "access = 'r'\ntype = ['integer']\nstorage = 'uint8'\ninstead = 'xyz'\n[xyz]\nname = 'other'\n\
                 description = 'y.'\ncategory = 'other'\ntopic = 'misc'\ntype = ['integer']\naccess = '{access}'"
            )
        };
        assert_eq!(fields_of(&fields("rw")), "instead: \"xyz\"");
        assert_eq!(fields_of(&fields("r")), "");
    }

    #[test]
    fn a_number_has_the_bounds_of_its_limits_or_of_its_storage() {
        for (fields, kinds) in [
            ("type = ['integer', 'null']", "[Whole(LOW, HIGH), Null]"),
            ("type = ['integer']\nstorage = 'int8'", "[Whole(-128.0, 127.0)]"),
            ("type = ['integer']\nstorage = 'uint8'\nmin = 6", "[Whole(6.0, 255.0)]"),
            ("type = ['integer']\nstorage = 'uint64'", "[Whole(LOW, HIGH)]"),
            (
                "type = ['integer']\nstorage = 'uint8'\nmin = 6\nmax = 32\nalso = [0]",
                "[OneOf(&[0]), Whole(6.0, 32.0)]",
            ),
            ("type = ['integer']\nabove = 0", "[Whole(1.0, HIGH)]"),
            ("type = ['number']\nmin = 0.5", "[Number(0.5, HIGH)]"),
            ("type = ['number']\nmax = -1", "[Number(LOW, -1.0)]"),
            ("type = ['number']\nabove = 0", "[Above(0.0)]"),
            (
                "type = ['boolean', 'integer']\nstorage = 'uint8'\nenum_name = 'E'\nenum = { 10 = 'C', 2 = 'B', 0 = 'A' }",
                "[Boolean, OneOf(&[0, 2, 10])]",
            ),
        ] {
            assert_eq!(fields_of(fields), format!("takes: &{kinds}"), "{fields}");
        }
    }

    #[test]
    fn what_is_written_counts() {
        assert_eq!(
            fields_of("type = ['integer']\nwrite = ['string']\nstorage = 'uint8'"),
            "takes: &[Text(MANY)]"
        );
    }

    #[test]
    fn a_compound_value_has_its_parts() {
        for (fields, kinds) in [
            ("type = ['array']", "[List(&[Anything], MANY)]"),
            (
                "type = ['array']\nmax_items = 5\nitems = { type = ['integer'], min = 6, max = 32 }",
                "[List(&[Whole(6.0, 32.0)], 5)]",
            ),
            ("type = ['array']\ntuple = [{ name = 'a', type = ['boolean'] }]", "[Tuple(&[&[Boolean]])]"),
            ("type = ['object']", "[Open(&[])]"),
            (
                "type = ['object']\nothers = { type = ['any'] }\nmembers.b = { type = ['string'], optional = 'r' }",
                "[Open(&[needed(\"b\", &[Text(MANY)])])]",
            ),
            (
                "type = ['object']\nmembers.b = { type = ['boolean'], write = ['string'], max_length = 3, optional = 'rw' }",
                "[Object(&[optional(\"b\", &[Text(3)])])]",
            ),
            (
                "type = ['object']\nmembers.b = { type = ['boolean'], access = 'r' }",
                "[Object(&[needed(\"b\", &[Boolean])])]",
            ),
        ] {
            assert_eq!(fields_of(fields), format!("takes: &{kinds}"), "{fields}");
        }
    }

    #[test]
    fn the_fields_come_in_one_order() {
        let fields = "access = 'w'\ntype = ['string']\nmax_length = 32\nsecret = 'secret'\n\
                      guard = { level = 'security', reason = 'y.' }";
        assert_eq!(
            fields_of(fields),
            "takes: &[Text(32)], guard: Some(Security), privacy: Secret, back: Never"
        );
    }

    #[test]
    fn sensitive_is_not_secret_and_what_does_not_read_back_is_marked() {
        let fields = "access = 'rw'\ntype = ['any']\nsecret = 'sensitive'\nreads_back = 'never'";
        assert_eq!(fields_of(fields), "takes: &[Anything], privacy: Sensitive, back: Never");
    }
}
