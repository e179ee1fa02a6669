// The rail at the side, on a phone the bar of tabs below and what else there is.

import { signal } from "@preact/signals";
import { codeOpen } from "./code";
import { language, setLanguage, setTheme, theme } from "./look";
import { VIEWS, view, type View } from "./route";
import { Dialog } from "./ui/dialog";
import { Icon, type IconName } from "./ui/icon";
import { Button, Choices } from "./ui/parts";
import { Ring } from "./ui/ring";
import { words } from "./words";

const ICON: Readonly<Record<View, IconName>> = {
  live: "live", surplus: "surplus", sessions: "sessions", schedule: "schedule", cards: "card", keys: "keys", log: "log", connect: "connect",
};

/** The views that a phone shows as tabs. */
const TABS: readonly View[] = ["live", "surplus", "sessions", "schedule"];

const moreOpen = signal(false);

function Links({ of }: { of: readonly View[] }) {
  return (
    <ul>
      {of.map((each) => (
        <li>
          <a href={`#${each}`} aria-current={view.value === each ? "page" : undefined} onClick={() => (moreOpen.value = false)}>
            <Icon name={ICON[each]} />
            <span>{words().frame[each]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Brand() {
  return <div class="brand"><Ring glyph phases={[1, 1, 1]} /><span>goecharger</span></div>;
}

export function Rail() {
  const w = words().frame;
  return (
    <aside class="rail" aria-label={w.navigation}>
      <Brand />
      <nav aria-label={w.views}><Links of={VIEWS} /></nav>
      <div class="foot"><LanguageChoice /><ThemeChoice /></div>
    </aside>
  );
}

export function TabBar() {
  const w = words().frame;
  const current = TABS.includes(view.value) ? undefined : "page";
  return (
    <nav class="tabbar" aria-label={w.mainViews}>
      <Links of={TABS} />
      <button type="button" aria-haspopup="dialog" aria-current={current} onClick={() => (moreOpen.value = true)}>
        <Icon name="more" /><span>{w.more}</span>
      </button>
    </nav>
  );
}

/** On a phone: the other views and the choices of the rail. */
export function More() {
  if (!moreOpen.value) return null;
  const w = words().frame;
  const close = () => (moreOpen.value = false);
  return (
    <Dialog label={w.more} onClose={close}>
      <nav class="sheet-nav" aria-label={w.moreViews}><Links of={VIEWS.filter((each) => !TABS.includes(each))} /></nav>
      <LanguageChoice />
      <ThemeChoice />
      <Button class="wide" icon="code" onClick={() => (close(), (codeOpen.value = true))}>{w.codeOfView}</Button>
      <Button look="quiet" class="wide" onClick={close}>{w.close}</Button>
    </Dialog>
  );
}

function LanguageChoice() {
  const options = [
    { value: "en", text: <span lang="en">English</span> },
    { value: "de", text: <span lang="de">Deutsch</span> },
  ] as const;
  return <Choices label={words().frame.language} options={options} value={language.value} onChoose={setLanguage} />;
}

function ThemeChoice() {
  const w = words().frame;
  const options = [{ value: "light", text: w.light }, { value: "dark", text: w.dark }] as const;
  return <Choices label={w.theme} options={options} value={theme.value} onChoose={setTheme} />;
}
