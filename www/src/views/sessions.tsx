import type { Entry } from "../chargers";
import { words } from "../words";

/** Shown in the drawer "Code". */
export const code = ``;

export function Sessions({ entry }: { entry: Entry }) {
  return <div class="stack"><h1>{words().sessions.title}</h1><p>{entry.label}</p></div>;
}
