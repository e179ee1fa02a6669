// Real browsers, without a bundler: a page, a worker, and a page with a strict Content-Security-Policy.

import { serve } from "../../lib/static.mjs";
import { chromium, chromiumVersion, firefoxByBidi, firefoxByGeckodriver, firefoxVersion, geckodriverVersion, webkit, webkitVersion } from "../browsers.mjs";
import { PAGE_SCRIPT, atPage, esModule, html } from "../use.mjs";

const DIST = "/node_modules/goecharger/dist";

const IMPORT_MAP = `<script type="importmap">
{ "imports": { "goecharger": "${DIST}/index.js", "goecharger/catalogue": "${DIST}/catalogue.js" } }
</script>`;

const FILES = {
  "named/use.js": esModule(),
  "named/main.js": PAGE_SCRIPT,
  // An import map holds for no worker, and in a strict page it would be a forbidden script.
  "by-path/use.js": esModule(`${DIST}/index.js`, `${DIST}/catalogue.js`),
  "by-path/main.js": PAGE_SCRIPT,
  "by-path/in-worker.js": `const worker = new Worker("worker.js", { type: "module" });
worker.onmessage = ({ data }) => { document.title = data; };
worker.onerror = ({ message }) => { document.title = "failed: " + message; };
worker.postMessage(JSON.parse(decodeURIComponent(location.hash.slice(1))));
`,
  "by-path/worker.js": `import { use } from "./use.js";

onmessage = async ({ data }) => {
  postMessage(await use(data).then(JSON.stringify, (error) => "failed: " + error));
};
`,
  "by-path/strict.js": `try {
  (0, eval)("1");
  document.title = "failed: the policy is not in force";
} catch {
  import("./main.js");
}
`,
};

/** A strict page reaches its own scripts and the charger, and nothing else. */
const policy = ({ cloud, local }) =>
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src ${new URL(cloud).origin} ${local}`;

const PLACES = [
  { name: "page", title: "script in a page", path: "/named/", page: () => html("main.js", IMPORT_MAP) },
  { name: "worker", title: "Web Worker", path: "/by-path/", page: () => html("in-worker.js") },
  {
    name: "csp",
    title: "page with a strict Content-Security-Policy",
    path: "/by-path/",
    page: (charger) => ({ html: html("strict.js"), headers: { "content-security-policy": policy(charger) } }),
  },
];

export const BROWSERS = [
  { name: "chromium", title: "Chromium", open: chromium, version: chromiumVersion, agent: /Chrome/ },
  { name: "firefox-bidi", title: "Firefox by WebDriver BiDi", open: firefoxByBidi, version: firefoxVersion, agent: /Firefox/, tools: { "puppeteer-core": "24.43.1" } },
  { name: "firefox-geckodriver", title: "Firefox by WebDriver", open: firefoxByGeckodriver, version: geckodriverVersion, agent: /Firefox/, onRequest: true },
  { name: "webkit", title: "WebKitGTK", open: webkit, version: webkitVersion, agent: /AppleWebKit(?!.*Chrome)/ },
];

const cells = BROWSERS.flatMap((browser) =>
  PLACES.map(({ name, title, path, page }) => ({
    name: `${browser.name}-${name}`,
    title: `${browser.title}, ${title}`,
    tools: browser.tools,
    files: FILES,
    onRequest: browser.onRequest,
    async run({ project, use }) {
      await use(async (charger) => {
        const server = await serve({ "/": project.root }, { [path]: page(charger) });
        try {
          return await browser.open(atPage(`${server.url}${path}`, charger), project);
        } finally {
          await server.stop();
        }
      }, browser.agent);
      return { versions: await browser.version() };
    },
  })),
);

export default { group: "Browsers", cells };
