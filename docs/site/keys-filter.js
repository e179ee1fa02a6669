// On the page of the API keys: a field that leaves those in which its words are. On the other pages it does nothing.

const page = document.querySelector(".col-content");
if (page && /\/keys\.html$/.test(location.pathname)) addFilter(page);

function addFilter(page) {
  /** A heading with what belongs to it: a key, or all that stands between keys. */
  const parts = [];
  const typography = page.querySelector(".tsd-typography") ?? page;
  for (const element of [...typography.children]) {
    const isAnchor = element.matches("p") && element.firstElementChild?.matches("a[id]");
    if (isAnchor || parts.length === 0) parts.push([]);
    parts.at(-1).push(element);
  }
  const keys = parts.filter((part) => part.some((element) => element.matches("h3")));
  const others = parts.slice(1).filter((part) => !keys.includes(part));
  const texts = new Map(keys.map((part) => [part, part.map(({ textContent }) => textContent.toLowerCase()).join(" ")]));

  const field = document.createElement("input");
  Object.assign(field, { type: "search", id: "keys-filter", placeholder: "Filter: amp, temperature, guarded …" });
  field.setAttribute("aria-label", "Filter the keys");
  const count = document.createElement("output");
  count.htmlFor = field.id;
  parts[0].find((element) => element.matches("h1")).after(field, count);

  const show = (part, isShown) => part.forEach((element) => (element.hidden = !isShown));
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = keys.filter((part) => words.every((word) => texts.get(part).includes(word)));
    for (const part of keys) show(part, found.includes(part));
    for (const part of others) show(part, words.length === 0);
    for (const element of parts[0]) element.hidden = words.length > 0 && !element.matches("h1, input, output");
    count.value = words.length === 0 ? "" : `${found.length} of ${keys.length} keys`;
  });
}
