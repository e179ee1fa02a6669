// Calls that fail leave nothing behind: the measurement of benches/, shortened.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const CALLS = 20_000;

test(`${CALLS} calls, of which every second fails, leave nothing in memory`, async () => {
  const program = fileURLToPath(new URL("../../benches/memory.mjs", import.meta.url));
  const { code, output } = await new Promise((resolve) => {
    execFile(process.execPath, [program, "--calls", String(CALLS)], (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? error.signal) : 0, output: stdout + stderr });
    });
  });
  assert.equal(code, 0, output);
});
