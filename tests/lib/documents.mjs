// The documents of this repository, and what stands in them.

import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Every document that git has or would take, by its path. */
export async function documents() {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"];
  const { stdout } = await promisify(execFile)("git", list, { cwd: ROOT });
  const paths = [...new Set(stdout.trim().split("\n"))].sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(ROOT, path), "utf8").catch(() => undefined)));
  return new Map(paths.map((path, index) => [path, texts[index]]).filter(([, text]) => text !== undefined));
}

/** A document without its blocks of code, in which nothing is a link or a heading. */
export function prose(text) {
  return text.replaceAll(/^```[^]*?^```$/gm, "");
}

/** The blocks of code, of one language or of all, each with what the comment in front of it says. */
export function blocks(text, language) {
  const found = text.matchAll(/(?:^<!-- (.+?) -->\n)?^```(\w*)\n([^]*?)^```$/gm);
  const all = [...found].map(([, note, of, code]) => ({ note, language: of, code }));
  return all.filter((block) => language === undefined || block.language === language);
}

/** The names by which a forge leads to the headings of a document, and those that it sets itself. */
export function anchors(text) {
  const set = [...text.matchAll(/<a (?:id|name)="([^"]+)">/g)].map(([, name]) => name);
  const headings = [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
  const plain = (heading) => heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
  return set.concat(headings.map((heading) => plain(heading).replaceAll(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-")));
}

/** The types of the package by their file, as the sources have them: those that are its own business are left out. */
export async function publicTypes() {
  const folder = join(ROOT, "pkg-template");
  const inside = ["core.wasm.d.ts", "glue.d.ts", "wasm.d.ts"];
  const files = (await readdir(folder)).filter((name) => name.endsWith(".d.ts") && !inside.includes(name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), "utf8")])));
}
