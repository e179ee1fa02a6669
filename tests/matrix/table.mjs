// The results as a table: for the terminal, and for docs/compatibility.md.

export function asText(rows) {
  const columns = [
    ["cell", ({ name }) => name],
    ["result", ({ error, skipped }) => (error ? "FAILED" : skipped ? "skipped" : "ok")],
    ["seconds", ({ seconds }) => seconds.toFixed(1).padStart(7)],
    ["gzip", (row) => kilobytes(row).padStart(8)],
    ["", (row) => row.skipped ?? versionText(row)],
  ];
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, show]) => show(row)))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) => line.map((text, column) => text.padEnd(widths[column])).join("  ").trimEnd()).join("\n");
}

/**
 * @param {object[]} rows
 * @param {{ date: string, node: string, catalogue: number }} measured  the catalogue's own size, in bytes
 */
export function asMarkdown(rows, { date, node, catalogue }) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return `<!-- Made by \`cargo xtask matrix\`: not to be edited. -->

# Where it runs

For each of these cells, \`tests/matrix/\` installs the packed package in an empty project, where a program reads and sets a simulated charger by way of the cloud and in the LAN; the charger's log says whether it did. What a bundler makes is loaded in Chromium. \`cargo xtask matrix\` runs all of it, \`cargo xtask matrix vite\` the cells with names that begin so. Measured on ${date}; where no version of Node.js is named, tools ran in ${node}.

The size is that of the program with all of the package and the catalogue in it, each script and each WebAssembly file by gzip -9; of Next.js only the scripts for the page that have a part of the package in them. ${kilobytes({ gzipped: catalogue })} of it are the catalogue, which a program need not import.
${groups.map((group) => section(group, rows.filter((row) => row.group === group))).join("")}`;
}

function section(group, rows) {
  const sized = rows.some(({ gzipped }) => gzipped !== undefined);
  const line = (texts) => `| ${texts.join(" | ")} |`;
  const cells = rows.map((row) =>
    line([`\`${row.name}\``, row.title, row.skipped ? `skipped: ${row.skipped}` : "✓", versionText(row), ...(sized ? [kilobytes(row)] : [])]),
  );
  return `
## ${group}

${line(["cell", "where", "", "versions", ...(sized ? ["gzip"] : [])])}
${line(Array(sized ? 5 : 4).fill("---"))}
${cells.join("\n")}
`;
}

function versionText({ versions = {} }) {
  return Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(", ");
}

function kilobytes({ gzipped }) {
  return gzipped === undefined ? "" : `${(gzipped / 1000).toFixed(1)} kB`;
}
