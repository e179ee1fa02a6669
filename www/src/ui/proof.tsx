// How far a setting is proven: shown by three bars, said in words.

import { signal, type Signal } from "@preact/signals";
import { isChargerError, type ControlResult, type ErrorCode, type SetResult } from "goecharger";
import { announce } from "../announce";
import type { Entry } from "../chargers";
import { time } from "../format";
import { says } from "../says";
import { words } from "../words";
import { Icon } from "./icon";

/** What became of a setting. `what` is the setting in words: "16 A". */
export type Proof =
  | { readonly step: "under-way"; readonly what: string }
  | { readonly step: SetResult["outcome"]; readonly what: string; readonly at: Date; readonly heldBackBy: readonly string[] }
  | { readonly step: "refused" | "not-verified" | "not-known" | "not-sent"; readonly what: string; readonly text: string };

const proofs = new Map<string, Signal<Proof | null>>();

/** The proof of a place of a charger: "control", "limit". It outlives its view. */
export function proofOf(entry: Entry, place: string): Signal<Proof | null> {
  const name = `${entry.id} ${place}`;
  const found = proofs.get(name) ?? signal<Proof | null>(null);
  proofs.set(name, found);
  return found;
}

/**
 * Makes a setting and follows it. Resolves to its result, or to `null` if it failed. `texts` say in words by the code of
 * an error what the package says with the values.
 */
export async function prove<R extends SetResult>(
  entry: Entry, place: string, what: string, call: () => Promise<R>, texts: Readonly<Partial<Record<ErrorCode, string>>> = {},
): Promise<R | null> {
  const proof = proofOf(entry, place);
  const mine: Proof = { step: "under-way", what };
  proof.value = mine;
  const show = (shown: Proof) => {
    // A later setting of the same place has the word.
    if (proof.value !== mine) return;
    proof.value = shown;
    announce(sentence(shown));
  };
  try {
    const result = await call();
    const held = (result as Partial<ControlResult>).heldBackBy ?? [];
    show({ step: result.outcome, what, at: entry.now(), heldBackBy: held.map(({ code, text }) => says.obstacle(code, text)) });
    if (place === "control") entry.recorder.mark(entry.now(), what);
    return result;
  } catch (error) {
    show({ step: stepOf(error), what, text: (isChargerError(error) && texts[error.code]) || says.error(error) });
    return null;
  }
}

/** Whether the setting can have arrived, by the error. */
function stepOf(error: unknown): "refused" | "not-verified" | "not-known" | "not-sent" {
  if (!isChargerError(error)) return "not-known";
  if (error.code === "unverified") return "not-verified";
  if (["rejected", "unauthorized", "forbidden", "not-enabled"].includes(error.code)) return "refused";
  if (["invalid-argument", "unsupported"].includes(error.code)) return "not-sent";
  return "not-known";
}

const sentence = (proof: Proof): string => [proof.what, words().proof[proof.step], rest(proof)].join(" ");

function rest(proof: Proof): string {
  const w = words().proof;
  if (proof.step === "under-way") return w.waiting;
  if (proof.step === "not-known") return `${w.mayHave} ${proof.text}`;
  if ("text" in proof) return proof.text;
  if (proof.heldBackBy.length > 0) return w.heldBack(proof.heldBackBy.join(" "));
  if (proof.step === "verified") return w.readBack(time(proof.at));
  return proof.step === "sent" ? w.sentOnly : w.acceptedOnly;
}

/** The bars and the words. By the cloud there is no "accepted": its bar is dashed. */
export function ProofBars({ entry, place }: { entry: Entry; place: string }) {
  const proof = proofOf(entry, place).value;
  if (!proof) return <p class="proof soft">{words().proof.none}</p>;
  const failed = "text" in proof;
  const kind = proof.step === "verified" ? "verified" : proof.step === "not-known" ? "ask" : failed ? "bad" : "";
  const filled = { "under-way": 0, sent: 1, accepted: 2, verified: 3 } as const;
  const on = failed ? 0 : filled[proof.step];
  const bars = [0, 1, 2].map((bar) => (bar === 1 && entry.way === "cloud" && on > 0 ? "skip-bar" : bar < on ? "on" : ""));
  return (
    <div class={`proof ${kind}`} data-step={proof.step}>
      <span class="bars" aria-hidden="true">
        {failed ? <Icon name={kind === "ask" ? "ask" : "warn"} small /> : bars.map((bar) => <b class={bar} />)}
      </span>
      <span>{proof.what} <strong>{words().proof[proof.step]}</strong> <span class="soft">{rest(proof)}</span></span>
    </div>
  );
}
