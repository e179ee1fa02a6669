// Test runners, in Node.js and in what they take for a browser.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeProgram } from "../node.mjs";
import { commonJs, esModule } from "../use.mjs";

const TEST = `
test("it reads and sets", async () => {
  writeFileSync("result.json", JSON.stringify(await use(JSON.parse(process.env.CHARGER))));
});
`;

const JEST_FILES = {
  "use.cjs": commonJs(),
  "use.test.cjs": `const { writeFileSync } = require("node:fs");
const { use } = require("./use.cjs");
${TEST}`,
};

const VITEST_FILES = {
  "use.mjs": esModule(),
  "use.test.mjs": `import { writeFileSync } from "node:fs";
import { test } from "vitest";
import { use } from "./use.mjs";
${TEST}`,
};

async function runTests(project, program, args, charger, env) {
  await project.run(project.bin(program), args, { ...env, CHARGER: JSON.stringify(charger) });
  return readFile(join(project.root, "result.json"), "utf8");
}

const jest = [
  { environment: "node", tools: {} },
  { environment: "jest-fixed-jsdom", tools: { "jest-environment-jsdom": "30.5.2", "jest-fixed-jsdom": "0.0.11" } },
].map(({ environment, tools }) => ({
  name: environment === "node" ? "jest-node" : "jest-jsdom",
  title: `Jest, CommonJS, ${environment}`,
  tools: { jest: "30.5.2", ...tools },
  manifest: { jest: { testEnvironment: environment, testMatch: ["**/*.test.cjs"] } },
  files: JEST_FILES,
  async run({ project, use }) {
    await use((charger) => runTests(project, "jest", ["--ci"], charger));
  },
}));

// happy-dom asks before any request to another origin, as no browser does, and a charger in the LAN answers that with 405.
const HAPPY_DOM = `export default {
  test: { environmentOptions: { happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } } } },
};
`;

const vitest = [
  { environment: "node" },
  { environment: "jsdom", tools: { jsdom: "31.0.1" } },
  {
    environment: "happy-dom",
    title: "happy-dom with its setting disableSameOriginPolicy",
    tools: { "happy-dom": "21.0.4" },
    files: { "vitest.config.mjs": HAPPY_DOM },
  },
].map(({ environment, title = environment, tools, files }) => ({
  name: `vitest-${environment}`,
  title: `Vitest, ${title}`,
  tools: { vitest: "5.1.1", ...tools },
  files: { ...VITEST_FILES, ...files },
  async run({ project, use }) {
    // It does not run on Node.js 20.
    const { env, versions } = await nodeProgram(24);
    await use((charger) => runTests(project, "vitest", ["run", "--environment", environment], charger, env));
    return { versions };
  },
}));

export default { group: "Test runners", cells: [...jest, ...vitest] };
