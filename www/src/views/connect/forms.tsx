// The two forms for a charger of one's own. What is typed stays in them until the charger has answered.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { isChargerError } from "goecharger";
import { announce } from "../../announce";
import { connectTyped } from "../../connecting";
import type { Remembered } from "../../memory";
import { go } from "../../route";
import { says } from "../../says";
import { Button, Card, Fold, Note, Tag } from "../../ui/parts";
import { words } from "../../words";

type Trying = { readonly step: "idle" | "asking" | "empty" } | { readonly step: "failed"; readonly error: unknown };

/** Tries what was typed, and leads to Live when the charger has answered. */
function useTrying(onDone: () => void) {
  const [trying, setTrying] = useState<Trying>({ step: "idle" });
  const controller = useRef<AbortController>(undefined);
  // Who leaves the view gives it up.
  useEffect(() => () => controller.current?.abort(), []);
  const begin = async (wanted: Remembered | null, wish: boolean) => {
    controller.current?.abort();
    if (!wanted) return setTrying({ step: "empty" });
    const { signal } = (controller.current = new AbortController());
    setTrying({ step: "asking" });
    try {
      const { entry, remembered } = await connectTyped(wanted, wish, signal);
      onDone();
      setTrying({ step: "idle" });
      if (wish && !remembered) announce(words().connection.notRemembered);
      else announce(entry.label.value);
      go("live");
    } catch (error) {
      if (!signal.aborted) setTrying({ step: "failed", error });
    }
  };
  return { trying, begin };
}

function Outcome({ trying, children }: { trying: Trying; children?: ComponentChildren }) {
  const w = words().connection;
  if (trying.step === "asking") return <p class="small" role="status">{w.asking}</p>;
  if (trying.step === "empty") return <p class="small" role="alert">{w.empty}</p>;
  if (trying.step !== "failed") return null;
  return (
    <Note kind="bad" title={w.failed} code={isChargerError(trying.error) ? trying.error.code : "page"}>
      <span>{says.error(trying.error)} {w.stays}</span>
      {children}
    </Note>
  );
}

function Remember({ checked, onChange, text }: { checked: boolean; onChange: (checked: boolean) => void; text: string }) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span>{words().connection.remember}<small>{text}</small></span>
    </label>
  );
}

const Steps = () => <ol>{words().connection.lan.steps.map((step) => <li>{step}</li>)}</ol>;

export function LanForm() {
  const w = words().connection;
  const id = useId();
  const [host, setHost] = useState("");
  const [wish, setWish] = useState(false);
  const { trying, begin } = useTrying(() => setHost(""));
  const isHttps = location.protocol === "https:";
  const submit = (event: Event) => {
    event.preventDefault();
    void begin(host.trim() ? { kind: "local", host: host.trim() } : null, wish);
  };
  return (
    <Card title={w.lan.title} aside={<Tag icon="lan">LAN</Tag>} id="lan">
      <form class="stack" onSubmit={submit} autocomplete="off">
        <label for={id}>
          <span>{w.lan.address}</span>
          <input id={id} placeholder="192.168.0.75" spellcheck={false} autocapitalize="off" value={host} onInput={({ currentTarget }) => setHost(currentTarget.value)} />
        </label>
        <p class="small soft">{w.lan.needs}</p>
        {isHttps && <Note kind="warn" title={w.lan.httpsTitle}><span>{w.lan.https}</span><Steps /></Note>}
        <Remember checked={wish} onChange={setWish} text={w.rememberLan} />
        <div class="row"><Button type="submit">{w.lan.connect}</Button></div>
        <Outcome trying={trying}>{isHttps && <Steps />}</Outcome>
      </form>
    </Card>
  );
}

/** The token field has no name and the form no action, so the token cannot get into a URL. */
export function CloudForm() {
  const w = words().connection;
  const id = useId();
  const [serial, setSerial] = useState("");
  const [token, setToken] = useState("");
  const [base, setBase] = useState("");
  const [wish, setWish] = useState(false);
  const { trying, begin } = useTrying(() => (setSerial(""), setToken(""), setBase("")));
  const submit = (event: Event) => {
    event.preventDefault();
    const wanted = { kind: "cloud" as const, serial: serial.trim(), token: token.trim(), ...(base.trim() && { baseUrl: base.trim() }) };
    void begin(wanted.serial && (wanted.token || base) ? wanted : null, wish);
  };
  return (
    <Card title={w.cloud.title} aside={<Tag icon="cloud">Cloud</Tag>} id="cloud">
      <form class="stack" onSubmit={submit} autocomplete="off">
        <label for={`${id}-serial`}>
          <span>{w.cloud.serial}</span>
          <input id={`${id}-serial`} inputMode="numeric" placeholder="000001" spellcheck={false} value={serial} onInput={({ currentTarget }) => setSerial(currentTarget.value)} />
        </label>
        <label for={`${id}-token`}>
          <span>{w.cloud.token}</span>
          <input id={`${id}-token`} type="password" autocomplete="off" value={token} onInput={({ currentTarget }) => setToken(currentTarget.value)} />
        </label>
        <p class="small soft">{w.cloud.where}</p>
        <Fold summary={w.cloud.other}>
          <label for={`${id}-base`}>
            <span>{w.cloud.base}</span>
            <input id={`${id}-base`} placeholder="https://" spellcheck={false} autocapitalize="off" value={base} onInput={({ currentTarget }) => setBase(currentTarget.value)} />
          </label>
        </Fold>
        <Remember checked={wish} onChange={setWish} text={w.rememberCloud} />
        <div class="row"><Button type="submit">{w.cloud.connect}</Button></div>
        <Outcome trying={trying} />
      </form>
    </Card>
  );
}
