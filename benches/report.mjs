// docs/performance.md, from the figures.

import { arch, cpus, platform, totalmem } from "node:os";
import { median, spread } from "./table.mjs";

const CALLS = { full: "full read", keys: "7 keys", set: "set" };
const CONNECTIONS = {
  "keep-alive": "On a connection that is kept, as to the cloud",
  "close": "On a new connection for each call, as to a charger in the LAN",
};
/** What the package may cost: CPU time beside ky's on a kept connection, bytes, and ms above bare `fetch`. */
const BARS = { full: 0.95, keys: 1.1, set: 1.05, gzip: 82_000, start: 22 };

/** The whole file, in Markdown. */
export function report(figures) {
  return `${[
    "<!-- Written by `cargo xtask bench`. -->",
    "# Performance",
    introduction(figures),
    "## Beside its bars",
    bars(figures),
    "## CPU time of a call",
    "In µs of the client's process, user and system. Ratios are taken within each run.",
    ...Object.entries(CONNECTIONS).flatMap(([connection, title]) => [`### ${title}`, cpu(figures.calls[connection])]),
    "## Import to first request",
    `In ms, from the \`import\` in a new process until the server has the request; in each run the median of ${figures.starts} processes.`,
    coldStart(figures.cold),
    "## Bytes",
    "Of a minified bundle for browsers that uses nothing but the client. Bare `fetch` has none.",
    sizes(figures.bytes),
    "## Memory",
    `Every second call fails, in ${figures.memory.kinds} ways, one after the other.`,
    markdown(figures.memory.rows),
    figures.memory.faults.length === 0 ? "Nothing grows." : figures.memory.faults.map((fault) => `- **${fault}**`).join("\n"),
  ].join("\n\n")}\n`;
}

function introduction({ runs }) {
  const [{ model }] = cpus();
  const machine = `${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}`;
  return `goecharger beside bare \`fetch\` with \`JSON.parse\`, ky, axios and openapi-fetch: the same calls to one server with
recorded replies, on the same machine. The clients take turns within each run. The figures are medians of ${runs} runs, with
the lowest and the highest in brackets. The others neither check arguments nor judge replies, and none knows the keys.

Measured on ${new Date().toISOString().slice(0, 10)} with Node.js ${process.version} on ${machine}.`;
}

function bars({ calls, bytes, cold, memory }) {
  const row = (what, numbers, digits, bar, unit = "") => {
    const holds = median(numbers) <= bar ? "holds" : "**missed**";
    return [what, `${spread(numbers, digits)}${unit}`, `≤ ${bar}${unit}`, holds];
  };
  return markdown([
    ["", "here", "bar", ""],
    ...Object.entries(CALLS).map(([call, title]) =>
      row(`CPU time of a ${title === "7 keys" ? "read of 7 keys" : title}, to ky's`, ratios(calls["keep-alive"], call, "goecharger", "ky"), 2, BARS[call]),
    ),
    row("import to first request, above bare `fetch`", cold.map((run) => run.goecharger - run["bare fetch"]), 1, BARS.start, " ms"),
    row("`dist/index.js`, gzip", [bytes["goecharger, dist/index.js"].gzip / 1000], 1, BARS.gzip / 1000, " kB"),
    ["memory over 100 000 calls", memory.faults.length === 0 ? "flat" : "grows", "flat", memory.faults.length === 0 ? "holds" : "**missed**"],
  ]);
}

const ratio = (runs, call, name, other) => (name === other ? "1" : spread(ratios(runs, call, name, other), 2));
const ratios = (runs, call, one, other) => runs.map((run) => run[call][one] / run[call][other]);

function cpu(runs) {
  const rows = Object.entries(CALLS).flatMap(([call, title]) =>
    Object.keys(runs[0][call]).map((name, index) => [
      index === 0 ? title : "",
      name,
      spread(runs.map((run) => run[call][name]), 0),
      ratio(runs, call, name, "bare fetch"),
      ratio(runs, call, name, "ky"),
    ]),
  );
  return markdown([["call", "client", "µs", "to bare `fetch`", "to ky"], ...rows]);
}

function coldStart(runs) {
  const rows = Object.keys(runs[0]).map((name) => [
    name,
    spread(runs.map((run) => run[name]), 1),
    spread(runs.map((run) => run[name] - run["bare fetch"]), 1),
  ]);
  return markdown([["client", "ms", "above bare `fetch`"], ...rows]);
}

function sizes(bytes) {
  const rows = Object.entries(bytes).map(([name, { raw, gzip, brotli }]) => [name, ...[raw, gzip, brotli].map(String)]);
  return markdown([["client", "bytes", "gzip", "brotli"], ...rows]);
}

/** A table; the first row is its head, and all columns but the first stand at the right. */
function markdown([head, ...rows]) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), `|---|${"---:|".repeat(head.length - 1)}`, ...rows.map(line)].join("\n");
}
