// Next.js, by each of its bundlers: a server component, a client component and an edge route of one app.

import assert from "node:assert/strict";
import { chromium, chromiumVersion } from "../browsers.mjs";
import { closedPort } from "../../lib/simulator.mjs";
import { atPage, esModule } from "../use.mjs";

const FILES = {
  "next.config.mjs": "export default {};\n",
  "use.js": esModule(),
  "app/layout.js": `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  "app/server/page.js": `import { use } from "../../use.js";

export default async function Page({ searchParams }) {
  const result = await use(JSON.parse((await searchParams).charger));
  return <title>{JSON.stringify(result)}</title>;
}
`,
  "app/client/page.js": `import { Result } from "./result.js";

export default function Page() {
  return <Result />;
}
`,
  "app/client/result.js": `"use client";

import { useEffect, useRef } from "react";
import { use } from "../../use.js";

export function Result() {
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    use(JSON.parse(decodeURIComponent(location.hash.slice(1)))).then(
      (result) => { document.title = JSON.stringify(result); },
      (error) => { document.title = "failed: " + error; },
    );
  }, []);
  return <p>A client component</p>;
}
`,
  "app/edge/route.js": `import { use } from "../../use.js";

export const runtime = "edge";

export async function POST(request) {
  return Response.json(await use(await request.json()));
}
`,
};

const cells = ["Turbopack", "webpack"].map((bundler) => ({
  name: `next-${bundler.toLowerCase()}`,
  title: `${bundler}: server component, client component, edge route`,
  tools: { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1" },
  // As create-next-app leaves it: with "module", `next build --webpack` does not find its own file of an edge route.
  manifest: { type: undefined },
  files: FILES,
  async run({ project, use }) {
    const env = { NEXT_TELEMETRY_DISABLED: "1" };
    const port = await closedPort();
    const url = `http://127.0.0.1:${port}`;
    await project.run(project.bin("next"), ["build", `--${bundler.toLowerCase()}`], env);
    await project.start(project.bin("next"), ["start", "--hostname", "127.0.0.1", "--port", String(port)], url, env);
    await use((charger) => chromium(`${url}/server?charger=${encodeURIComponent(JSON.stringify(charger))}`), /node/);
    await use((charger) => chromium(atPage(`${url}/client`, charger)), /Chrome/);
    await use(async (charger) => {
      const reply = await fetch(`${url}/edge`, { method: "POST", body: JSON.stringify(charger) });
      return reply.text();
    });
    return { versions: await chromiumVersion(), gzipped: await project.gzipped(".next/static", isOurs) };
  },
}));

/** A fetch without a `cache` of its own is answered from the cache of Next.js here: by default in 14, as told in 15. */
const CACHING = {
  "next.config.mjs": FILES["next.config.mjs"],
  "app/layout.js": FILES["app/layout.js"],
  "app/page.js": `import { Charger } from "goecharger";

export const fetchCache = "default-cache";

export default async function Page({ searchParams }) {
  const { serial, token, cloud, local } = JSON.parse((await searchParams).charger);
  const found = [];
  for (const charger of [new Charger({ serial, token, baseUrl: cloud }), new Charger({ baseUrl: local })]) {
    for (let time = 0; time < 2; time += 1) {
      found.push((await charger.status(["amp"])).values.amp, (await charger.set({ amp: 10 })).outcome);
    }
  }
  for (let time = 0; time < 2; time += 1) await (await fetch(local + "/api/status?filter=car")).text();
  return <title>{JSON.stringify(found)}</title>;
}
`,
};

const SAME = ["/api/status?filter=amp", "/api/set?amp=10", "/api/status?filter=amp", "/api/set?amp=10"];

const caching = [
  { major: 14, tools: { next: "14.2.35", react: "18.3.1", "react-dom": "18.3.1" } },
  { major: 15, tools: { next: "15.5.29", react: "19.3.1", "react-dom": "19.3.1" } },
].map(({ major, tools }) => ({
  name: `next-${major}-cache`,
  title: `Next.js ${major}: a server component whose fetch caches; each read and each set reaches the charger, also the same again`,
  tools,
  manifest: { type: undefined },
  files: CACHING,
  async run({ project, simulator, used }) {
    const env = { NEXT_TELEMETRY_DISABLED: "1" };
    const port = await closedPort();
    const url = `http://127.0.0.1:${port}`;
    await project.run(project.bin("next"), ["build"], env);
    await project.start(project.bin("next"), ["start", "--hostname", "127.0.0.1", "--port", String(port)], url, env);
    const charger = await simulator.control.create({ values: { amp: 10 } });
    for (const time of [1, 2]) {
      const page = await (await fetch(`${url}/?charger=${encodeURIComponent(JSON.stringify(charger))}`)).text();
      const [, title] = /<title>(.*?)<\/title>/.exec(page) ?? [];
      assert.equal(title?.replaceAll("&quot;", '"'), '[10,"sent",10,"sent",10,"accepted",10,"accepted"]', page);
      const requests = await simulator.control.requests(charger.serial);
      const targets = requests.map(({ target }) => target.replace(/^.*(?=\/api)/, ""));
      // Of the bare fetches, the cache answers all but the first.
      assert.deepEqual(targets.filter((target) => !target.endsWith("=car")), Array(2 * time).fill(SAME).flat());
      assert.equal(targets.filter((target) => target.endsWith("=car")).length, 1, "the cache is one");
    }
    used();
  },
}));

/** Whether a script has the package or the catalogue in it. */
function isOurs(text) {
  return /goecharger-[0-9a-f]{12}/.test(text) || text.includes("allowChargePause");
}

export default { group: "Next.js", cells: [...cells, ...caching] };
