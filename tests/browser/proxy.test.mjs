// examples/proxy.mjs: a page that reads and sets a charger through it never sees the token.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../lib/browser.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { closedPort, startSimulator } from "../lib/simulator.mjs";

const PROXY = fileURLToPath(new URL("../../examples/proxy.mjs", import.meta.url));
const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script type="module">
  import { Charger } from "./goecharger/index.js";
  const charger = new Charger({ baseUrl: location.origin, serial: "000001", retries: 0, logger: console, onRequest: console.info });
  const report = (promise) => promise.then((value) => ({ value }), (error) => (console.error(error), { error: error.toJSON() }));
  globalThis.read = (keys) => report(charger.status(keys, { maxAge: 60 }).then((status) => ({ ...status, age: Date.now() - status.lastModified })));
  globalThis.set = (values) => report(charger.set(values, { verify: true }));
</script>`;

let folder, unpacked, simulator, charger, proxy, browser, driver, port;

before(async () => {
  [unpacked, simulator, browser, port] = await Promise.all([unpackPackage(), startSimulator(), openBrowser(), closedPort()]);
  driver = browser.driver;
  [charger] = JSON.parse(simulator.line).chargers;
  folder = await mkdtemp(join(tmpdir(), "goecharger-proxy-"));
  await cp(join(unpacked.folder, "dist"), join(folder, "goecharger"), { recursive: true });
  await mkdir(join(folder, ".git"));
  await writeFile(join(folder, ".git", "config"), "private");
  await writeFile(join(folder, ".env"), "private");
  await writeFile(join(folder, "index.html"), PAGE);
  proxy = await startProxy();
});

after(async () => {
  proxy?.kill("SIGTERM");
  await Promise.all([browser?.close(), simulator?.stop(), unpacked?.remove(), rm(folder, { recursive: true })]);
});

async function startProxy() {
  const env = {
    ...process.env,
    GOE_SERIAL: charger.serial,
    GOE_TOKEN: charger.token,
    GOE_CLOUD: charger.cloud,
    PORT: String(port),
    ORIGIN: `http://127.0.0.1:${port}`,
  };
  const child = spawn(process.execPath, [PROXY, folder], { env, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve, reject) => {
    createInterface(child.stdout).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the proxy has ended (${code})`)));
  });
  return child;
}

/** Asks the proxy for a path exactly as it is written. */
function ask(path, headers = {}, method = "GET") {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers }, async (reply) => {
      let body = "";
      for await (const chunk of reply) body += chunk;
      resolve({ status: reply.statusCode, headers: reply.headers, body });
    });
    asked.once("error", reject).end();
  });
}

const own = { "sec-fetch-site": "same-origin" };
const inPage = (name, argument) => driver.executeScript("return globalThis[arguments[0]](arguments[1])", name, argument);

test("a page reads and sets the charger, and the token is nowhere in it, its addresses and its console", async () => {
  await driver.get(`http://127.0.0.1:${port}/`);
  await driver.wait(() => driver.executeScript("return !!globalThis.set"), 10_000);
  const { value: status } = await inPage("read", ["car", "amp"]);
  assert.deepEqual(Object.keys(status.values).sort(), ["amp", "car"]);
  assert.ok(status.age < 60_000, "how old the data is comes through");
  assert.equal((await inPage("set", { amp: 10 })).value.outcome, "verified");
  assert.equal((await simulator.control.charger(charger.serial)).values.amp, 10);

  // Failures too: a request that is refused, and a charger that is offline.
  assert.equal((await inPage("read", ["cak"])).error.status, 403);
  await simulator.control.faults(charger.serial, { kind: "offline" });
  assert.equal((await inPage("read", ["car"])).error.status, 403);
  await simulator.control.faults(charger.serial, {});

  const shown = await driver.executeScript(
    `const timing = performance.getEntries().map(({ name }) => name);
     return [document.documentElement.outerHTML, location.href, JSON.stringify({ ...localStorage }), ...timing]`,
  );
  const lines = (await driver.manage().logs().get("browser")).map(({ message }) => message);
  assert.ok(shown.some((text) => text.includes("/api/set?amp=10")) && lines.some((line) => line.includes("403")));
  for (const text of [...shown, ...lines]) assert.ok(!text.includes(charger.token), text);
  const requests = await simulator.control.requests(charger.serial);
  assert.ok(requests.length > 0);
  for (const { target, headers } of requests) {
    assert.ok(!target.includes("token"));
    assert.ok(JSON.stringify(headers).includes(`Bearer ${charger.token}`));
  }
});

test("it passes on nothing but what is allowed", async () => {
  const before = (await simulator.control.requests(charger.serial)).length;
  const refused = [
    "/api/status", "/api/status?filter=", "/api/status?filter=cak", "/api/status?filter=car,cak", "/api/status?age=5",
    "/api/status?filter=car&filter=cak", "/api/status?filter=car&token=x", "/api/status?filter=car&age=x", "/api/status/?filter=car",
    "/api/set", "/api/set?amp=32", "/api/set?amp=10&amp=32", "/api/set?rst=1", "/api/set?toString=1", "/api/set?amp=10&rst=1",
    "/api/set?__proto__=1", "/api/", "/api/other?filter=car", "/api/../api/set?rst=1", "//example.com/api/set?rst=1",
    "http://example.com/api/status?filter=cak", "/api/%73tatus?filter=car",
  ];
  for (const path of refused) assert.equal((await ask(path, own)).status, 403, path);
  const headers = [
    {}, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { "sec-fetch-site": "none" },
    { ...own, host: "charger.example" }, { ...own, host: `localhost:${port}` },
  ];
  for (const each of headers) assert.equal((await ask("/api/set?amp=16", each)).status, 403, JSON.stringify(each));
  for (const method of ["POST", "PUT", "OPTIONS", "HEAD"]) assert.equal((await ask("/api/set?amp=16", own, method)).status, 403, method);
  assert.equal((await simulator.control.requests(charger.serial)).length, before);
});

test("it gives out the files of its folder that are not hidden, and no other", async () => {
  assert.equal((await ask("/")).body, PAGE);
  assert.match((await ask("/goecharger/index.js")).headers["content-type"], /javascript/);
  const paths = [
    "/.env", "/.git/config", "/goecharger/../.env", "/..%2f..%2fetc/passwd", "/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
    "//etc/passwd", "/goecharger", "/%2eenv", "/none", "/goecharger/..%2f.env",
  ];
  for (const path of paths) assert.equal((await ask(path)).status, 404, path);
});

test("it stands what is no URL, and a cloud that fails", async () => {
  await ask("http://[/", own).catch(() => {});
  await simulator.control.faults(charger.serial, { kind: "drop" });
  assert.equal((await ask("/api/status?filter=car", own)).status, 502);
  await simulator.control.faults(charger.serial, { kind: "redirect" });
  assert.equal((await ask("/api/status?filter=car", own)).status, 502);
  await simulator.control.faults(charger.serial, {});
  const { status, body, headers } = await ask("/api/status?filter=car", own);
  assert.deepEqual([status, Object.keys(JSON.parse(body))], [200, ["car"]]);
  assert.equal(headers["cache-control"], "no-store");
  assert.ok(!JSON.stringify(headers).includes(charger.token));
});
