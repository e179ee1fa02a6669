// What is connected now.

import { announce } from "../../announce";
import { chargers, choose, disconnect, type Entry } from "../../chargers";
import { forgetEntry } from "../../connecting";
import { go } from "../../route";
import { Fresh } from "../../ui/fresh";
import { Button, Card } from "../../ui/parts";
import { words } from "../../words";

export function List() {
  return (
    <Card title={words().connection.connected} id="connected">
      <ul class="connected">{chargers.value.map((entry) => <Row key={entry.id} entry={entry} />)}</ul>
    </Card>
  );
}

function Row({ entry }: { entry: Entry }) {
  const w = words().connection;
  const isOwn = entry.kind !== "simulator";
  const isKept = entry.rememberedAs.value !== null;
  const out = isKept ? w.disconnectForget : w.disconnect;
  const leave = () => {
    const name = entry.label.value;
    forgetEntry(entry);
    disconnect(entry);
    announce(w.disconnected(name));
  };
  return (
    <li class="between">
      <div class="stack tight">
        <strong>{entry.label}</strong>
        <span class="small soft">{w.by[entry.kind]}{isOwn && `, ${isKept ? w.remembered : w.thisTab}`}</span>
      </div>
      <div class="row">
        <Fresh entry={entry} />
        <Button compact onClick={() => (choose(entry), go("live"))}>{w.show}</Button>
        {isKept && <Button compact onClick={() => forgetEntry(entry)}>{w.forget}</Button>}
        <Button compact onClick={leave} aria-label={`${out}: ${entry.label.value}`}>{out}</Button>
      </div>
    </li>
  );
}
