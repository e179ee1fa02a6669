use super::*;

const BASIC: &str = "description = 'What it is.'\ncategory = 'other'\ntopic = 'misc'\n";

fn problems_of(text: &str) -> Vec<String> {
    problems(&Catalogue::parse(text, "").unwrap())
}

fn problems_with(fields: &str) -> Vec<String> {
    problems_of(&format!("[abc]\nname = 'someName'\n{BASIC}{fields}"))
}

fn error_of(text: &str) -> String {
    format!("{:#}", Catalogue::parse(text, "").err().unwrap())
}

#[test]
fn a_field_that_is_not_known_is_an_error_with_its_key() {
    let error = error_of(&format!("[abc]\nname = 'a'\n{BASIC}access = 'r'\ntype = ['integer']\nminimum = 3"));
    assert!(error.contains("[abc]") && error.contains("unknown field `minimum`"), "{error}");
}

#[test]
fn a_field_of_a_member_that_is_not_known_is_an_error_with_its_name() {
    let error =
        error_of(&format!("[abc]\nname = 'a'\n{BASIC}type = ['object']\nmembers.def = {{ maximum = 1 }}"));
    assert!(error.contains("[abc]") && error.contains("def: unknown field `maximum`"), "{error}");
}

#[test]
fn a_shape_has_to_be_there() {
    let error = error_of(&format!("[abc]\nname = 'a'\n{BASIC}type = ['object']\nshape = 'Gone'"));
    assert!(error.contains("there is no shape Gone"), "{error}");
}

#[test]
fn a_shape_that_contains_itself_is_an_error() {
    let keys = format!("[abc]\nname = 'a'\n{BASIC}type = ['array']\nshape = 'A'");
    let error = Catalogue::parse(&keys, "[A]\ntype = ['array']\nitems = { shape = 'A' }").err().unwrap();
    assert!(format!("{error:#}").contains("a shape contains itself"), "{error:#}");
}

#[test]
fn an_enum_value_is_a_whole_number() {
    let fields = "access = 'r'\ntype = ['integer']\nenum_name = 'E'\nenum = { a = 'A' }";
    let error = error_of(&format!("[abc]\nname = 'a'\n{BASIC}{fields}"));
    assert!(error.contains("the enum value a is no whole number"), "{error}");
}

#[test]
fn keys_are_sorted_by_byte_and_names_unique() {
    let entry = |key, name| format!("[{key}]\nname = '{name}'\n{BASIC}access = 'r'\ntype = ['any']\n");
    let text = [entry("b", "one"), entry("a", "two"), entry("c", "one")].concat();
    assert_eq!(problems_of(&text), ["[a] belongs before [b]", "[c] has the name of [b], one"]);
}

#[test]
fn each_mistake_is_named() {
    let read = "access = 'r'\ntype = ['integer']\n";
    let cases = [
        ("guard = { level = 'safety', reason = 'x.' }", "guard is for keys that can be written"),
        ("reads_back = 'never'", "reads_back is for keys that can be written"),
        ("instead = 'gone'", "instead = \"gone\" is no other key"),
        ("instead = 'abc'", "instead = \"abc\" is no other key"),
        ("v1 = ['abc']", "has the name abc of API v1, which is a key now"),
        ("deprecated = 'No stop'", "deprecated is not one line that ends in a full stop"),
        ("hardware = ['1', '1']", "hardware names something twice"),
        ("since = '1'", "since is no version in firmware.rs"),
        ("since = '60.4'\nuntil = '60.3'", "until needs an earlier since"),
        ("until = '60.4'", "until needs an earlier since"),
        ("min = 7\nmax = 6", "min = 7 is not below max = 6"),
        ("min = 7\nabove = 6", "min and above exclude each other"),
        ("storage = 'uint8'\nmax = 256", "the limit 256 does not fit its storage"),
        ("step = 0", "step is not above 0"),
        ("format = 'color'", "max_length and format are for strings"),
        ("enum = { 1 = 'A' }", "enum and enum_name need each other"),
        ("enum_name = 'Key'\nenum = { 1 = 'A' }", "enum_name = \"Key\" is no free UpperCamelCase name"),
        ("enum_name = 'E'\nenum = { 1 = 'a' }", "the label \"a\" is not UpperCamelCase"),
        ("enum_name = 'E'\nenum = { 1 = 'A', 2 = 'A' }", "the label \"A\" is there twice"),
        ("members.a = { type = ['any'] }", "members is for an object"),
        ("max_items = 3", "max_items is for an array"),
    ];
    for (fields, problem) in cases {
        let found = problems_with(&format!("{read}{fields}"));
        assert!(found.contains(&format!("[abc] {problem}")), "{fields}: {found:?}");
    }
}

#[test]
fn types_fit_each_other() {
    let cases = [
        ("type = []", "type is empty"),
        ("type = ['any', 'null']", "type has \"any\" and more"),
        ("type = ['null', 'integer', 'null']", "type names a type twice"),
        ("type = ['string']\nwrite = ['string']", "write repeats type"),
        ("type = ['string']\nstorage = 'uint8'", "storage is for integers"),
        ("type = ['string']\nmin = 1", "min, above, max, also and step are for numbers"),
        ("type = ['integer']\nmax_length = 1", "max_length and format are for strings"),
        ("type = ['array']\ntuple = [{ type = ['any'] }]", "each element of a tuple has a name"),
        (
            "type = ['object']\nmembers.a = { type = ['string'], min = 1 }",
            "a: min, above, max, also and step are for numbers",
        ),
    ];
    for (fields, problem) in cases {
        let found = problems_with(&format!("access = 'rw'\n{fields}"));
        assert!(found.contains(&format!("[abc] {problem}")), "{fields}: {found:?}");
    }
}

#[test]
fn keys_that_share_an_enum_share_its_values() {
    let entry = |key, values| {
        format!(
            "[{key}]\nname = '{key}'\n{BASIC}access = 'r'\ntype = ['integer']\nenum_name = 'E'\n\
             enum = {{ {values} }}\n"
        )
    };
    let text = [entry("a", "0 = 'A'"), entry("b", "0 = 'B'")].concat();
    assert_eq!(problems_of(&text), ["[b] has other values for E than a key above"]);
}
