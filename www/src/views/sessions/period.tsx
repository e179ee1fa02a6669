// Which months are shown: a usual length, or from one month to another.

import { useState } from "preact/hooks";
import { Icon } from "../../ui/icon";
import { Button } from "../../ui/parts";
import { words } from "../../words";

export const LENGTHS = [3, 6, 12, 24] as const;

/** So many months that end with this one, or `"2026-03"` to `"2026-05"`. */
export type Period = { readonly months: number } | { readonly first: string; readonly last: string };

export const USUAL: Period = { months: 12 };

/** The longest that is fetched in one go, in months: each is a request to a slow service. */
const MOST = 60;

/** Months are those of this machine's clock, as in the rest of the page. */
export function rangeOf(period: Period, now: Date): { from: Date; to: Date | null } {
  if ("months" in period) return { from: new Date(now.getFullYear(), now.getMonth() - period.months + 1, 1), to: null };
  const last = monthAt(period.last) ?? now;
  const to = new Date(last.getFullYear(), last.getMonth() + 1, 1);
  return { from: monthAt(period.first) ?? now, to: to > now ? null : to };
}

/** `"2026-03"` as its first instant here. */
function monthAt(text: string): Date | null {
  const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(text.trim()) ?? [];
  const number = Number(month);
  return year && number >= 1 && number <= 12 ? new Date(Number(year), number - 1, 1) : null;
}

/** What is wrong with a choice of months, else `null`. */
function wrong(first: string, last: string, now: Date): string | null {
  const w = words().sessions;
  const [from, to] = [monthAt(first), monthAt(last)];
  if (!from || !to) return w.monthForm;
  if (to < from) return w.monthOrder;
  if (from > now) return w.monthLater;
  const months = (to.getFullYear() - from.getFullYear()) * 12 + to.getMonth() - from.getMonth() + 1;
  return months > MOST ? w.monthMany(MOST) : null;
}

export const monthName = (date: Date): string => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}`;

interface Props {
  readonly period: Period;
  readonly now: Date;
  readonly onChoose: (period: Period) => void;
}

export function PeriodChoice({ period, now, onChoose }: Props) {
  const w = words().sessions;
  const [own, setOwn] = useState("first" in period);
  const choose = (value: string) => {
    setOwn(value === "own");
    if (value !== "own") onChoose({ months: Number(value) });
  };
  const value = own ? "own" : String("months" in period ? period.months : 12);
  return (
    <>
      <select class="period" aria-label={w.period} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {LENGTHS.map((months) => <option key={months} value={months}>{w.lastMonths(months)}</option>)}
        <option value="own">{w.own}</option>
      </select>
      {own && <OwnMonths period={period} now={now} onChoose={onChoose} />}
    </>
  );
}

/** Text fields, since two of the three browsers have no picker of months. */
function OwnMonths({ period, now, onChoose }: Props) {
  const w = words().sessions;
  const [first, setFirst] = useState("first" in period ? period.first : monthName(new Date(now.getFullYear(), 0, 1)));
  const [last, setLast] = useState("last" in period ? period.last : monthName(now));
  const problem = wrong(first, last, now);
  const field = (label: string, value: string, set: (value: string) => void) => (
    <label>
      <span>{label}</span>
      <input value={value} maxLength={7} placeholder="2026-03" aria-invalid={problem !== null} aria-describedby={problem ? "months-wrong" : undefined} onInput={({ currentTarget }) => set(currentTarget.value)} />
    </label>
  );
  const submit = (event: Event) => {
    event.preventDefault();
    if (!problem) onChoose({ first, last });
  };
  return (
    <form class="own-months" onSubmit={submit} autocomplete="off">
      {field(w.from, first, setFirst)}
      {field(w.to, last, setLast)}
      <Button type="submit" disabled={problem !== null}>{w.show}</Button>
      {problem && <p class="small field-wrong" id="months-wrong"><Icon name="warn" small />{problem}</p>}
    </form>
  );
}
