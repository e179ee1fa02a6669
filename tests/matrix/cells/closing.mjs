// A charger in the LAN that closes each connection without saying so, as firmware 59 and 60 do: 5 000 sets, each right
// after a read.

import { CLOSING, SETS, judge, setAfterRead } from "../../lib/closing.mjs";
import { closedPort } from "../../lib/simulator.mjs";
import { MAJORS, nodeProgram } from "../node.mjs";
import { BUNDLE, workerdConfig } from "../workerd.mjs";

const FUNCTION = `import { Charger } from "goecharger";

export ${setAfterRead}
`;

const FILES = {
  "sets.js": FUNCTION,
  "main.mjs": `import process from "node:process";
import { Charger, setAfterRead } from "./sets.js";

const { local, first, count } = JSON.parse(process.argv.at(-1));
console.log(JSON.stringify(await setAfterRead(Charger, local, first, count)));
`,
};
FILES["sets.js"] += "export { Charger };\n";

/** A cell whose `start` gives a way to play some of the sets: it resolves to text whose last line is what failed. */
function cell(name, title, tools, start, files = FILES) {
  return {
    name: `closing-${name}`,
    title,
    tools,
    files,
    onRequest: true,
    async run({ project, simulator, used }) {
      const { play, atOnce = SETS, versions } = await start(project);
      const { serial, local } = await simulator.control.create(CLOSING);
      const failed = [];
      for (let first = 0; first < SETS; first += atOnce) {
        const text = await play(JSON.stringify({ local, first, count: atOnce }));
        failed.push(...JSON.parse(text.trim().split("\n").at(-1)));
      }
      judge(failed, await simulator.control.requests(serial));
      await simulator.control.remove(serial);
      used();
      return { versions };
    },
  };
}

const nodes = MAJORS.map((major) =>
  cell(`node-${major}`, `${SETS} sets, each after a read`, {}, async (project) => {
    const { program, versions } = await nodeProgram(major);
    return { play: (wish) => project.run(program, ["main.mjs", wish]), versions };
  }),
);

const deno = cell("deno", `${SETS} sets, each after a read`, { deno: "2.9.6" }, async (project) => {
  const flags = ["run", "--no-prompt", "--cached-only", "--allow-net=127.0.0.1"];
  return { play: (wish) => project.run(project.bin("deno"), [...flags, "main.mjs", wish], { DENO_NO_UPDATE_CHECK: "1" }) };
});

const bun = cell("bun", `${SETS} sets, each after a read`, { bun: "1.4.5" }, async (project) => ({
  play: (wish) => project.run(project.bin("bun"), ["main.mjs", wish]),
}));

const WORKER = `import { Charger, setAfterRead } from "./sets.js";

export default {
  async fetch(request) {
    const { local, first, count } = await request.json();
    return Response.json(await setAfterRead(Charger, local, first, count));
  },
};
`;

const workerd = cell(
  "workerd",
  `${SETS} sets, each after a read`,
  { workerd: "1.20261117.1", esbuild: "0.28.2" },
  async (project) => {
    const port = await closedPort();
    const url = `http://127.0.0.1:${port}`;
    await project.run(project.bin("esbuild"), BUNDLE);
    await project.write({ "config.capnp": workerdConfig(port) });
    await project.start(project.bin("workerd"), ["serve", "config.capnp"], url);
    const play = async (body) => (await fetch(url, { method: "POST", body })).text();
    return { play, atOnce: 500 };
  },
  { "sets.js": FILES["sets.js"], "worker.js": WORKER },
);

export default { group: "Chargers that close without a word", cells: [...nodes, deno, bun, workerd] };
