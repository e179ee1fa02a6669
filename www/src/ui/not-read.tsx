// Says that something could not be read, and reads it again.

import { isChargerError } from "goecharger";
import { says } from "../says";
import { words } from "../words";
import { Button, Note } from "./parts";
import type { Reading } from "./reading";

export function NotRead({ reading: { error, value, again } }: { reading: Reading<unknown> }) {
  if (!error) return null;
  const w = words().notRead;
  return (
    <Note kind="bad" title={value === null ? w.never : w.old} code={isChargerError(error) ? error.code : undefined}>
      <span>{says.error(error)}</span>
      <div class="row"><Button compact onClick={() => void again()}>{w.again}</Button></div>
    </Note>
  );
}
