// The lines of the drawer "Code", for the key and the value that are chosen just now.

import type { Entry } from "../../chargers";
import { choiceOf, valueOf } from "./draft";
import { about } from "./rows";
import { pretty } from "./shown";

export function code(entry: Entry | undefined): string {
  const way = entry?.way === "local" ? "{ host }" : "{ serial, token }";
  const catalogue = about.value && !("failed" in about.value) ? about.value : {};
  const key = (entry && choiceOf(entry).key.value) || "amp";
  const info = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  const name = /^[a-z_$][\w$]*$/i.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  const lines = [
    `import { Charger } from "goecharger";`,
    ...(info ? [`import { catalogue } from "goecharger/catalogue";`] : []),
    "",
    `const charger = new Charger(${way});`,
    "",
    "// every value; the view asks for them each 10 s",
    "const { values } = await charger.status();",
    ...(info?.access === "w" ? [] : [`show(values${name});`]),
    ...(info ? ["// what is known of the key", `show(catalogue${name}.description);`] : []),
  ];
  const draft = entry && choiceOf(entry).draft.value;
  const value = info && draft ? valueOf(info, draft) : undefined;
  if (!info || value === undefined) return lines.join("\n");
  // JSON is JavaScript.
  const values = `{ ${key}: ${info.secret === "secret" ? "secret" : pretty(value)} }`;
  const call = info.guard ? `set(\n  ${values},\n  { verify: true, confirm: ["${key}"] },\n)` : `set(${values}, { verify: true })`;
  return [...lines, "", "// what the button does", `await charger.${call};`].join("\n");
}
