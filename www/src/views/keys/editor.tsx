// Setting the chosen key: the control, the exact request, the question before what can do harm, and the proof.

import type { JsonValue, Settings } from "goecharger";
import type { CatalogueEntry } from "goecharger/catalogue";
import { useEffect, useState } from "preact/hooks";
import type { Entry } from "../../chargers";
import { says } from "../../says";
import { ask } from "../../ui/dialog";
import { Icon } from "../../ui/icon";
import { Button } from "../../ui/parts";
import { prove, proofOf, ProofBars } from "../../ui/proof";
import { words } from "../../words";
import { Control } from "./controls";
import { choiceOf, draftOf, kindOf, valueOf } from "./draft";
import { guardWords } from "./guard";
import { labelOf, valueText, DOTS } from "./shown";

export const placeOf = (key: string): string => `key ${key}`;

interface EditorProps {
  entry: Entry;
  info: CatalogueEntry;
  value: unknown;
  onSet: () => Promise<void>;
}

export function Editor({ entry, info, value: held, onSet }: EditorProps) {
  const w = words().keys;
  const { draft: chosen } = choiceOf(entry);
  const draft = chosen.value ?? draftOf(info, held);
  const value = valueOf(info, draft);
  const touched = chosen.value !== null || (info.access === "w" && draft.text !== "");
  const { request, problem } = usePreview(entry, info.key, touched ? value : undefined);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (value === undefined || !request || busy) return;
    if (info.guard && !(await confirmed(info, value, request))) return;
    setBusy(true);
    const sent = chosen.value;
    const values = { [info.key]: value } as Settings;
    const options = { verify: true, ...(info.guard && { confirm: [info.key] }) };
    const done = await prove(entry, placeOf(info.key), what(info, value), () => entry.charger.set(values, options));
    await onSet();
    // What failed stays in the control, to try it again.
    if (done && chosen.value === sent) chosen.value = null;
    setBusy(false);
  };
  return (
    <form class="stack" onSubmit={submit} autocomplete="off">
      <Control info={info} draft={draft} onDraft={(made) => (chosen.value = made)} />
      <div class="stack tight preview">
        <span class="label">{w.request}</span>
        {request && <code class="request"><Redacted text={`GET ${request}`} /></code>}
        {problem && <p class="small field-wrong" role="status"><Icon name="warn" small /><span>{problem}</span></p>}
        {!request && !problem && <p class="small soft">{draft.text !== "" && value === undefined ? w.notYet[kindOf(info) === "json" ? "json" : "number"] : w.chooseFirst}</p>}
      </div>
      {info.caution && <p class="small" lang="en">{info.caution}</p>}
      <div class="row">
        <Button type="submit" look="primary" icon={info.guard ? "lock" : undefined} disabled={!request || busy}>{info.guard ? w.setGuarded : w.set}</Button>
        {chosen.value !== null && <Button look="quiet" disabled={busy} onClick={() => (chosen.value = null)}>{w.discard}</Button>}
      </div>
      {proofOf(entry, placeOf(info.key)).value && <ProofBars entry={entry} place={placeOf(info.key)} />}
    </form>
  );
}

/** `amp = 12 A`. */
function what(info: CatalogueEntry, value: JsonValue): string {
  const row = { key: info.key, info, value, told: true };
  const label = labelOf(info, value);
  return `${info.key} = ${valueText(row, value)}${label ? ` ${label}` : ""}`;
}

/** The request as the package would make it, or why it would make none. */
function usePreview(entry: Entry, key: string, value: JsonValue | undefined): { request?: string; problem?: string } {
  const [shown, setShown] = useState<{ of?: string; request?: string; error?: unknown }>({});
  // Not one text for "nothing chosen" and for null.
  const of = value === undefined ? "" : JSON.stringify([key, value]);
  useEffect(() => {
    let current = true;
    if (value !== undefined) {
      entry.preview({ [key]: value } as Settings).then(
        (request) => current && setShown({ of, request }),
        (error: unknown) => current && setShown({ of, error }),
      );
    }
    return () => void (current = false);
  }, [entry, of]);
  if (value === undefined || shown.of !== of) return {};
  return { ...(shown.request && { request: shown.request }), ...(shown.error !== undefined && { problem: says.error(shown.error) }) };
}

function confirmed(info: CatalogueEntry, value: JsonValue, request: string): Promise<boolean> {
  const w = words().keys;
  const { guard } = info;
  if (!guard) return Promise.resolve(true);
  return ask({
    title: w.guardTitle(info.key, info.name),
    lines: [guardWords(info), w.levels[guard.level], ...(info.caution ? [info.caution] : [])],
    request: `GET ${request}`,
    act: w.guardAct(info.secret === "secret" ? `${info.key} = ${DOTS}` : what(info, value)),
    tick: guard.level === "safety" ? w.guardTick : undefined,
  });
}

/** A text in which what was hidden is soft. */
export function Redacted({ text }: { text: string }) {
  return <>{text.split(/(\*\*\*)/).map((part) => (part === "***" ? <span class="hidden-token">{part}</span> : part))}</>;
}
