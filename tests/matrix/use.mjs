// What a user's program does in every cell, as source text: a read and a set by way of the cloud, then in the LAN.

const IMPORT = (names, from) => `import { ${names} } from "${from}";`;
const REQUIRE = (names, from) => `const { ${names} } = require("${from}");`;

const LINES = `
  const far = new Charger({ serial, token, baseUrl: cloud });
  const near = new Charger({ baseUrl: local });
  const before = await far.status(["amp"]);
  const sent = await far.set({ amp: 10 });
  const between = await near.status(["amp"]);
  const accepted = await near.set({ amp: 12 });
  const amps = [before, between].map(({ values }) => values.amp);
  const outcomes = [sent, accepted].map(({ outcome }) => outcome);
  const units = Object.values(catalogue).filter(({ key }) => accepted.accepted.includes(key)).map(({ unit }) => unit);
  return { amps, outcomes, units };
`;

const FUNCTION = `async function use({ serial, token, cloud, local }) {${LINES}}\n`;

/** What it returns. */
export const RESULT = { amps: [16, 10], outcomes: ["sent", "accepted"], units: ["A"] };

/**
 * It as an ES module.
 *
 * @param {string} [entry]      where the package is imported from: other than its name where nothing resolves names
 * @param {string} [catalogue]  where the catalogue is imported from
 */
export function esModule(entry = "goecharger", catalogue = `${entry}/catalogue`) {
  return [IMPORT("Charger", entry), IMPORT("catalogue", catalogue), "", `export ${FUNCTION}`].join("\n");
}

/** It in CommonJS. */
export function commonJs() {
  const imports = [REQUIRE("Charger", "goecharger"), REQUIRE("catalogue", "goecharger/catalogue")];
  return [...imports, "", FUNCTION, "module.exports = { use };\n"].join("\n");
}

/** It in TypeScript, whole: with the charger as the first argument, and the result on stdout. */
export function typeScript() {
  return `import { Charger, isChargerError, type SetResult } from "goecharger";
import { catalogue } from "goecharger/catalogue";

type Found = { amps: (number | undefined)[]; outcomes: SetResult["outcome"][]; units: (string | undefined)[] };

async function use({ serial, token, cloud, local }: Record<"serial" | "token" | "cloud" | "local", string>): Promise<Found> {${LINES}}

use(JSON.parse(process.argv[2] ?? "")).then(
  (found) => console.log(JSON.stringify(found)),
  (error: unknown) => {
    console.error(isChargerError(error) ? error.code : error);
    process.exitCode = 1;
  },
);
`;
}

/** Programs for a terminal, which get the charger as the last argument and print the result. */
export const PROGRAM = {
  "use.mjs": esModule(),
  "main.mjs": `import process from "node:process";
import { use } from "./use.mjs";

console.log(JSON.stringify(await use(JSON.parse(process.argv.at(-1)))));
`,
  "use.cjs": commonJs(),
  "main.cjs": `const { use } = require("./use.cjs");

use(JSON.parse(process.argv.at(-1))).then((result) => console.log(JSON.stringify(result)));
`,
};

/** The script of a page, which gets the charger after the # of its address and shows the result as its title. */
export const PAGE_SCRIPT = `import { use } from "./use.js";

const show = (text) => { document.title = text; };
use(JSON.parse(decodeURIComponent(location.hash.slice(1)))).then(
  (result) => show(JSON.stringify(result)),
  (error) => show("failed: " + error),
);
`;

/** The address of such a page. */
export function atPage(url, charger) {
  return `${url}#${encodeURIComponent(JSON.stringify(charger))}`;
}

/** A page with one script. */
export function html(src, head = "") {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8">${head}<script type="module" src="${src}"></script></head>
<body></body>
</html>
`;
}
