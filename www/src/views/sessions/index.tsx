// Sessions: what was charged, by month and by card, as the vendor's export service has it.

import { isChargerError } from "goecharger";
import { useEffect } from "preact/hooks";
import type { Entry } from "../../chargers";
import { energy, number, quantity } from "../../format";
import { says } from "../../says";
import { Button, Card, Note } from "../../ui/parts";
import { words } from "../../words";
import { MonthChart } from "./chart";
import { downloadCsv } from "./download";
import { fetchedOf, fetchSessions, stopFetching, type Fetched } from "./fetched";
import { PeriodChoice, USUAL } from "./period";
import { useSums } from "./sums";
import { CardSums, SessionTable } from "./tables";

/** Shown in the drawer "Code". */
export const code = `import { Charger, toCsv, totals } from "goecharger";

const charger = new Charger({ serial, token });
const sessions = [];
const from = new Date(2026, 0, 1);
const onProgress = ({ done, of }) => console.log(done, "of", of, "months");
for await (const session of charger.sessions({ from, onProgress })) sessions.push(session);

const months = await totals(sessions, { by: "month" });
const cards = await totals(sessions, { by: "card" });
const csv = await toCsv(sessions);`;

export function Sessions({ entry }: { entry: Entry }) {
  const w = words().sessions;
  const fetched = fetchedOf(entry).value;
  useEffect(() => {
    if (!fetchedOf(entry).peek()) void fetchSessions(entry, USUAL);
  }, []);
  if (!fetched) return <h1>{w.title}</h1>;
  const last = lastMonth(entry, fetched);
  const isEmpty = fetched.sessions.length === 0;
  return (
    <div class="stack">
      <div class="title">
        <h1>{w.title}</h1>
        <div class="row period-row">
          <PeriodChoice period={fetched.period} now={entry.now()} onChoose={(period) => void fetchSessions(entry, period)} />
          <Button compact look="quiet" icon="auto" aria-label={w.refresh} disabled={fetched.state === "fetching"} onClick={() => void fetchSessions(entry, fetched.period)} />
          <Button compact icon="down" disabled={isEmpty || fetched.state === "fetching"} onClick={() => void downloadCsv(entry, fetched.sessions, fetched.from, last)}>{w.download}</Button>
        </div>
      </div>
      <Progress entry={entry} fetched={fetched} />
      {fetched.state === "done" && isEmpty && <Card title={w.none}><p>{w.noneMore}</p></Card>}
      {!isEmpty && <Content fetched={fetched} last={last} />}
    </div>
  );
}

/** The last month that is shown, by its first instant. */
function lastMonth(entry: Entry, { to }: Fetched): Date {
  const end = to ?? entry.now();
  return new Date(end.getFullYear(), end.getMonth() - (to ? 1 : 0), 1);
}

/** How far the fetching is, or why it ended before its time. */
function Progress({ entry, fetched: { state, progress, period } }: { entry: Entry; fetched: Fetched }) {
  const w = words().sessions;
  const again = <Button compact onClick={() => void fetchSessions(entry, period)}>{w.again}</Button>;
  const soFar = progress && w.soFar(progress.done, progress.of, progress.sessions);
  if (state === "done") return null;
  if (state === "stopped") return <Note kind="warn" title={w.stopped}><span>{soFar ?? w.nothingYet}</span><div class="row">{again}</div></Note>;
  if (state !== "fetching") {
    const code = isChargerError(state.error) ? state.error.code : undefined;
    return (
      <Note kind="bad" title={w.failed} code={code}>
        <span>{says.error(state.error)} {code === "network" && w.noProxy}</span>
        <span>{soFar ? `${soFar} ${w.partOnly}` : w.nothingYet}</span>
        <div class="row">{again}<a class="button compact" href="#log">{words().live.notes.showLog}</a></div>
      </Note>
    );
  }
  const share = progress ? progress.done / progress.of : 0;
  return (
    <Card title={w.fetching} class="fetching">
      <p role="status">{soFar ?? w.asking} <span class="soft">{w.slow}</span></p>
      <svg class="progress" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="base" width="100" height="4" /><rect class="bar" width={100 * share} height="4" /></svg>
      <div class="row"><Button compact onClick={() => stopFetching(entry)}>{w.stop}</Button></div>
    </Card>
  );
}

function Content({ fetched, last }: { fetched: Fetched; last: Date }) {
  const w = words().sessions;
  const sums = useSums(fetched.sessions);
  const { all } = sums;
  const figures = [
    [w.energy, energy(all?.energy, 0)],
    [w.title, number(all?.sessions)],
    [w.charging, quantity(all && all.charging / 3600, "h")],
    [w.connected, quantity(all && all.duration / 3600, "h")],
  ] as const;
  return (
    <>
      <section class="card" aria-label={w.sums}>
        <dl class="figures">{figures.map(([name, value]) => <div><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        <MonthChart sums={sums} from={fetched.from} last={last} isOver={fetched.to !== null} />
      </section>
      <div class="cols split">
        <SessionTable sessions={fetched.sessions} />
        <CardSums sums={sums} />
      </div>
    </>
  );
}
