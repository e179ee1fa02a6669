//! `src/catalogue/table.rs`: what the core has to know of each key to check a write, one line per key.
//!
//! ```text
//! <key>[ :<types>][ =<min>..<max>][ ?<value,…>][ <<max length>][ !<guard>][ ><instead>][ *|^][ ~]
//! ```
//!
//! `:` the JSON types a write takes, without which a key is read-only (**b**oolean, **i**nteger, **n**umber, **s**tring, **a**rray, **o**bject,
//! nu**z**l, **x** any) · `=` the device range · `?` the enum's values · `!` the guard's level (**d**estructive,
//! **l**ockout, **s**afety, se**c**urity) · `>` the key to write in
//! its place · `*` a secret, `^` personal or of somebody's network · `~` a read does not give back what was written

use super::NOTICE;
use super::catalogue::{Access, Catalogue, Entry, JsonType, Level, Secret};

/// Makes the file.
pub fn render(catalogue: &Catalogue) -> String {
    let lines: Vec<_> = catalogue.keys.iter().map(|entry| line(entry, catalogue)).collect();
    format!(
        "// {NOTICE}\n\n//! One line per key, sorted; xtask/src/generate/table.rs describes the fields.\n\n\
         pub(super) static TABLE: &str = \"\\\n{}\";\n",
        lines.join("\n")
    )
}

fn line(entry: &Entry, catalogue: &Catalogue) -> String {
    let mut fields = vec![entry.key.clone()];
    if entry.is_writable() {
        let letters: String = entry.write_types().iter().map(|of| type_letter(*of)).collect();
        fields.push(format!(":{letters}"));
        if let Some(range) = entry.write_range() {
            fields.push(format!("={}..{}", bound(range.min), bound(range.max)));
        }
        if let Some(labels) = entry.own_labels() {
            let values: Vec<_> = labels.keys().map(i64::to_string).collect();
            fields.push(format!("?{}", values.join(",")));
        }
        if let Some(length) = entry.max_length {
            fields.push(format!("<{length}"));
        }
        if let Some(guard) = &entry.guard {
            fields.push(format!("!{}", level_letter(guard.level)));
        }
    }
    if let Some(instead) = &entry.instead
        && !entry.is_writable()
        && catalogue.get(instead).is_some_and(Entry::is_writable)
    {
        fields.push(format!(">{instead}"));
    }
    match entry.secret {
        Some(Secret::Secret) => fields.push("*".into()),
        Some(Secret::Sensitive) => fields.push("^".into()),
        None => {}
    }
    if entry.resets || entry.access == Access::Write {
        fields.push("~".into());
    }
    fields.join(" ")
}

fn bound(number: Option<f64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn type_letter(json_type: JsonType) -> char {
    match json_type {
        JsonType::Boolean => 'b',
        JsonType::Integer => 'i',
        JsonType::Number => 'n',
        JsonType::String => 's',
        JsonType::Array => 'a',
        JsonType::Object => 'o',
        JsonType::Null => 'z',
        JsonType::Any => 'x',
    }
}

fn level_letter(level: Level) -> char {
    match level {
        Level::Destructive => 'd',
        Level::Lockout => 'l',
        Level::Safety => 's',
        Level::Security => 'c',
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn line_of(fields: &str) -> String {
        let text = format!(
            "[abc]\nname = \"someName\"\ndescription = \"x.\"\ncategory = \"other\"\ntopic = \"misc\"\n{fields}"
        );
        let catalogue = Catalogue::parse(&text).unwrap();
        line(&catalogue.keys[0], &catalogue)
    }

    #[test]
    fn a_read_only_key_has_no_write_types_and_names_another_only_if_that_can_be_written() {
        let fields = |access| {
            format!(
                "access = 'r'\ntype = ['integer']\nstorage = 'uint8'\ninstead = 'xyz'\n[xyz]\nname = 'other'\n\
                 description = 'y.'\ncategory = 'other'\ntopic = 'misc'\ntype = ['integer']\naccess = '{access}'"
            )
        };
        assert_eq!(line_of(&fields("rw")), "abc >xyz");
        assert_eq!(line_of(&fields("r")), "abc");
    }

    #[test]
    fn natural_bounds_fill_in_for_missing_limits() {
        let line = |limits| line_of(&format!("access = 'rw'\ntype = ['integer', 'null']\n{limits}"));
        assert_eq!(line(""), "abc :iz");
        assert_eq!(line("storage = 'int8'"), "abc :iz =-128..127");
        assert_eq!(line("storage = 'uint8'\nmin = 6"), "abc :iz =6..255");
        assert_eq!(line("storage = 'uint32'"), "abc :iz =0..4294967295");
        assert_eq!(line("storage = 'uint64'"), "abc :iz");
        assert_eq!(line("min = 0.5"), "abc :iz =0.5..");
        assert_eq!(line("max = -1"), "abc :iz =..-1");
    }

    #[test]
    fn the_range_is_that_of_the_written_type() {
        let fields = "access = 'rw'\ntype = ['integer']\nwrite = ['string']\nstorage = 'uint8'";
        assert_eq!(line_of(fields), "abc :s");
    }

    #[test]
    fn an_enum_takes_the_place_of_a_range() {
        let fields = "access = 'rw'\ntype = ['boolean', 'integer']\nstorage = 'uint8'\nenum_name = 'E'\n\
                      enum = { 10 = 'C', 2 = 'B', 0 = 'A' }";
        assert_eq!(line_of(fields), "abc :bi ?0,2,10");
    }

    #[test]
    fn an_enum_of_a_part_says_nothing_about_the_value() {
        let fields = "access = 'rw'\ntype = ['object']\nstructure = '{ a: number }'\nenum_name = 'E'\n\
                      enum_of = 'a'\nenum = { 0 = 'A' }";
        assert_eq!(line_of(fields), "abc :o");
    }

    #[test]
    fn the_fields_come_in_one_order() {
        let fields = "access = 'w'\ntype = ['string']\nmax_length = 32\nsecret = 'secret'\n\
                      guard = { level = 'security', reason = 'y.' }";
        assert_eq!(line_of(fields), "abc :s <32 !c * ~");
    }

    #[test]
    fn sensitive_is_not_secret_and_what_resets_is_marked() {
        let fields = "access = 'rw'\ntype = ['any']\nsecret = 'sensitive'\nresets = true";
        assert_eq!(line_of(fields), "abc :x ^ ~");
    }
}
