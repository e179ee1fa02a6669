//! `docs/keys.md`: the catalogue for reading.

use goecharger_catalogue::{Access, Catalogue, Entry, JsonType, Labels, Secret, Shape, TOPICS};

use super::NOTICE;
use super::{structure, wording};

/// More labels than this become a table.
const FEW_LABELS: usize = 8;

const INTRODUCTION: &str = "\
# The API keys

Everything a go-e charger tells and takes goes by short keys: `car` is what the car is doing, `amp` the current it may
draw. This page describes the COUNT keys that goecharger knows. The same facts appear in the editor while you type, and as
data in `goecharger/catalogue`.

```js
const status = await charger.status([\"car\", \"amp\"]); // read
await charger.set({ amp: 16 }); // write
```

How to read it:

- **Seen on firmware** names the oldest and the newest version whose vendor table has the key, or that was seen to send
  it. It promises nothing about others: the key may well be there too, and a model in between may lack it. A charger
  that lacks a key leaves it out, and `status` names it in `missing`.
- **Reading is tolerant.** A key that is not on this page passes as it comes, and so does a value that is not listed
  here. **Writing is strict**: `set` refuses an unknown key, a wrong type, a number outside the range and a value that
  is not listed, before anything is sent. `{ unchecked: true }` lets them through.
- **Guarded** keys can destroy data, lock you out, or weaken safety or security. They need a confirmation by name:
  `set({ rst: 1 }, { confirm: [\"rst\"] })`.
- A range such as 6 to 32 A is what the charger takes, or what fits its memory. What your installation bears may be
  less.
- **Secret** values are credentials. **Sensitive** ones are personal or network data. Keep both out of logs.
- Units: A ampere, V volt, W watt, Wh watt-hour, Hz hertz, ms millisecond, s second, B byte, ct cent.
";

/// Makes the page.
pub fn render(catalogue: &Catalogue) -> String {
    let mut contents = String::from("\n## Contents\n\n");
    let mut sections = String::new();
    for (topic, title) in TOPICS {
        let keys: Vec<_> = catalogue.keys.iter().filter(|entry| entry.topic == topic).collect();
        let links: Vec<_> = keys.iter().map(|entry| format!("[{}](#{})", entry.name, entry.key)).collect();
        contents += &format!("- [{title}](#topic-{topic}), {} keys\n", keys.len());
        sections += &format!("\n<a id=\"topic-{topic}\"></a>\n\n## {title}\n\n{}\n", links.join(" · "));
        sections.extend(keys.iter().map(|entry| section(entry, catalogue)));
    }
    let introduction = INTRODUCTION.replace("COUNT", &catalogue.keys.len().to_string());
    format!("<!-- {NOTICE} -->\n\n{introduction}{contents}{sections}")
}

fn section(entry: &Entry, catalogue: &Catalogue) -> String {
    let mut text =
        format!("\n<a id=\"{0}\"></a>\n\n### {0}: {1}\n\n{2}\n\n", entry.key, entry.name, entry.description);
    for fact in facts(entry, catalogue) {
        text += &format!("- {fact}\n");
    }
    for (_, part) in entry.value.labelled() {
        if let Some(labels) = part.labels.as_ref().filter(|labels| labels.len() > FEW_LABELS) {
            text += &table(labels);
        }
    }
    let (read, written) = structure::of_compound(&entry.value);
    if let Some(structure) = read {
        text += &code(written.as_ref().map(|_| "Read:"), &structure);
    }
    if let Some(structure) = written {
        text += &code(Some("Written:"), &structure);
    }
    text
}

fn facts(entry: &Entry, catalogue: &Catalogue) -> Vec<String> {
    let deprecated = entry.deprecated.as_ref().map(|why| format!("**Deprecated**: {why}"));
    let guard = wording::guard(entry).map(|guard| guard.replacen("Guarded", "**Guarded**", 1));
    let caution = entry.caution.as_ref().map(|caution| format!("**Note**: {caution}"));
    let secret = entry.secret.map(|secret| match secret {
        Secret::Secret => "**Secret**: a credential.".to_string(),
        Secret::Sensitive => "**Sensitive**: personal or network data.".to_string(),
    });
    let labels: Vec<_> = entry.value.labelled().into_iter().map(|(path, part)| labels(&path, part)).collect();
    let undocumented = entry.undocumented.then(|| "In none of the vendor's tables.".to_string());
    let facts = [
        guard,
        caution,
        wording::reads_back(entry).map(String::from),
        secret,
        wording::instead(entry, catalogue, link),
        wording::hardware(entry),
        wording::firmware(entry),
        undocumented,
    ];
    let first = [deprecated, Some(access(entry))].into_iter().flatten().chain(labels);
    first.chain(facts.into_iter().flatten()).collect()
}

fn labels(path: &str, part: &Shape) -> String {
    let name = part.enum_name.as_deref().unwrap_or_default();
    let about = wording::labelled(path);
    let list: Vec<_> =
        part.labels.iter().flatten().map(|(value, label)| format!("`{value}` {label}")).collect();
    if list.len() > FEW_LABELS {
        format!("{about} (`{name}`): see the table")
    } else {
        format!("{about} (`{name}`): {}", list.join(" · "))
    }
}

/// "Read and write: integer, 6 to 32 A"
fn access(entry: &Entry) -> String {
    let numbers = wording::numbers(&entry.value).map(|numbers| format!(", {numbers}")).unwrap_or_default();
    let read = types(&entry.value.types);
    match (entry.value.access, &entry.value.write) {
        (Access::Read, _) => format!("Read only: {read}{numbers}"),
        (Access::Write, _) => format!("Write only: {read}{numbers}"),
        (Access::ReadWrite, None) => format!("Read and write: {read}{numbers}"),
        (Access::ReadWrite, Some(write)) => {
            format!("Read: {read}; write: {}{numbers}", types(write))
        }
    }
}

fn types(types: &[JsonType]) -> String {
    let names: Vec<_> = types
        .iter()
        .map(|of| match of {
            JsonType::Any => "of unknown type",
            other => other.text(),
        })
        .collect();
    names.join(" or ")
}

fn table(labels: &Labels) -> String {
    let rows: String = labels.iter().map(|(value, label)| format!("| {value} | {label} |\n")).collect();
    format!("\n| value | meaning |\n| ---: | --- |\n{rows}")
}

fn code(caption: Option<&str>, structure: &str) -> String {
    let caption = caption.map(|caption| format!("\n{caption}\n")).unwrap_or_default();
    format!("{caption}\n```ts\n{}\n```\n", structure.trim_end())
}

fn link(key: &str) -> String {
    format!("[`{key}`](#{key})")
}
