//! `pkg-template/catalogue.js` and its types: the catalogue as data for user interfaces.

use super::NOTICE;
use super::catalogue::{Catalogue, Entry, JsonType, Secret};

const TYPES: &str = r#"
import type { Key } from "./keys.js";

/** A JSON type. An integer is a number without a fraction; any is not known closer. */
export type JsonType = "boolean" | "integer" | "number" | "string" | "array" | "object" | "null" | "any";

/** What is known of one key. What there is nothing to say about is left out. */
export interface CatalogueEntry {
  /** The key as the charger spells it. */
  readonly key: Key;
  /** A readable name, unique: requestedCurrent. */
  readonly name: string;
  /** What it is, in one sentence. */
  readonly description: string;
  /** As the vendor sorts the keys. */
  readonly category: "command" | "config" | "constant" | "status" | "other";
  /** What it is about, for grouping. */
  readonly topic: Topic;
  /** Read, read and write, or write only. */
  readonly access: "r" | "rw" | "w";
  /** Every JSON type it is read as, over all firmware; for a write-only key, what it takes. */
  readonly types: readonly JsonType[];
  /** The JSON types a write takes, where they are not those of `types`. */
  readonly writeTypes?: readonly JsonType[];
  /** Unit of the value, or of the parts of a compound one. */
  readonly unit?: string;
  /** The lowest number that `set` lets through. What the installation bears may be less. */
  readonly min?: number;
  /** The highest number that `set` lets through. What the installation bears may be less. */
  readonly max?: number;
  /** The step between two values that make a difference. */
  readonly step?: number;
  /** The longest text, in characters. */
  readonly maxLength?: number;
  /** Labels by value. A charger may send other values; a write takes only these. */
  readonly enum?: { readonly [value: number]: string };
  /** The part of a compound value that `enum` is about; "[]" is every element. */
  readonly enumOf?: string;
  /** TypeScript type of a compound value. */
  readonly structure?: string;
  /** The same for writing, where it differs. */
  readonly writeStructure?: string;
  /** The firmware it was seen on; others may have it too. */
  readonly firmware: readonly string[];
  /** The models or the equipment it seems bound to. */
  readonly hardware?: readonly string[];
  /** A credential, or personal and network data. */
  readonly secret?: "secret" | "sensitive";
  /** A write needs `{ confirm: [key] }`. */
  readonly guard?: {
    readonly level: "destructive" | "lockout" | "safety" | "security";
    /** Why, as a sentence. */
    readonly reason: string;
  };
  /** What a write brings about, where that is not obvious. */
  readonly caution?: string;
  /** Why not to rely on it any more, as a sentence. */
  readonly deprecated?: string;
  /** The key to write or read in its place. */
  readonly instead?: Key;
  /** In no table of the vendor. */
  readonly undocumented?: true;
  /** Seen on the wire only from a sibling product, the Fronius Wattpilot. */
  readonly siblings?: true;
}

/** Every key by its name on the wire: `catalogue.amp.unit`. */
export declare const catalogue: { readonly [K in Key]: CatalogueEntry & { readonly key: K } };
"#;

/// Makes the data.
pub fn render_data(catalogue: &Catalogue) -> String {
    let entries: String = catalogue
        .keys
        .iter()
        .map(|entry| format!("  {}: {{ {} }},\n", entry.key, fields(entry).join(", ")))
        .collect();
    format!("// {NOTICE}\n\nexport const catalogue = {{\n{entries}}};\n")
}

/// Makes the types.
pub fn render_types(catalogue: &Catalogue) -> String {
    let mut topics: Vec<_> = catalogue.keys.iter().map(|entry| &entry.topic).collect();
    topics.sort();
    topics.dedup();
    let topics: String = topics.iter().map(|topic| format!("\n  | {}", string(topic))).collect();
    format!("// {NOTICE}\n{TYPES}\n/** What a key is about. */\nexport type Topic ={topics};\n")
}

fn fields(entry: &Entry) -> Vec<String> {
    let mut fields = vec![
        format!("key: {}", string(&entry.key)),
        format!("name: {}", string(&entry.name)),
        format!("description: {}", string(&entry.description)),
        format!("category: {}", string(entry.category.text())),
        format!("topic: {}", string(&entry.topic)),
        format!("access: {}", string(entry.access.text())),
        format!("types: {}", types(&entry.types)),
    ];
    let mut optional = |name: &str, value: Option<String>| {
        fields.extend(value.map(|value| format!("{name}: {value}")));
    };
    let text = |text: &Option<String>| text.as_deref().map(string);
    let truth = |holds: bool| holds.then(|| "true".to_string());
    let range = entry.write_range();

    optional("writeTypes", entry.write.as_deref().map(types));
    optional("unit", text(&entry.unit));
    optional("min", number(range.and_then(|range| range.min)));
    optional("max", number(range.and_then(|range| range.max)));
    optional("step", number(entry.step));
    optional("maxLength", entry.max_length.map(|length| length.to_string()));
    optional(
        "enum",
        entry.labels.as_ref().map(|labels| {
            let labels: Vec<_> =
                labels.iter().map(|(value, label)| format!("{value}: {}", string(label))).collect();
            format!("{{ {} }}", labels.join(", "))
        }),
    );
    optional("enumOf", text(&entry.enum_of));
    optional("structure", text(&entry.structure));
    optional("writeStructure", text(&entry.write_structure));
    optional("firmware", Some(strings(&entry.firmware)));
    optional("hardware", (!entry.hardware.is_empty()).then(|| strings(&entry.hardware)));
    optional("secret", entry.secret.map(Secret::text).map(string));
    optional(
        "guard",
        entry.guard.as_ref().map(|guard| {
            format!("{{ level: {}, reason: {} }}", string(guard.level.text()), string(&guard.reason))
        }),
    );
    optional("caution", text(&entry.caution));
    optional("deprecated", text(&entry.deprecated));
    optional("instead", text(&entry.instead));
    optional("undocumented", truth(entry.undocumented));
    optional("siblings", truth(entry.siblings));
    fields
}

fn number(number: Option<f64>) -> Option<String> {
    number.map(|number| number.to_string())
}

fn types(types: &[JsonType]) -> String {
    list(types.iter().map(|of| of.text()))
}

fn strings(texts: &[String]) -> String {
    list(texts.iter().map(String::as_str))
}

fn list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<_> = texts.map(string).collect();
    format!("[{}]", texts.join(", "))
}

/// A JavaScript string: what Rust escapes in its debug form, it escapes as JavaScript does.
fn string(text: &str) -> String {
    format!("{:?}", text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped_as_javascript_reads_them() {
        assert_eq!(string("a \"b\"\n°C\\ it's\n"), r#""a \"b\"\n°C\\ it's""#);
    }
}
