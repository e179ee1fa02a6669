// The documents of the site: those of the repository, as they are, and a page for each example.
//
// They are copied into a folder in the same places, so that links between them hold. A link to a file that is no
// document takes the file along.

import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join, normalize } from "node:path";
import { documents } from "../../tests/lib/documents.mjs";

/** The pages in the order of the navigation; a list stands before those that it names, and any other comes after these. */
const PAGES = [
  "docs/guides/README.md", "examples/README.md", "docs/keys.md", "docs/cli.md", "docs/compatibility.md",
  "docs/performance.md", "simulator/README.md", "docs/how-it-works.md", "docs/decisions/README.md",
  "docs/wasm-bindgen-table.md", "docs/api-report.md", "CONTRIBUTING.md", "RELEASING.md", "SECURITY.md", "CHANGELOG.md",
];

/** Lists whose documents are pages below them. */
const LISTS = ["docs/guides/README.md", "docs/decisions/README.md", "examples/README.md"];

const LINK = /\]\(([^)\s]+)\)/g;

/**
 * Puts them into a folder.
 *
 * @param {string} root the repository
 * @param {string} target where they go; what is there is removed
 * @returns {Promise<{ readme: string, pages: string[] }>} their paths in it
 */
export async function collectDocuments(root, target) {
  await rm(target, { recursive: true, force: true });
  // Those in examples/ are part of the page of their example.
  const texts = new Map([...(await documents())].filter(([path]) => !/^(examples|\.github)\//.test(path)));
  for (const [path, text] of await examplePages(root, texts.get("docs/guides/README.md"))) texts.set(path, text);
  const below = new Map();
  for (const list of LISTS) {
    const named = linksOf(texts.get(list)).map((link) => normalize(join(dirname(list), link)));
    const children = [...new Set(named)].filter((path) => dirname(path) === dirname(list) && path.endsWith(".md"));
    below.set(list, children.filter((path) => path !== list));
  }
  for (const [path, text] of texts) {
    const linked = await Promise.all(linksOf(text).map((link) => resolve(root, path, link, texts)));
    for (const { file } of linked) if (file) await copy(root, target, file);
    const targets = new Map(linked.map(({ link, becomes }) => [link, becomes]));
    const page = text.replaceAll(LINK, (all, link) => (targets.has(link) ? `](${targets.get(link)})` : all));
    await mkdir(join(target, dirname(path)), { recursive: true });
    // The page of README has a heading of its own.
    const whole = path === "README.md" ? page.replace(/^# .+\n/, "") : withHead(path, page, below.get(path) ?? []);
    await writeFile(join(target, path), whole);
  }
  const placed = new Set(["README.md", ...PAGES, ...[...below.values()].flat()]);
  return { readme: "README.md", pages: [...PAGES, ...[...texts.keys()].filter((path) => !placed.has(path))] };
}

/** What it links to in this repository. */
function linksOf(text) {
  const prose = text.replaceAll(/^```[^]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "");
  return [...prose.matchAll(LINK)].map(([, link]) => link).filter((link) => !/^(#|https?:|mailto:)/.test(link));
}

/** Where a link leads to on the site, and the file that has to be there for it. */
async function resolve(root, from, link, texts) {
  const [path, anchor] = link.split("#");
  const to = normalize(join(dirname(from), path)).replace(/\/$/, "");
  const example = /^examples\/[^/]+$/.exec(to)?.[0];
  const up = "../".repeat(from.split("/").length - 1) || "./";
  const becomes = (page) => `${up}${page}${anchor ? `#${anchor}` : ""}`;
  if (example && texts.has(`${example}.md`)) return { link, becomes: becomes(`${example}.md`) };
  if (texts.has(to)) return { link, becomes: link };
  if (texts.has(`${to}/README.md`)) return { link, becomes: becomes(`${to}/README.md`) };
  if ((await stat(join(root, to))).isDirectory()) throw new Error(`${from} links to the folder ${to}, which is no page`);
  return { link, becomes: link, file: to };
}

async function copy(root, target, file) {
  await mkdir(join(target, dirname(file)), { recursive: true });
  await cp(join(root, file), join(target, file));
}

/** A document with what TypeDoc wants to know of it: its first heading is its title. */
function withHead(path, text, children) {
  const [, title] = /^(?:<!--[^]*?-->\s*)?# (.+)$/m.exec(text) ?? [];
  if (!title) throw new Error(`${path} does not begin with a heading`);
  const address = path.replace(/^docs\//, "").replace(/\.md$/, "").replace(/README$/, "index");
  const named = children.map((child) => `  - ./${child.slice(dirname(path).length + 1)}\n`).join("");
  const head = `title: ${JSON.stringify(title.replaceAll("`", ""))}\naddress: ${address}\n${named && `children:\n${named}`}`;
  return `---\n${head}---\n\n${text}`;
}

/** A page for each example that the guides list, with all its files, and a list of them. */
async function examplePages(root, guides) {
  const pages = new Map();
  const rows = [];
  for (const [, line] of guides.matchAll(/^\| (\[.*examples.*) \|$/gm)) {
    const [, what] = /\| (.+)$/.exec(line);
    for (const [, name] of line.matchAll(/\]\(\.\.\/\.\.\/examples\/([^)]+)\)/g)) {
      const files = await filesOf(join(root, "examples"), name);
      const read = async (file) => [file, await readFile(join(root, "examples", file), "utf8")];
      const sources = await Promise.all(files.map(read));
      const code = sources.map(([file, text]) =>
        file.endsWith(".md") ? text.replace(/^# .+\n/, "") : `## ${file}\n\n\`\`\`\`${extname(file).slice(1).replace(/^[cm]js$/, "js")}\n${text}\`\`\`\`\n`,
      );
      pages.set(`examples/${name}.md`, `# ${name}\n\n${what[0].toUpperCase()}${what.slice(1)}.\n\n${code.join("\n")}`);
      rows.push(`| [${name}](${name}.md) | ${what} |`);
    }
  }
  const list = `# Examples\n\nWhole programs to begin with, each run by a test.\n\n| | |\n|---|---|\n${rows.join("\n")}\n`;
  return pages.set("examples/README.md", list);
}

/** The files of an example that a reader wants to see, the explanation first. */
async function filesOf(folder, name) {
  if (!(await stat(join(folder, name))).isDirectory()) return [name];
  const files = (await readdir(join(folder, name))).filter((file) => !/^node_modules$|^package(-lock)?\.json$/.test(file));
  const first = (file) => (file === "README.md" ? 0 : 1);
  return files.sort((a, b) => first(a) - first(b) || (a < b ? -1 : 1)).map((file) => join(name, file));
}
