export const code = {
  title: "The same in JavaScript",
  about: "What this view does, with the package goecharger.",
  copy: "Copy",
  copied: "Copied",
  notCopied: "The browser did not permit it: mark the text and copy it.",
};
