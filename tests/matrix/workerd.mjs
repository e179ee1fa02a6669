// The plain runtime of Cloudflare Workers.

/** From when on is what a worker may rely on. */
export const COMPATIBILITY_DATE = "2026-04-01";

/** How esbuild bundles worker.js for it. */
export const BUNDLE = [
  "worker.js",
  "--bundle",
  "--minify",
  "--format=esm",
  "--conditions=workerd",
  "--loader:.wasm=copy",
  "--asset-names=[name]",
  "--outdir=dist",
];

/** How it is told what to run: a text of Cap'n Proto. */
export const workerdConfig = (port) => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .worker), (name = "internet", network = (allow = ["public", "private"]))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "dist/worker.js"),
    (name = "core.wasm", wasm = embed "dist/core.wasm"),
  ],
  compatibilityDate = "${COMPATIBILITY_DATE}",
);
`;
