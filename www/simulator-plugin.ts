// Starts the simulator beside Vite's development server. `cargo xtask demo` says where its program is.

import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import type { Plugin } from "vite";

/** Nothing is started without a program. */
export function simulator(program = process.env.GOECHARGER_SIMULATOR): Plugin {
  let child: ChildProcess | undefined;
  let ending = false;

  /** The first line says where the chargers are. Of all pages only that of `origin` may use its control endpoints. */
  function start(file: string, origin: string): Promise<string> {
    // It ends with its standard input, so also when this process is killed.
    const started = spawn(file, ["--exit-with-stdin", "--origin", origin], { stdio: ["pipe", "pipe", "inherit"] });
    child = started;
    started.once("exit", (code) => {
      if (ending) return;
      console.error(`The simulator has ended (${code}), and the demo with it.`);
      process.exit(1);
    });
    const lines = createInterface(started.stdout);
    return new Promise((resolve, reject) => {
      started.once("error", reject);
      lines.once("line", (first) => {
        resolve(first);
        lines.on("line", (line) => console.log(`simulator: ${line}`));
      });
    });
  }

  return {
    name: "simulator",
    apply: "serve",
    // Before Vite reads the environment, so that the page finds it in `import.meta.env.VITE_SIMULATOR`.
    async config({ server }) {
      if (!program) return undefined;
      const port = server?.port ?? (await freePort());
      process.env.VITE_SIMULATOR = await start(program, `http://${server?.host ?? "localhost"}:${port}`);
      return { server: { port, strictPort: true } };
    },
    configureServer(server) {
      if (!program) return;
      server.printUrls = () => {
        console.log(`\n    simulator   ${process.env.VITE_SIMULATOR}`);
        console.log(`    dashboard   ${server.resolvedUrls?.local[0]}\n\n    Ctrl-C ends both.`);
      };
      // Vite starts anew, with this plugin, when its configuration changes.
      server.httpServer?.once("close", () => {
        ending = true;
        child?.stdin?.end();
      });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
