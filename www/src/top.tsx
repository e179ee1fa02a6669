// On top: the chargers side by side, their sum, and the button for the code.

import { chargers, choose, chosen, together, type Entry } from "./chargers";
import { codeOpen } from "./code";
import { duration, kilowatts } from "./format";
import { Brand } from "./navigation";
import { view } from "./route";
import { stateWords } from "./state-words";
import { ageOf, freshness } from "./ui/fresh";
import { Icon } from "./ui/icon";
import { Button } from "./ui/parts";
import { Ring, shares } from "./ui/ring";
import { words } from "./words";

export function Top() {
  const w = words().frame;
  const sum = together.value;
  return (
    <header>
      <div class="phonebar"><Brand /></div>
      <div class="top">
        <div class="tiles" role="group" aria-label={w.chargers}>{chargers.value.map((entry) => <Tile key={entry.id} entry={entry} />)}</div>
        {view.value !== "connect" && <a class="button quiet add" href="#connect"><Icon name="plus" />{w.add}</a>}
        {sum.of > 1 && (
          <div class="together">
            <span>{sum.known === sum.of ? w.together : w.known(sum.known, sum.of)}</span>
            <strong>{kilowatts(sum.power)} kW</strong>
          </div>
        )}
        <Button class="code-open" icon="code" aria-expanded={codeOpen.value} aria-controls="code" onClick={() => (codeOpen.value = !codeOpen.value)}>
          {w.code}
        </Button>
      </div>
    </header>
  );
}

function Tile({ entry }: { entry: Entry }) {
  const w = words().frame;
  const { overview } = entry.feed.value;
  const fresh = freshness(entry);
  const age = ageOf(entry);
  const old = fresh === "late" || fresh === "lost";
  const says = old ? (age === null ? w.noAnswer : w.old(duration(age))) : entry.way === "local" ? w.live_ : w.old(duration(age));
  return (
    <button type="button" class="tile" aria-pressed={chosen.value === entry} onClick={() => choose(entry)}>
      <span class="g"><Ring glyph stale={old} fault={overview?.state === "error"} phases={shares(overview)} /></span>
      <b>{entry.label}</b>
      <span class={old ? "kw stale-value" : "kw"}>{kilowatts(overview?.power)} kW</span>
      <small>{stateWords(entry)}</small>
      <span class={old ? "age late" : "age"}>{says}</span>
    </button>
  );
}
