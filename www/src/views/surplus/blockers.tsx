// What keeps surplus charging from working, and a button that mends each.

import { useSignal } from "@preact/signals";
import type { Obstacle } from "goecharger";
import type { Entry } from "../../chargers";
import { says } from "../../says";
import { Icon } from "../../ui/icon";
import { NotRead } from "../../ui/not-read";
import { Button, Card } from "../../ui/parts";
import { prove, ProofBars, proofOf } from "../../ui/proof";
import { useReading } from "../../ui/reading";
import { words } from "../../words";

const placeOf = (code: string) => `surplus-${code}`;

export function Blockers({ entry }: { entry: Entry }) {
  const w = words().surplus;
  // Anew when one of the settings changes that it is about and that the page reads anyway.
  const { mode, forced, phaseMode, current } = entry.feed.value.overview ?? {};
  const key = JSON.stringify([mode, forced, phaseMode, current?.requested, current?.maximum]);
  const reading = useReading(() => entry.charger.surplusBlockers(), key);
  /** Those that a button was pressed for. */
  const tried = useSignal<readonly Obstacle[]>([]);
  const open = reading.value ?? [];
  const mended = tried.value.filter(({ code }) => !open.some((each) => each.code === code) && proofOf(entry, placeOf(code)).value);
  const mend = async (obstacle: Obstacle) => {
    const { mend } = obstacle;
    if (!mend) return;
    tried.value = [...tried.value.filter(({ code }) => code !== obstacle.code), obstacle];
    await prove(entry, placeOf(obstacle.code), setting(mend), () => entry.charger.set(mend, { verify: true }));
    await reading.again();
  };
  return (
    <Card title={w.blockers} aside={reading.value && <span class="small soft" role="status">{w.open(open.length, mended.length)}</span>}>
      <NotRead reading={reading} />
      {!reading.value && !reading.error && <p class="soft" role="status">{w.looking}</p>}
      {reading.value && open.length === 0 && <p class="free"><Icon name="check" />{w.free}</p>}
      <ul>
        {open.map((obstacle) => (
          <li class="blocker" key={obstacle.code} data-code={obstacle.code}>
            <Icon name="warn" />
            <div>
              <p>{says.obstacle(obstacle.code, obstacle.text)}</p>
              {obstacle.mend ? <code class="small soft">set({`{ ${setting(obstacle.mend)} }`})</code> : <span class="small soft">{w.noMend}</span>}
              {tried.value.some(({ code }) => code === obstacle.code) && proofOf(entry, placeOf(obstacle.code)).value && <ProofBars entry={entry} place={placeOf(obstacle.code)} />}
            </div>
            {obstacle.mend && <Button compact aria-label={`${mendWords(obstacle)}: ${setting(obstacle.mend)}`} onClick={() => void mend(obstacle)}>{mendWords(obstacle)}</Button>}
          </li>
        ))}
        {mended.map(({ code, text }) => (
          <li class="blocker done" key={code} data-mended={code}>
            <Icon name="check" />
            <div><p class="soft">{w.was(says.obstacle(code, text))}</p><ProofBars entry={entry} place={placeOf(code)} /></div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** `lmo: 4`. */
const setting = (mend: NonNullable<Obstacle["mend"]>): string =>
  Object.entries(mend).map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(", ");

function mendWords({ code, mend }: Obstacle): string {
  const { mends, mend: other, raise } = words().surplus;
  if (code === "current-limit" && typeof mend?.amp === "number") return raise(mend.amp);
  return Object.hasOwn(mends, code) ? (mends as Readonly<Record<string, string>>)[code] ?? other : other;
}
