// What the types declare, with the comment on each: classes, functions, methods, and the options of a caller.

/**
 * The declarations of a file of types, in their order. An option is what a caller may write: no `readonly`.
 *
 * @param {string} source
 * @returns {{ name: string, kind: "class" | "function" | "method" | "option" | "value", comment: string }[]}
 */
export function members(source) {
  const found = [];
  let [owner, comment] = ["", ""];
  const add = (name, kind) => {
    found.push({ name, kind, comment });
    comment = "";
  };
  // A comment is one piece, everything else a line.
  for (const [piece] of source.matchAll(/^ *\/\*\*[^]*?\*\/$|^.*$/gm)) {
    if (/^ *\/\*\*/.test(piece)) comment = piece;
    const [, kind, name] = /^export (?:declare )?(class|function|interface|const|type) (\w+)/.exec(piece) ?? [];
    if (kind === "class" || kind === "function") add(name, kind);
    if (name) [owner, comment] = [name, ""];
    const [, value, member, mark] = /^ {2}(readonly )?([\w.[\]]+)(\??:|[(<])/.exec(piece) ?? [];
    if (member === undefined || member === "constructor" || /\?: undefined;$/.test(piece)) continue;
    add(`${owner}.${member}`, mark.endsWith(":") ? (value ? "value" : "option") : "method");
  }
  return found;
}

/** The code of each example in a comment, or in a whole file: a block, or what stands in the line of its tag. */
export function examples(text) {
  const found = text.matchAll(/@example(?: (.+?)(?: \*\/)?$|\s*\* ```js\n([^]*?)```)/gm);
  return [...found].map(([, line, block]) => line ?? block.replaceAll(/^ *\* ?/gm, "").trimEnd());
}

/** What a comment says that holds where a caller gives nothing. */
export function defaultOf(comment) {
  return /@default (.+)$/m.exec(comment)?.[1];
}
