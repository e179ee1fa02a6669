// Makes the documentation site: `cargo xtask site`. The API is from the types, everything else from the documents.
//
//   node docs/site/make.mjs <folder>

import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, Converter, KindRouter, PageEvent, ReflectionKind } from "typedoc";
import { collectDocuments } from "./documents.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, "../..");

/** What is imported, and the file of types that declares it. */
const ENTRIES = {
  goecharger: "pkg-template/index.d.ts",
  "goecharger/simulator": "pkg-template/simulator.d.ts",
  "goecharger/catalogue": "pkg-template/generated/catalogue.d.ts",
};

/** Documents are found where they stand in the repository. */
class Router extends KindRouter {
  getIdealBaseName(reflection) {
    return reflection.isDocument() ? reflection.frontmatter.address : super.getIdealBaseName(reflection);
  }
}

const out = resolve(process.argv[2] ?? join(ROOT, "target/site"));
const staged = `${out}-documents`;
const { readme, pages } = await collectDocuments(ROOT, staged);
const app = await Application.bootstrap({
  name: "goecharger",
  entryPoints: Object.values(ENTRIES).map((file) => join(ROOT, file)),
  out,
  tsconfig: join(HERE, "tsconfig.json"),
  readme: join(staged, readme),
  projectDocuments: pages.map((path) => join(staged, path)),
  router: "documents",
  customCss: join(HERE, "site.css"),
  customJs: join(HERE, "keys-filter.js"),
  searchInComments: true,
  searchInDocuments: true,
  disableSources: true,
  excludeExternals: true,
  hideGenerator: true,
  disableGit: true,
  sort: ["source-order"],
  sortEntryPoints: false,
  navigation: { includeCategories: false, includeGroups: false, includeFolders: false },
  highlightLanguages: ["console", "css", "html", "js", "json", "rust", "sh", "sql", "svelte", "toml", "ts", "vue", "wasm", "yaml"],
  ignoredHighlightLanguages: ["text", "wat"],
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
});
app.renderer.defineRouter("documents", Router);
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  const names = Object.keys(ENTRIES);
  for (const [index, module] of project.getChildrenByKind(ReflectionKind.Module).entries()) module.name = names[index];
});
// From a folder of files no server shows the page that a folder stands for.
app.renderer.on(PageEvent.END, (page) => {
  page.contents = page.contents.replaceAll(/ href="((?:\.\.?\/)+)(#[^"]*)?"/g, ' href="$1index.html$2"');
});
const project = await app.convert();
if (project) {
  app.validate(project);
  await app.generateOutputs(project);
}
if (!project || app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
