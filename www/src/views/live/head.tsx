// The head of Live: power, state and why, how sure and how old; always in the same place.

import type { Overview } from "goecharger";
import type { Entry } from "../../chargers";
import { DASH, duration, energy, kilowatts, number, quantity } from "../../format";
import { says } from "../../says";
import { stateWords } from "../../state-words";
import { Fresh, freshness } from "../../ui/fresh";
import { Icon } from "../../ui/icon";
import { Button } from "../../ui/parts";
import { prove } from "../../ui/proof";
import { Ring, shares } from "../../ui/ring";
import { words } from "../../words";

export function Head({ entry }: { entry: Entry }) {
  const w = words().live;
  const { overview } = entry.feed.value;
  const fresh = freshness(entry);
  const stale = fresh === "late" || fresh === "lost";
  const firmware = overview?.firmware;
  return (
    <section class="card hero" aria-labelledby="state">
      <RingBox overview={overview} stale={stale} />
      <div class="words">
        <div class="who"><span>{[entry.label.value, firmware && w.firmware(firmware)].filter(Boolean).join(" · ")}</span></div>
        <div class="state">
          <div class="row"><Fresh entry={entry} /></div>
          <h1 id="state">{stateWords(entry)}</h1>
          <p class="why">{why(entry)}</p>
          <Help entry={entry} />
        </div>
        <Facts overview={overview} />
      </div>
    </section>
  );
}

function RingBox({ overview, stale }: { overview: Overview | null; stale: boolean }) {
  const w = words().live;
  const fault = overview?.state === "error" && !stale;
  const full = overview?.current.maximum;
  const currents = overview?.phases.map(({ current }, index) => `L${index + 1} ${quantity(current, "A", 1)}`).join(", ");
  const text = currents ? w.ring(currents, quantity(full, "A")) : DASH;
  return (
    <div class="ring-box">
      <Ring
        phases={shares(overview)} stale={stale} fault={fault} label={stale ? w.oldRing(text) : text}
        offered={overview?.state === "charging" && full ? (overview.current.offered ?? 0) / full : null}
      />
      <div class="mid">
        {fault ? <Icon name="warn" /> : (
          <>
            <span class="power live-value">{kilowatts(overview?.power)}</span>
            <span class="unit">kW</span>
            <span class="sub live-value">{perPhase(overview)}</span>
          </>
        )}
      </div>
    </div>
  );
}

/** "3 × 15.9 A", if phases carry current. */
function perPhase(overview: Overview | null): string {
  const drawn = overview?.phases.map(({ current }) => current).filter((current) => current !== null && current > 0.5) ?? [];
  return drawn.length === 0 ? "\u00a0" : `${drawn.length}${words().live.by}${quantity(Math.max(...drawn.map(Number)), "A", 1)}`;
}

function Facts({ overview }: { overview: Overview | null }) {
  const w = words().live;
  const { card, chargingFor, energy: of } = overview ?? {};
  const facts = [
    [overview?.state === "idle" ? w.lastSession : w.session, energy(of?.session)],
    // The simulator, as some chargers, does not count: 0 s would be wrong.
    [w.chargingFor, duration(chargingFor || null)],
    [w.bookedOn, overview ? (card ? (card.name ?? w.slot(card.slot)) : w.noCard) : DASH],
    [w.endsAt, overview ? (of?.limit == null ? w.noLimit : energy(of.limit)) : DASH],
  ] as const;
  return <dl class="facts">{facts.map(([name, value]) => <div><dt>{name}</dt><dd class="live-value">{value}</dd></div>)}</dl>;
}

/** Why it does what it does, in a sentence or two. */
function why(entry: Entry): string {
  const w = words().live.why;
  const { overview } = entry.feed.value;
  const fresh = freshness(entry);
  if (!overview) return fresh === "waiting" ? w.asking : w.never;
  if (fresh !== "live") return w.old;
  const { state, allowed, authorized, forced, reason, mode, current } = overview;
  const told = reason ? says.reason(reason) : "";
  const offered = quantity(current.offered, "A");
  if (state === "error") return overview.error ? says.fault(overview.error) : told;
  if (state === "idle") return allowed ? w.plug(quantity(Math.min(current.requested ?? 32, current.maximum ?? 32), "A")) : told || w.plugOnly;
  if (authorized === false) return w.card;
  if (forced === "off") return w.stopped;
  if (state === "charging") return charging(overview);
  if (allowed === false) return told;
  if (state === "complete") return w.complete(energy(overview.energy.session));
  if (state === "waiting-for-car") return w.carWaits(offered);
  return told || (mode ? w.mode[mode] : "");
}

function charging({ reason, mode, current, phases }: Overview): string {
  const w = words().live.why;
  const plain = reason?.name?.startsWith("ChargingFallback") ?? true;
  const first = plain && mode ? w.mode[mode] : reason ? says.reason(reason) : "";
  const taken = Math.max(...phases.map(({ current }) => current ?? 0));
  const offered = current.offered ?? 0;
  if (offered - taken > 1.5 && taken > 0) return `${first} ${w.carLimits(quantity(offered, "A"), quantity(taken, "A", 1))}`;
  const limit = current.limitedBy?.[0];
  return `${first} ${limit ? w.heldAt(quantity(limit.current, "A"), says.limit(limit.cause, limit.text)) : w.offered(quantity(offered, "A"))}`;
}

/** A button that mends what holds the charge back. */
function Help({ entry }: { entry: Entry }) {
  const w = words().live;
  const { overview } = entry.feed.value;
  if (!overview || overview.state === "idle" || freshness(entry) !== "live") return null;
  if (overview.error) return <div class="row"><span class="tag guard">{`err ${number(overview.error.code)}`}</span></div>;
  if (overview.authorized === false) {
    const authorize = () => prove(entry, "control", w.authorizing, () => entry.charger.authorize(undefined, { verify: true }));
    return <div class="row"><Button compact onClick={authorize}>{w.authorize}</Button></div>;
  }
  if (overview.forced === "off") {
    const auto = () => prove(entry, "control", words().control.auto, () => entry.charger.auto({ verify: true }));
    return <div class="row"><Button compact onClick={auto}>{w.backToAuto}</Button></div>;
  }
  return null;
}
