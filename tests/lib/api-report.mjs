// The public API as text: every declaration of the packed types, sorted, without comments. What changes for users shows
// as a difference in it, and nothing else does.

import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const HEAD = `# The public API

Every declaration that the package publishes, as \`UPDATE_API=1 cargo xtask test types\` wrote it: not to be edited. That
part of the tests compares it with the package. A line that is gone or has changed may break those who use it.
`;

/** What the changelog says of the coming version. */
export function unreleased(changelog) {
  return changelog.match(/^## Unreleased\n([^]*?)(?=^## |$(?![^]))/m)?.[1].trim() ?? "";
}

/** Stands for a text of the changelog, so that a report knows which one it came with. */
export function fingerprint(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** The declarations of a file of types, in the order in which they stand there. */
export function declarations(source) {
  const code = source
    // Strings first: what looks like a comment in one is none.
    .replaceAll(/("(?:[^"\\]|\\.)*")|\/\*[^]*?\*\/|\/\/.*/g, "$1")
    .replaceAll(/[ \t]+$/gm, "")
    .replaceAll(/\n\n+/g, "\n");
  const found = code.split(/^(?=[a-z])/m).map((text) => text.trim());
  return found.filter((text) => text && !/^import |^export \* from|^export \{/.test(text));
}

/** The name by which declarations are sorted. */
function nameOf(declaration) {
  return /(?:interface|class|type|const|function|global|default) ?(\w*)/.exec(declaration)?.[1] ?? declaration;
}

/** The report of the types in a folder. */
export async function apiReport(folder, changelog) {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".d.ts")).sort();
  const parts = [];
  for (const file of files) {
    const found = declarations(await readFile(join(folder, file), "utf8"));
    found.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : a < b ? -1 : 1));
    parts.push(`## ${file}\n\n\`\`\`ts\n${found.join("\n\n")}\n\`\`\`\n`);
  }
  return `${HEAD}\n<!-- changelog ${fingerprint(unreleased(changelog))} -->\n\n${parts.join("\n")}`;
}

/** The report without the line that names its changelog. */
export function apiOf(report) {
  return report.replace(/^<!-- changelog \w+ -->\n/m, "");
}

/** The fingerprint of the changelog that a report came with. */
export function changelogOf(report) {
  return /^<!-- changelog (\w+) -->$/m.exec(report)?.[1];
}
