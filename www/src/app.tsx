// The frame: navigation at the side or below, the chargers on top, one view, and the drawer of code.

import { useSignalEffect } from "@preact/signals";
import { announced } from "./announce";
import { beginning } from "./begin";
import { chosen } from "./chargers";
import { CodeDrawer, codeOpen } from "./code";
import { kilowatts } from "./format";
import { More, Rail, TabBar } from "./navigation";
import { view } from "./route";
import { says } from "./says";
import { Top } from "./top";
import { Questions } from "./ui/dialog";
import { Note } from "./ui/parts";
import { Hatches } from "./ui/ring";
import { stateWords } from "./state-words";
import { VIEW } from "./views";
import { words } from "./words";
import { WorldBar } from "./world-bar";

export function App() {
  useSignalEffect(() => {
    document.title = title();
    document.body.dataset.view = view.value;
  });
  const w = words().frame;
  return (
    <>
      <Hatches />
      <a class="skip" href="#content" onClick={(event) => (event.preventDefault(), document.getElementById("content")?.focus())}>{w.toContent}</a>
      <Rail />
      <div class="page">
        <Top />
        <main id="content" tabIndex={-1} data-view={view.value}><Content /></main>
      </div>
      <TabBar />
      <More />
      {codeOpen.value && <CodeDrawer />}
      <Questions />
      <p class="off" role="status" aria-live="polite" id="announced">{announced.value}</p>
    </>
  );
}

function Content() {
  const entry = chosen.value;
  const { Show, needsCharger } = VIEW[view.value];
  if (!needsCharger) return <Show entry={entry} />;
  if (!entry) return <Nothing />;
  return (
    <>
      {entry.box && <WorldBar entry={entry} box={entry.box} />}
      <Show key={entry.id} entry={entry} />
    </>
  );
}

/** No charger is connected. */
function Nothing() {
  const w = words().frame;
  const begun = beginning.value;
  if (begun === "starting") return <p class="soft" role="status">{w.starting}</p>;
  return (
    <div class="stack">
      {begun !== "idle" && <Note kind="bad" title={w.notStarted}><span>{says.error(begun.error)}</span></Note>}
      <h1>{w.none}</h1>
      <p>{w.noneMore}</p>
      <p><a class="button" href="#connect">{w.toConnect}</a></p>
    </div>
  );
}

/** "10.97 kW, Charging, Garage". */
function title(): string {
  const entry = chosen.value;
  const overview = entry?.feed.value.overview;
  if (!entry || !overview || view.value === "connect") return `${words().frame[view.value].replaceAll("\u00ad", "")} · goecharger`;
  return `${kilowatts(overview.power)} kW, ${stateWords(entry)}, ${entry.label.value}`;
}
