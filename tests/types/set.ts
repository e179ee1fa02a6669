// What can be written, and what does not compile.

import { CarState, Charger, ForceState, type JsonValue, LogicMode, PhaseSwitchMode, type SetResult, type Settings } from "goecharger";
import { is } from "./expect.js";

declare const charger: Charger;

// Plain values.
is<Promise<SetResult>>()(charger.set({ amp: 16, fna: "garage", acp: true }));
is<"sent" | "accepted" | "verified">()((await charger.set({ amp: 16 })).outcome);

// @ts-expect-error 'alw': it is read-only
charger.set({ alw: true });

// @ts-expect-error 'nrg': it is read-only, whatever the value
charger.set({ nrg: [] });

// @ts-expect-error 'string': a number is no text
charger.set({ amp: "16" });

// @ts-expect-error 'number': true and false only
charger.set({ acp: 1 });

// @ts-expect-error 'number': a text only
charger.set({ fna: 1 });

// @ts-expect-error 'null': there is always a current
charger.set({ amp: null });

// @ts-expect-error 'undefined': nothing to send
charger.set({ amp: undefined });

// @ts-expect-error 'Amp': keys are spelled as the charger spells them
charger.set({ Amp: 16 });

// Nothing is known of the value: it has to be JSON all the same.
is<JsonValue | undefined>()({} as Settings["t0h"]);

// @ts-expect-error 'Date': it is no JSON
charger.set({ t0h: new Date() });

// Null where the charger takes it.
is<number | null | undefined>()({} as Settings["dwo"]);
charger.set({ dwo: null, trx: null });
is<string | null | undefined>()({} as Settings["mht"]);

// Written with another type than read.
is<string | undefined>()({} as Settings["wak"]);
is<string | undefined>()({} as Settings["c0i"]);

// @ts-expect-error 'boolean': that a card is learned can be read; an id is written
charger.set({ c0i: true });

// Enums are closed: only what is known to be safe.
is<0 | 1 | 2 | undefined>()({} as Settings["frc"]);
is<3 | 4 | 5 | undefined>()({} as Settings["lmo"]);
is<boolean | 0 | 1 | 2 | 3 | undefined>()({} as Settings["sdp"]);
charger.set({ frc: ForceState.Off, psm: PhaseSwitchMode.Force3, lmo: LogicMode.Eco });

// @ts-expect-error '3': no such state
charger.set({ frc: 3 });

// @ts-expect-error '6': a state of the car, and no mode of the logic
charger.set({ lmo: CarState.Initializing });

declare const forced: number;
// @ts-expect-error 'number': any number could be one that is not known
charger.set({ frc: forced });

// Cards: a name, an energy, an id; an empty object leaves its slot alone.
charger.set({ cards: [{}, { name: "me", rfid: "04c0ffee" }] });

// @ts-expect-error 'cardId': it can only be read
charger.set({ cards: [{ cardId: true }] });

// WiFi networks: the password is a text.
charger.set({ wifis: [{ ssid: "home", key: "secret" }] }, { confirm: ["wifis"] });

// @ts-expect-error 'boolean': what is read as "has a password" is written as the password
charger.set({ wifis: [{ ssid: "home", key: true }] });

// Timetables: the windows may be left out.
charger.set({ sch_week: { control: 1 } });
charger.set({ sch_sund: { control: 2, ranges: [{ begin: { hour: 6, minute: 0 }, end: { hour: 8, minute: 30 } }] } });

// @ts-expect-error 'control': what the windows are for has to be said
charger.set({ sch_week: { ranges: [] } });

// @ts-expect-error 'minute': half a time
charger.set({ sch_week: { control: 1, ranges: [{ begin: { hour: 6 }, end: { hour: 8, minute: 0 } }] } });

// ids: write-only, grid power is a must.
charger.set({ ids: { pGrid: -1200, pPv: 3400 } });
charger.set({ ids: null });

// @ts-expect-error 'pGrid': without it there is nothing to regulate
charger.set({ ids: { pPv: 3400 } });

// awpl: write-only, in two shapes.
charger.set({ awpl: { start: 1_700_000_000, interval: 3600, marketprice: [8.1, 7.9] } });
charger.set({ awpl: [{ start: 1_700_000_000, end: 1_700_003_600, marketprice: 8.1 }] });

// @ts-expect-error 'number': with an interval, prices are a list
charger.set({ awpl: { start: 1_700_000_000, interval: 3600, marketprice: 8.1 } });

// @ts-expect-error 'interval': how long does a price hold?
charger.set({ awpl: { start: 1_700_000_000, marketprice: [8.1, 7.9] } });

// @ts-expect-error 'end': without an interval, each price has an end
charger.set({ awpl: [{ start: 1_700_000_000, marketprice: 8.1 }] });

// lot: a number or an object, and guarded.
charger.set({ lot: 32 }, { confirm: ["lot"] });
charger.set({ lot: { amp: 32 } }, { confirm: ["lot"] });

// map: three phases.
charger.set({ map: [1, 2, 3] }, { confirm: ["map"] });

// @ts-expect-error target requires 3: three phases, not two
charger.set({ map: [1, 2] });

// clp: the steps of the button.
charger.set({ clp: [6, 10, 16] });

// Write-only commands.
charger.set({ rst: true }, { confirm: ["rst"] });
charger.set({ del: 3, lrn: 4 }, { confirm: ["del", "lrn"] });

// A key may be confirmed that this version of the catalogue does not guard.
charger.set({ amp: 16 }, { confirm: ["amp", "xyz"] });

// A key that the catalogue lacks, or a value it refuses, needs to be meant.
charger.set({ xyz: 1, amp: 40, frc: 3 }, { unchecked: true });
charger.set({ deep: { list: [1, "a", null, true] } }, { unchecked: true });

// @ts-expect-error 'xyz': no such key
charger.set({ xyz: 1 });

// @ts-expect-error 'false': and still none
charger.set({ xyz: 1 }, { unchecked: false });

// @ts-expect-error '() => number': unchecked, but JSON all the same
charger.set({ xyz: () => 1 }, { unchecked: true });

// ecp: null leaves a category as it is.
charger.set({ ecp: [null, -1200.5, 0] });

// @ts-expect-error 'string': a power is a number
charger.set({ ecp: ["0"] });

// lot: the number alone, or what was read.
charger.set({ lot: 32 }, { confirm: ["lot"] });
charger.set({ lot: { amp: 32, ts: 1_771_629_950 } }, { confirm: ["lot"] });

// @ts-expect-error 'amps': it is `amp`
charger.set({ lot: { amps: 32 } });
