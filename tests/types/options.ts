// The options of a client and of a call.

import { Charger, initialize } from "goecharger";
import { is } from "./expect.js";

declare const charger: Charger;
const token = "token";

// A charger in the cloud, or in the LAN.
new Charger({ serial: "000001", token });
new Charger({ serial: "000001", token, auth: "header", timeout: 5_000, fetch });
new Charger({ host: "192.168.0.75" });
new Charger({ host: "go-echarger.local:8080", timeout: 5_000, fetch: async () => new Response("{}") });

// @ts-expect-error Expected 1 arguments: which charger?
new Charger();

// @ts-expect-error 'number': a serial has leading zeros
new Charger({ serial: 1, token });

// @ts-expect-error '"cookie"': no such way
new Charger({ serial: "000001", token, auth: "cookie" });

// @ts-expect-error 'string': a number of milliseconds
new Charger({ host: "192.168.0.75", timeout: "5s" });

// @ts-expect-error 'token': a charger in the LAN asks for none
new Charger({ host: "192.168.0.75", token });

// @ts-expect-error 'ip': it is `host`
new Charger({ ip: "192.168.0.75" });

// Options of a read.
charger.status(["amp"], { maxAge: 5, signal: new AbortController().signal });

// @ts-expect-error 'string': seconds, as a number
charger.status(["amp"], { maxAge: "5" });

// @ts-expect-error 'verify': there is nothing to verify
charger.status(["amp"], { verify: true });

// @ts-expect-error 'AbortController': its `signal` is meant
charger.status(["amp"], { signal: new AbortController() });

// Options of a write.
charger.set({ amp: 16 }, { verify: true, signal: AbortSignal.timeout(5_000) });

// @ts-expect-error 'maxAge': a write is no read
charger.set({ amp: 16 }, { maxAge: 5 });

// @ts-expect-error 'string': several keys, even if it is one
charger.set({ rst: true }, { confirm: "rst" });

// @ts-expect-error '"amp"': an object, as a key has a value
charger.set("amp");

// The WebAssembly, where somebody wants it early or from elsewhere.
is<Promise<void>>()(initialize());
initialize(new URL("https://example.com/core.wasm"));
initialize(new Uint8Array());
fetch("/core.wasm").then(initialize);

// @ts-expect-error 'CoreSource | undefined': a URL, so that it is clear what it is relative to
initialize("/core.wasm");
