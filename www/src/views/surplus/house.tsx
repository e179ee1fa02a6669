// The house as it is set by sliders, and the feed of it.

import type { Entry } from "../../chargers";
import { tick } from "../../clock";
import { duration, number } from "../../format";
import { says } from "../../says";
import { Icon } from "../../ui/icon";
import { Button, Card, Note } from "../../ui/parts";
import { words } from "../../words";
import { keptOf, startFeeding, stopFeeding, type House } from "./feeding";

/** In W. */
const SLIDERS = [
  { name: "grid", least: -10_000, most: 10_000 },
  { name: "sun", least: 0, most: 10_000 },
  { name: "battery", least: -5000, most: 5000 },
] as const satisfies readonly { name: keyof House; least: number; most: number }[];

export function HouseCard({ entry }: { entry: Entry }) {
  const w = words().surplus;
  const { house } = keptOf(entry);
  return (
    <Card title={w.house}>
      <div class="sliders">
        {SLIDERS.map(({ name, least, most }) => {
          const value = house.value[name];
          const id = `surplus-${name}`;
          const said = `${number(value / 1000, 1)} kW`;
          return (
            <div class="slider">
              <label for={id}><svg viewBox="0 0 14 14" aria-hidden="true"><rect class={name} x="1" y="1" width="12" height="12" rx="3" /></svg>{w.kinds[name]}</label>
              <output for={id} aria-hidden="true">{said}</output>
              <input
                id={id} type="range" min={least} max={most} step={100} value={value} aria-valuetext={`${said}, ${w.means[name](value)}`}
                onInput={({ currentTarget }) => (house.value = { ...house.value, [name]: Number(currentTarget.value) })}
              />
              <div class="ends"><span>{w.ends[name][0]}</span><span>{w.ends[name][1]}</span></div>
            </div>
          );
        })}
      </div>
      <Feed entry={entry} />
    </Card>
  );
}

function Feed({ entry }: { entry: Entry }) {
  const w = words().surplus;
  const { feeding } = keptOf(entry);
  const { step, pushed, failed, last, end, left } = feeding.value;
  const error = step !== "off" ? last?.error : end?.error;
  const failedNow = step !== "off" && last?.kind !== "pushed" && !!last;
  return (
    <div class="stack tight">
      <div class="row">
        {step === "on"
          ? <Button look="primary" icon="stop" onClick={() => stopFeeding(entry)}>{w.stop}</Button>
          : <Button look="primary" icon="play" disabled={step === "stopping"} onClick={() => startFeeding(entry)}>{w.start}</Button>}
        {step === "on" && <span class="small soft">{w.counts(pushed, failed)}</span>}
      </div>
      <p class="small soft">{step === "stopping" ? w.stopping : entry.way === "cloud" ? w.cloud : w.local} {step !== "stopping" && w.leaving}</p>
      {step === "off" && end && (end.cause === "error"
        ? <Note kind="bad" title={w.brokeOff} code={end.error?.code}><span>{says.error(end.error)}</span></Note>
        : <p class="small" data-ended={left ? "left" : "stopped"}>{left ? w.stoppedLeft : w.stopped} {end.cleared ? w.cleared : w.notCleared}</p>)}
      {failedNow && <Note kind="bad" title={w.pushFailed}><span>{error ? says.error(error) : w.noReading} {last?.lapsed && w.lapsed}</span></Note>}
    </div>
  );
}

/** The chip of the head: how old the last push is and how far it is proven. */
export function PushChip({ entry }: { entry: Entry }) {
  const w = words().surplus;
  const { step, last, at } = keptOf(entry).feeding.value;
  if (step === "off") return <span class="fresh" data-feed="off">{w.chipOff}</span>;
  if (step === "stopping") return <span class="fresh late" data-feed="stopping"><Icon name="clock" small />{w.chipStopping}</span>;
  if (!last) return <span class="fresh" data-feed="first">{w.chipFirst}</span>;
  if (last.kind !== "pushed") return <span class="fresh lost" data-feed="failed"><Icon name="warn" small />{last.lapsed ? w.chipLapsed : w.chipFailed}</span>;
  const age = duration(Math.max(0, tick.value - at) / 1000);
  return <span class="fresh" data-feed="on"><span class="dot" />{last.outcome === "accepted" ? w.chipAccepted(age) : w.chipSent(age)}</span>;
}
