//! `catalogue.js` and its types: the catalogue as data for user interfaces.

use goecharger_catalogue::{Catalogue, Entry, Format, JsonType, ReadsBack, Secret};

use super::{NOTICE, structure};

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
  /** What a number has to be above of, for `set` to let it through. */
  readonly above?: number;
  /** The highest number that `set` lets through. What the installation bears may be less. */
  readonly max?: number;
  /** Numbers that `set` lets through besides: 0 to switch something off. */
  readonly also?: readonly number[];
  /** The step between two values that make a difference. */
  readonly step?: number;
  /** The longest text, in characters. */
  readonly maxLength?: number;
  /** What a text looks like: "color" is #RRGGBB. */
  readonly format?: "color";
  /** The most elements of an array. */
  readonly maxItems?: number;
  /** Labels by value. A charger may send other values; a write takes only these. */
  readonly enum?: { readonly [value: number]: string };
  /** The part of a compound value that `enum` is about; "[]" is every element. */
  readonly enumOf?: string;
  /** TypeScript type of a compound value. */
  readonly structure?: string;
  /** The same for writing, where it differs. */
  readonly writeStructure?: string;
  /** The versions from the oldest to the newest firmware that it was seen on; others may have it too. */
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
  /** How a read gives back what was written, where it is not as written: "never" for one that does not. */
  readonly readsBack?: "never" | "amp" | "lock" | "default" | "any-case" | "null-keeps" | "padded";
  /** Names of API v1 for it, or for a part of it. */
  readonly v1?: readonly string[];
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
pub fn render(catalogue: &Catalogue) -> String {
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
        format!("access: {}", string(entry.value.access.text())),
        format!("types: {}", types(&entry.value.types)),
    ];
    let mut optional = |name: &str, value: Option<String>| {
        fields.extend(value.map(|value| format!("{name}: {value}")));
    };
    let text = |text: &Option<String>| text.as_deref().map(string);
    let truth = |holds: bool| holds.then(|| "true".to_string());
    let (value, back) = (&entry.value, entry.reads_back());
    let range = value.write_range();
    let (read, written) = structure::of_compound(value);
    let labelled = value.labelled();
    let part = labelled.first();

    optional("writeTypes", value.write.as_deref().map(types));
    optional("unit", text(&value.unit));
    optional("min", number(range.and_then(|(least, _)| least)));
    optional("above", number(value.above));
    optional("max", number(range.and_then(|(_, most)| most)));
    optional("also", (!value.also.is_empty()).then(|| list(value.also.iter().map(f64::to_string))));
    optional("step", number(value.step));
    optional("maxLength", value.max_length.map(|length| length.to_string()));
    optional("format", value.format.map(|Format::Color| string("color")));
    optional("maxItems", value.max_items.map(|most| most.to_string()));
    optional(
        "enum",
        part.and_then(|(_, part)| part.labels.as_ref()).map(|labels| {
            let labels: Vec<_> =
                labels.iter().map(|(value, label)| format!("{value}: {}", string(label))).collect();
            format!("{{ {} }}", labels.join(", "))
        }),
    );
    optional("enumOf", part.filter(|(path, _)| !path.is_empty()).map(|(path, _)| string(path)));
    optional("structure", text(&read));
    optional("writeStructure", text(&written));
    optional("firmware", Some(list(entry.firmware().iter().map(|version| string(version)))));
    optional("hardware", (!entry.hardware.is_empty()).then(|| strings(&entry.hardware)));
    optional("secret", entry.secret.map(Secret::text).map(string));
    optional(
        "guard",
        entry.guard.as_ref().map(|guard| {
            format!("{{ level: {}, reason: {} }}", string(guard.level.text()), string(&guard.reason))
        }),
    );
    let back = (entry.is_writable() && back != ReadsBack::AsWritten).then(|| string(back.text()));
    optional("readsBack", back);
    optional("v1", (!entry.v1.is_empty()).then(|| strings(&entry.v1)));
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
    list(types.iter().map(|of| string(of.text())))
}

fn strings(texts: &[String]) -> String {
    list(texts.iter().map(|text| string(text)))
}

fn list(texts: impl Iterator<Item = String>) -> String {
    let texts: Vec<_> = texts.collect();
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
