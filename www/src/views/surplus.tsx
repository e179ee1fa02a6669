import type { Entry } from "../chargers";
import { words } from "../words";

/** Shown in the drawer "Code". */
export const code = ``;

export function Surplus({ entry }: { entry: Entry }) {
  return <div class="stack"><h1>{words().surplus.title}</h1><p>{entry.label}</p></div>;
}
