// The drawer with the few lines of JavaScript that do what the view does.

import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { chosen } from "./chargers";
import { view } from "./route";
import { Button } from "./ui/parts";
import { VIEW } from "./views";
import { words } from "./words";

export const codeOpen = signal(false);

export function CodeDrawer() {
  const w = words().code;
  const drawer = useRef<HTMLElement>(null);
  const [said, setSaid] = useState({ code: "", text: "" });
  const shown = VIEW[view.value].code;
  const code = typeof shown === "string" ? shown : shown(chosen.value);
  const close = () => (codeOpen.value = false);
  useEffect(() => {
    const before = document.activeElement;
    drawer.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  const copy = async () => {
    try {
      // Without https there is no clipboard at all.
      await navigator.clipboard.writeText(code);
      setSaid({ code, text: w.copied });
    } catch {
      setSaid({ code, text: w.notCopied });
    }
  };
  return (
    <aside class="drawer" id="code" ref={drawer} tabIndex={-1} aria-label={w.title} onKeyDown={({ key }) => key === "Escape" && close()}>
      <div class="between">
        <h2>{w.title}</h2>
        <Button look="quiet" class="square" icon="x" aria-label={words().frame.close} onClick={close} />
      </div>
      <p class="small soft">{w.about}</p>
      <pre tabIndex={0} role="region" aria-label="JavaScript" lang="en">{code.split(/(^\s*\/\/.*$)/m).map((part, index) => (index % 2 ? <span class="c">{part}</span> : part))}</pre>
      <div class="row"><Button compact icon="copy" onClick={copy}>{w.copy}</Button><span role="status" class="small">{said.code === code && said.text}</span></div>
    </aside>
  );
}
