import type { Entry } from "../../chargers";
import { words } from "../../words";

/** Shown in the drawer "Code". */
export const code = ``;

export function Keys({ entry }: { entry: Entry }) {
  return <div class="stack"><h1>{words().keys.title}</h1><p>{entry.label}</p></div>;
}
