//! `simulator/src/catalogue/table.rs`: what the simulator has to know of each key, in the words of its
//! `catalogue.rs`. It is apart from the core's own table, so that the two cannot be wrong together.

use goecharger_catalogue::{Catalogue, Entry, JsonType, Secret};

use super::NOTICE;

/// Makes the file.
pub fn render(catalogue: &Catalogue) -> String {
    let mut entries: Vec<&Entry> = catalogue.keys.iter().collect();
    entries.sort_by_key(|entry| &entry.key);
    let entries: String = entries.into_iter().map(|entry| format!("    {},\n", self::entry(entry))).collect();
    format!(
        "// {NOTICE}\n\n\
         //! Every key, sorted.\n\n\
         use super::*;\n\n\
         #[rustfmt::skip]\n\
         pub(super) static KEYS: &[Key] = &[\n{entries}];\n"
    )
}

fn entry(entry: &Entry) -> String {
    let value = &entry.value;
    let mut fields = vec![format!("name: {:?}", entry.key)];
    let mut field = |name: &str, value: String| fields.push(format!("{name}: {value}"));
    if !entry.is_readable() {
        field("readable", "false".into());
    }
    if entry.secret == Some(Secret::Secret) {
        field("secret", "true".into());
    }
    if value.write.as_deref() == Some(&[JsonType::String]) && value.types.contains(&JsonType::Boolean) {
        field("shows_only_presence", "true".into());
    }
    if entry.is_writable() {
        let types: Vec<_> = value.write_types().iter().map(|of| of.text()).collect();
        field("writable", "true".into());
        field("written", format!("&{types:?}"));
        let (least, most) = value.write_range().unwrap_or_default();
        for (name, bound) in [("least", least), ("most", most), ("above", value.above)] {
            if let Some(bound) = bound {
                field(name, format!("{bound:?}"));
            }
        }
        if !value.also.is_empty() {
            field("also", format!("&{:?}", value.also));
        }
        if let Some(labels) = &value.labels {
            field("numbers", format!("Some(&{:?})", labels.keys().collect::<Vec<_>>()));
        }
    }
    format!("Key {{ {}, ..READ_ONLY }}", fields.join(", "))
}
