//! `keys.d.ts`: every key as TypeScript sees it, read and written.

use std::mem;

use goecharger_catalogue::{Catalogue, Entry, Labels, Secret};

use super::{NOTICE, structure, wording};

/// How wide a comment gets.
const WIDTH: usize = 118;

const IMPORT: &str = "import type { JsonValue } from \"../index.js\";\n";

const HEAD: &str = "\
/**
 * Every key as it is read. A model or firmware that lacks a key leaves it out. Whole numbers are exact up to 2^53, as
 * in all of JavaScript.
 */
";

const SETTINGS: &str = "\
/**
 * Every key that can be written, with what the charger takes for it.
 */
";

const TAIL: &str = "\
/** A key of the catalogue. */
export type Key = keyof Readings;

/** A key that can be written. */
export type WritableKey = keyof Settings;

/** A key whose write has to be confirmed by name, as it may destroy data, lock the owner out or weaken safety. */
";

/// Makes the file.
pub fn render(catalogue: &Catalogue) -> String {
    let mut text = format!("// {NOTICE}\n\n{IMPORT}\n{HEAD}export interface Readings {{\n");
    for entry in &catalogue.keys {
        text += &comment(&reading(entry, catalogue), "  ");
        text += &format!("  {}: {};\n", entry.key, indented(&structure::read(&entry.value)));
    }
    text += &format!("}}\n\n{SETTINGS}export interface Settings {{\n");
    for entry in catalogue.keys.iter().filter(|entry| entry.is_writable()) {
        text += &comment(&setting(entry, catalogue), "  ");
        text += &format!("  {}?: {};\n", entry.key, indented(&structure::written(&entry.value)));
    }
    text += &format!("}}\n\n{TAIL}{}", guarded(catalogue));
    for (name, (labels, users)) in catalogue.enums() {
        text += &enumeration(name, labels, &users);
    }
    text
}

fn guarded(catalogue: &Catalogue) -> String {
    let guarded = catalogue.keys.iter().filter(|entry| entry.guard.is_some());
    let keys: String = guarded.map(|entry| format!("\n  | \"{}\"", entry.key)).collect();
    format!("export type GuardedKey ={keys};\n")
}

/// A constant with the values by name, and the type of the same name.
fn enumeration(name: &str, labels: &Labels, users: &[(&Entry, String)]) -> String {
    let about: Vec<_> = users
        .iter()
        .map(|(entry, path)| match path.as_str() {
            "" => format!("`{}` ({})", entry.key, entry.name),
            "[]" => format!("each element of `{}` ({})", entry.key, entry.name),
            part => format!("`{part}` in `{}` ({})", entry.key, entry.name),
        })
        .collect();
    let members: String =
        labels.iter().map(|(value, label)| format!("  readonly {label}: {value};\n")).collect();
    format!(
        "\n{}export declare const {name}: {{\n{members}}};\n{}export type {name} = {} | (number & {{}});\n",
        comment(&[format!("The values of {}, by name.", about.join(", "))], ""),
        comment(&[format!("One of {{@link {name}}}, or a number that is new to this catalogue.")], ""),
        structure::literals(labels),
    )
}

/// What the editor shows of a key that was read.
fn reading(entry: &Entry, catalogue: &Catalogue) -> Vec<String> {
    let guard =
        entry.guard.as_ref().map(|guard| format!("Guarded ({}): {}", guard.level.text(), guard.reason));
    let write_only = (!entry.is_readable()).then(|| "Write-only: few chargers, if any, send it.".to_string());
    paragraphs(entry, catalogue, [write_only, guard, None])
}

/// What the editor shows of a key that is to be written.
fn setting(entry: &Entry, catalogue: &Catalogue) -> Vec<String> {
    let read_back = wording::reads_back(entry).map(String::from);
    paragraphs(entry, catalogue, [wording::guard(entry), entry.caution.clone(), read_back])
}

fn paragraphs(entry: &Entry, catalogue: &Catalogue, special: [Option<String>; 3]) -> Vec<String> {
    let mut facts = format!("`{}`", entry.name);
    if let Some(numbers) = wording::numbers(&entry.value) {
        facts += &format!(" · {numbers}");
    }
    let labels: Vec<_> = entry
        .value
        .labelled()
        .into_iter()
        .filter_map(|(path, part)| Some((path, part.labels.as_ref()?)))
        .map(|(path, labels)| format!("{}: {}.", wording::labelled(&path), wording::labels(labels)))
        .collect();
    let secret = entry.secret.map(|secret| match secret {
        Secret::Secret => "Secret: a credential.".to_string(),
        Secret::Sensitive => "Sensitive: personal or network data.".to_string(),
    });
    let instead = wording::instead(entry, catalogue, |key| format!("`{key}`"));
    let seen = [wording::firmware(entry), wording::hardware(entry)];
    let seen: Vec<_> = seen.into_iter().flatten().collect();
    let seen = (!seen.is_empty()).then(|| seen.join(" "));
    let deprecated = entry.deprecated.as_ref().map(|why| format!("@deprecated {why}"));

    let first = [entry.description.clone(), facts];
    let last = [secret, instead, seen, deprecated];
    first.into_iter().chain(labels).chain(special.into_iter().chain(last).flatten()).collect()
}

/// A TSDoc comment, its paragraphs wrapped.
fn comment(paragraphs: &[String], indent: &str) -> String {
    let width = WIDTH - indent.len() - " * ".len();
    let wrapped: Vec<_> = paragraphs
        .iter()
        .map(|paragraph| {
            let lines = wrap(paragraph, width);
            let lines: Vec<_> = lines.iter().map(|line| format!("{indent} * {line}")).collect();
            lines.join("\n")
        })
        .collect();
    let gap = format!("\n{indent} *\n");
    format!("{indent}/**\n{}\n{indent} */\n", wrapped.join(&gap))
}

/// Lines of at most so many characters; `code in backticks` stays in one.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut word = String::new();
    for part in text.split(' ') {
        word += part;
        if word.matches('`').count() % 2 == 1 {
            word.push(' ');
            continue;
        }
        if line.is_empty() {
            line = mem::take(&mut word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line += &mem::take(&mut word);
        } else {
            lines.push(mem::replace(&mut line, mem::take(&mut word)));
        }
    }
    lines.push(line);
    lines
}

/// A type of several lines, as far in as the member it belongs to.
fn indented(text: &str) -> String {
    text.replace('\n', "\n  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_comment_is_wrapped() {
        let text = comment(&["word ".repeat(40).trim_end().into(), "more".into()], "  ");
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert!(text.ends_with(" word\n   *\n   * more\n   */\n"), "{text}");
    }

    #[test]
    fn code_is_not_wrapped() {
        assert_eq!(wrap("a bc `d e f` gh i", 5), ["a bc", "`d e f`", "gh i"]);
    }
}
