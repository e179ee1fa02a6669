// Node.js, each line of versions: as ES module, in CommonJS, in a worker, and compiled from TypeScript.

import { PROGRAM, typeScript } from "../use.mjs";
import { MAJORS, nodeProgram } from "../node.mjs";

const WORKER = {
  "main.mjs": `import { Worker } from "node:worker_threads";

const workerData = JSON.parse(process.argv.at(-1));
const worker = new Worker(new URL("./worker.mjs", import.meta.url), { workerData });
worker.once("message", (result) => console.log(JSON.stringify(result)));
`,
  "worker.mjs": `import { parentPort, workerData } from "node:worker_threads";
import { use } from "./use.mjs";

parentPort.postMessage(await use(workerData));
`,
};

const WAYS = [
  { name: "esm", title: "ES module", files: PROGRAM, main: "main.mjs" },
  { name: "cjs", title: "CommonJS", files: PROGRAM, main: "main.cjs" },
  { name: "worker", title: "worker_threads", files: { ...PROGRAM, ...WORKER }, main: "main.mjs" },
];

const plain = MAJORS.flatMap((major) =>
  WAYS.map(({ name, title, files, main }) => ({
    name: `node-${major}-${name}`,
    title,
    files,
    async run({ project, use }) {
      const node = await nodeProgram(major);
      await use((charger) => project.run(node.program, [main, JSON.stringify(charger)]));
      return { versions: node.versions };
    },
  })),
);

/** No DOM: what the types need of it has to come from Node.js's own. */
const TSCONFIG = {
  compilerOptions: { module: "nodenext", target: "es2022", lib: ["es2022"], types: ["node"], strict: true, skipLibCheck: false },
  files: ["main.ts"],
};

const typed = [["5.9", "5.9.3"], ["7.0", "7.0.2"]].flatMap(([line, typescript]) =>
  [["esm", "module", "ES module"], ["cjs", "commonjs", "CommonJS"]].map(([name, type, title]) => ({
    name: `typescript-${line}-${name}`,
    title: `TypeScript, nodenext, to ${title}`,
    tools: { typescript, "@types/node": "20.19.43" },
    manifest: { type },
    files: { "main.ts": typeScript(), "tsconfig.json": JSON.stringify(TSCONFIG) },
    async run({ project, use }) {
      await project.run(project.bin("tsc"), []);
      const versions = [];
      for (const major of MAJORS) {
        const node = await nodeProgram(major);
        await use((charger) => project.run(node.program, ["main.js", JSON.stringify(charger)]));
        versions.push(node.versions["Node.js"]);
      }
      return { versions: { "Node.js": versions.join(", ") } };
    },
  })),
);

export default { group: "Node.js", cells: [...plain, ...typed] };
