// The simulator in the page, and the one that `cargo xtask demo` has started.

import { useEffect, useState } from "preact/hooks";
import { chargers, choose, connect, type Entry } from "../../chargers";
import { go } from "../../route";
import { says } from "../../says";
import { startSimulator, USUAL, type Wishes } from "../../simulated";
import { Icon } from "../../ui/icon";
import { Button, Card, Fold, Note } from "../../ui/parts";
import { Ring } from "../../ui/ring";
import { words } from "../../words";

const FIRMWARES: readonly Wishes["firmware"][] = ["60.4", "60.3", "055", "053", "051.3"];

export function BuiltIn() {
  const w = words().connection.simulator;
  const [wishes, setWishes] = useState<Wishes>(USUAL);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isThere = chargers.value.some(({ world }) => world);
  const start = async () => {
    setBusy(true);
    setError(null);
    try {
      const [first] = await startSimulator(wishes);
      if (first) choose(first);
      go("live");
    } catch (error) {
      setError(error);
    } finally {
      setBusy(false);
    }
  };
  const select = <T extends string | number>(label: string, options: readonly T[], value: T, change: (value: T) => void, show: (value: T) => string = String) => (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => change(options[currentTarget.selectedIndex] ?? value)}>
        {options.map((each) => <option value={each}>{show(each)}</option>)}
      </select>
    </label>
  );
  return (
    <section class="card start" id="simulator">
      <div class="ring-box">
        <Ring phases={[0.5, 0.5, 0.5]} />
        <div class="mid"><span class="demo-bolt"><Icon name="bolt" /></span></div>
      </div>
      <div class="stack">
        <div class="stack tight"><h2>{w.title}</h2><p class="soft">{w.text}</p></div>
        <Button look="primary" icon="play" disabled={busy} onClick={() => void start()}>{isThere ? w.another : w.start}</Button>
        {error !== null && <Note kind="bad" title={words().frame.notStarted}><span>{says.error(error)}</span></Note>}
        <Fold summary={w.options}>
          <div class="options">
            {select(w.firmware, FIRMWARES, wishes.firmware, (firmware) => setWishes({ ...wishes, firmware }))}
            {select(w.speed, [1, 10, 60], wishes.speed, (speed) => setWishes({ ...wishes, speed }), (speed) => `${speed} ×`)}
            {select(w.chargers, [1, 2, 3, 4, 8], wishes.chargers, (chargers) => setWishes({ ...wishes, chargers }))}
          </div>
        </Fold>
      </div>
    </section>
  );
}

interface Made {
  readonly serial: string;
  readonly token: string;
  readonly cloud: string;
  readonly local: string;
}

/** What the simulator said when it started. */
const control = import.meta.env.VITE_SIMULATOR ? (JSON.parse(import.meta.env.VITE_SIMULATOR) as { control: string }).control : undefined;

export function OfMachine() {
  const w = words().connection.machine;
  const [made, setMade] = useState<readonly Made[]>([]);
  const [serial, setSerial] = useState("");
  const [way, setWay] = useState<Entry["way"]>("cloud");
  useEffect(() => {
    if (!control) return;
    fetch(`${control}/control/chargers`)
      .then((reply) => reply.json())
      .then(({ chargers }: { chargers?: Made[] }) => setMade(chargers ?? []))
      .catch((error) => console.warn("The simulator does not answer.", error));
  }, []);
  const chosen = made.find((each) => each.serial === serial) ?? made[0];
  if (!chosen) return null;
  const start = () => {
    const options = way === "cloud" ? { serial: chosen.serial, token: chosen.token, baseUrl: chosen.cloud } : { baseUrl: chosen.local };
    choose(connect({ kind: "simulator", way, called: chosen.serial, options }));
    go("live");
  };
  return (
    <Card title={w.title} id="machine">
      <p class="small soft">{w.text}</p>
      <div class="options">
        <label><span>{w.charger}</span>
          <select id="simulated" value={chosen.serial} onChange={({ currentTarget }) => setSerial(currentTarget.value)}>
            {made.map((each) => <option value={each.serial}>{each.serial}</option>)}
          </select>
        </label>
        <label><span>{w.way}</span>
          <select id="way" value={way} onChange={({ currentTarget }) => setWay(currentTarget.value as Entry["way"])}>
            <option value="cloud">{w.cloud}</option>
            <option value="local">{w.local}</option>
          </select>
        </label>
      </div>
      <Button onClick={start}>{w.connect}</Button>
    </Card>
  );
}
