import type { code as en } from "../en/code";

export const code: typeof en = {
  title: "Dasselbe in JavaScript",
  about: "Was diese Ansicht tut, mit dem Paket goecharger.",
  copy: "Kopieren",
  copied: "Kopiert",
  notCopied: "Der Browser hat es nicht erlaubt: Markieren und kopieren Sie den Text.",
};
