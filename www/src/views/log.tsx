// Log: every request to the charger, as `onRequest` tells of it.

import { useSignal } from "@preact/signals";
import type { Entry } from "../chargers";
import { number, quantity, time } from "../format";
import { asText, clearLog, KEPT, log, type Logged } from "../log";
import { Icon, type IconName } from "../ui/icon";
import { Button, Choices } from "../ui/parts";
import { words } from "../words";

/** Shown in the drawer "Code". */
export const code = `import { Charger } from "goecharger";

const requests = [];
const charger = new Charger({
  serial,
  token,
  // told of each attempt; no secret is in it
  onRequest: (event) => requests.push(event),
});

await charger.status(["car", "amp"]);
for (const { url, status, attempt, outcome } of requests) {
  show(url, status, attempt, outcome);
}`;

type Which = "all" | "settings" | "failures";

const isSetting = ({ url }: Logged): boolean => /\/api\/set\?/.test(url);

const PASSES: Readonly<Record<Which, (row: Logged) => boolean>> = {
  all: () => true,
  settings: isSetting,
  failures: ({ outcome }) => outcome !== "ok",
};

export function Log({ entry }: { entry: Entry }) {
  const w = words().log;
  const which = useSignal<Which>("all");
  /** The number of the newest row when it was paused. */
  const paused = useSignal<number | null>(null);
  const all = log.value.filter(({ charger }) => charger === entry.id);
  const until = paused.value ?? Infinity;
  const held = all.filter(({ number }) => number <= until);
  const rows = held.filter(PASSES[which.value]);
  const clear = () => {
    clearLog(entry.id);
    paused.value = null;
  };
  return (
    <div class="stack">
      <div class="title">
        <h1>{w.title}</h1>
        <div class="row">
          <Choices
            compact label={w.which} value={which.value} onChoose={(chosen) => (which.value = chosen)}
            options={[{ value: "all", text: w.all }, { value: "settings", text: w.settings }, { value: "failures", text: w.failures }]}
          />
          <Button compact icon={paused.value === null ? "pause" : "play"} onClick={() => (paused.value = paused.value === null ? (log.value.at(-1)?.number ?? 0) : null)}>
            {paused.value === null ? w.pause : w.goOn}
          </Button>
          <Button compact icon="x" disabled={all.length === 0} onClick={clear}>{w.clear}</Button>
          <Button compact icon="down" disabled={rows.length === 0} onClick={() => save(rows, w.file)}>{w.save}</Button>
        </div>
      </div>
      <section class="card log-card">
        <p class="small soft">{paused.value === null ? w.about(KEPT) : w.paused(all.length - held.length)}</p>
        {rows.length === 0 ? <p>{all.length === 0 ? w.none : w.noneOf}</p> : <Rows rows={rows} all={held} />}
      </section>
    </div>
  );
}

function Rows({ rows, all }: { rows: readonly Logged[]; all: readonly Logged[] }) {
  const w = words().log;
  return (
    <table class="stacked log">
      <thead>
        <tr>
          <th scope="col">{w.time}</th><th scope="col">{w.status}</th><th scope="col">{w.request}</th>
          <th scope="col" class="r">{w.took}</th><th scope="col" class="r">{w.attempt}</th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => <Row key={row.number} row={row} followed={isFollowed(row, all)} />).reverse()}</tbody>
    </table>
  );
}

/** Whether the same call was tried again. */
const isFollowed = (row: Logged, all: readonly Logged[]): boolean =>
  row.outcome !== "ok" && all.find(({ number, url }) => number > row.number && url === row.url)?.attempt === row.attempt + 1;

function Row({ row, followed }: { row: Logged; followed: boolean }) {
  const w = words().log;
  const { at, status, outcome, duration, attempt } = row;
  const [kind, icon] = look(row);
  const said = outcome === "ok" ? null : w.outcomes[outcome];
  const more = [said?.more, followed && w.again, isSetting(row) && UNKNOWN.includes(outcome) && w.maybe].filter(Boolean).join(" ");
  return (
    <tr class={kind === "bad" ? "bad-row" : undefined} data-outcome={outcome}>
      <td class="num soft">{time(at)}</td>
      <td>
        <span class={`st ${kind}`}><Icon name={icon} small />{status ?? said?.word}</span>{" "}
        {status !== null && <span class={said ? "small" : "off"}>{said ? said.word : w.ok}</span>}
      </td>
      <td class="target"><Target row={row} />{more && <span class="soft note-line">{more}</span>}</td>
      <td class="r second">{duration < 1000 ? quantity(Math.round(duration), "ms") : quantity(duration / 1000, "s", 2)}</td>
      <td class={attempt > 1 ? "r second" : "r second wide-only"}><span class="narrow-only">{w.attemptOf(attempt)}</span><span class="wide-only">{number(attempt)}</span></td>
    </tr>
  );
}

/** Whether something arrived then is not known. */
const UNKNOWN: readonly string[] = ["timeout", "network", "aborted", "unavailable", "protocol"];

/** What passes by itself, or was wished, is no failure to be alarmed by. */
function look({ outcome }: Logged): ["" | "warn" | "bad", IconName] {
  if (outcome === "ok") return ["", "check"];
  if (outcome === "stale") return ["warn", "clock"];
  if (outcome === "aborted") return ["warn", "x"];
  return ["bad", "warn"];
}

/** A list of more keys is folded. */
const FEW = 3;

/** `status?filter=amp,car`: the address and the hidden token are the same in all rows, and in what is saved. */
function Target({ row: { url } }: { row: Logged }) {
  const short = decoded(url.replace(/^.*?\/api\//, "").replace(/([?&])token=\*\*\*&?/, "$1").replace(/[?&]$/, ""));
  const [, head = "", list = "", tail = ""] = /^(.*?filter=)([^&]*)(.*)$/.exec(short) ?? [];
  const keys = list.split(",");
  if (keys.length <= FEW) return <>{short}</>;
  return (
    <details>
      <summary>{head}{keys.slice(0, 2).join(",")} {words().log.keys(keys.length)}{tail}</summary>
      {short}
    </details>
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function save(rows: readonly Logged[], name: string): void {
  const url = URL.createObjectURL(new Blob([asText(rows)], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.txt`;
  link.click();
  // The browser has begun to read it only after this.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
