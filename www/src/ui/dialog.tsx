// A question before an act that can do harm. Its focus begins on Cancel.

import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { words } from "../words";
import { Icon } from "./icon";
import { Button } from "./parts";

export interface Question {
  readonly title: string;
  /** What happens then, each a sentence. */
  readonly lines: readonly string[];
  /** What will be sent, as code or as a request with the token hidden. */
  readonly request: string;
  /** The words of the act: "Restart the charger". */
  readonly act: string;
  /** What has to be ticked before, for what concerns safety. */
  readonly tick?: string | undefined;
}

const asked = signal<{ question: Question; answer: (yes: boolean) => void } | null>(null);

/** Asks, and resolves to whether the answer was yes. */
export function ask(question: Question): Promise<boolean> {
  asked.value?.answer(false);
  return new Promise((answer) => (asked.value = { question, answer }));
}

/** Where `ask()` shows its question: once in the frame. */
export function Questions() {
  const open = asked.value;
  if (!open) return null;
  const close = (yes: boolean) => {
    asked.value = null;
    open.answer(yes);
  };
  return <Asked key={open.question.title} question={open.question} onAnswer={close} />;
}

function Asked({ question, onAnswer }: { question: Question; onAnswer: (yes: boolean) => void }) {
  const [ticked, setTicked] = useState(false);
  return (
    <Dialog label={question.title} onClose={() => onAnswer(false)}>
      <h2><Icon name="warn" />{question.title}</h2>
      <ul class="what">{question.lines.map((line) => <li><Icon name="right" small /><span>{line}</span></li>)}</ul>
      <div class="stack tight"><span class="label">{words().dialog.request}</span><code class="request">{question.request}</code></div>
      {question.tick && (
        <label class="check">
          <input type="checkbox" checked={ticked} onChange={({ currentTarget }) => setTicked(currentTarget.checked)} />
          <span>{question.tick}</span>
        </label>
      )}
      <div class="row end">
        <Button autofocus onClick={() => onAnswer(false)}>{words().dialog.cancel}</Button>
        <Button look="danger" disabled={!!question.tick && !ticked} onClick={() => onAnswer(true)}>{question.act}</Button>
      </div>
    </Dialog>
  );
}

/** Modal, a sheet from below on a phone. Escape closes it, and the focus goes back to where it was. */
export function Dialog({ label, onClose, children }: { label: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>("[autofocus]")?.focus();
    return () => {
      // What is behind an open dialog takes no focus.
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog class="sheet" ref={dialog} aria-label={label} onCancel={(event) => (event.preventDefault(), onClose())} onClose={() => dialog.current && onClose()}>
      <div>{children}</div>
    </dialog>
  );
}
