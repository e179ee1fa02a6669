//! `enums.js`: the values of each enum by name; a bundler drops those that are not used.

use goecharger_catalogue::{Catalogue, Labels};

use super::NOTICE;

/// Makes the file.
pub fn render(catalogue: &Catalogue) -> String {
    let enums = catalogue.enums();
    let constants: String = enums.iter().map(|(name, (labels, _))| constant(name, labels)).collect();
    format!("// {NOTICE}\n{constants}")
}

fn constant(name: &str, labels: &Labels) -> String {
    let members: String = labels.iter().map(|(value, label)| format!("  {label}: {value},\n")).collect();
    format!("\nexport const {name} = /* @__PURE__ */ Object.freeze({{\n{members}}});\n")
}
