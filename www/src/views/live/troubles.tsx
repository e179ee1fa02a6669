// What is wrong with the answers: below the head and the controls, so that nothing of them moves.

import type { Entry } from "../../chargers";
import { duration, time } from "../../format";
import { says } from "../../says";
import { ageOf, freshness } from "../../ui/fresh";
import { Button, Note } from "../../ui/parts";
import { words } from "../../words";

export function Troubles({ entry }: { entry: Entry }) {
  const w = words().live.notes;
  const { error, ended, from } = entry.feed.value;
  const fresh = freshness(entry);
  const again = <Button compact onClick={() => entry.retry()}>{w.again}</Button>;
  if (fresh === "late") {
    const age = ageOf(entry);
    return (
      <Note kind="warn" class="full" title={w.old(duration(age))} code={error?.code ?? "old"}>
        <span>{error && error.code !== "stale" ? says.error(error) : w.oldCloud(from ? time(from) : "?")}</span>
        <div class="row">{again}</div>
      </Note>
    );
  }
  const why = ended ?? error;
  if (fresh !== "lost" || !why) return null;
  return (
    <Note kind="bad" class="full" title={w.lost} code={why.code}>
      <span>{says.error(why)} {ended ? w.ended : w.goesOn}</span>
      <div class="row">
        {again}
        <a class="button compact" href="#log">{w.showLog}</a>
        <a class="button compact" href="#connect">{w.change}</a>
      </div>
    </Note>
  );
}
