// Runs the simulator beside the tests.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { control } from "./control.mjs";

/**
 * Starts it and waits until it listens. It ends with `stop()`, and with this process however that ends.
 *
 * Its log shows tokens and passwords: tests look at what arrives.
 *
 * @param {...string} options as in simulator/README.md
 */
export async function startSimulator(...options) {
  const program = process.env.GOECHARGER_SIMULATOR;
  if (!program) throw new Error("GOECHARGER_SIMULATOR is not set: run the tests by `cargo xtask test`");
  const child = spawn(program, ["--exit-with-stdin", "--log-secrets", ...options], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  const line = new Promise((resolve) => createInterface(child.stdout).once("line", resolve));
  const start = await Promise.race([line, ended.then((code) => Promise.reject(new Error(`it ended with ${code}`)))]);
  return {
    /** The start line, as it was printed. */
    line: start,
    /** Where its control endpoints are. */
    url: JSON.parse(start).control,
    control: control(JSON.parse(start).control),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** A port of 127.0.0.1 on which nobody listens: below those that the system gives away by itself. */
export async function closedPort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const free = await new Promise((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
