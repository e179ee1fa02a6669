// What the compiler says of JavaScript files that a user of the installed package could write.

import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./documents.mjs";

/** Compiles the files `<name>-<number>.mjs` in a folder; gives what is wrong, each by the name that `nameOf` has. */
export async function complaints(folder, name, nameOf) {
  const compilerOptions = {
    strict: true,
    checkJs: true,
    allowJs: true,
    noEmit: true,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    module: "nodenext",
    moduleDetection: "force",
    typeRoots: [join(ROOT, "node_modules/@types")],
    types: ["node"],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: [`${name}-*.mjs`] }));
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const env = { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined };
  const output = await new Promise((resolve) => {
    const args = [compiler, "-p", folder, "--pretty", "false"];
    execFile(process.execPath, args, { env, cwd: folder }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
  return output.replaceAll(new RegExp(`^\\S*?${name}-(\\d+)\\.mjs`, "gm"), (_, index) => nameOf(Number(index)));
}
