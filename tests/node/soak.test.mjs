// The soak of benches/, shortened.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const CALLS = 1000;
const SEED = Math.floor(Math.random() * 2 ** 32);

test(`${CALLS} mixed calls, of whose requests a tenth fails, tell the truth (seed ${SEED})`, async () => {
  const program = fileURLToPath(new URL("../../benches/soak.mjs", import.meta.url));
  const args = ["--expose-gc", program, "--calls", String(CALLS), "--seed", String(SEED)];
  const { code, output } = await new Promise((resolve) => {
    execFile(process.execPath, args, { timeout: 120_000 }, (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? error.signal) : 0, output: stdout + stderr });
    });
  });
  assert.equal(code, 0, output);
});
