// Next.js, by each of its bundlers: a server component, a client component and an edge route of one app.

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

/** Whether a script has the package or the catalogue in it. */
function isOurs(text) {
  return /goecharger-[0-9a-f]{12}/.test(text) || text.includes("allowChargePause");
}

export default { group: "Next.js", cells };
