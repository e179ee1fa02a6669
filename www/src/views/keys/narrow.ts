// Whether the page is a phone's: there the details stand below their row.

import { signal } from "@preact/signals";

const query = matchMedia("(max-width: 56rem)");
const narrow = signal(query.matches);
query.addEventListener("change", () => (narrow.value = query.matches));

export const useNarrow = (): boolean => narrow.value;
