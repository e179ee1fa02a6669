// What each kind of value is read as.

import { type CarState, Charger, type ErrorState, type LogicMode, type ModelStatus, type Readings, type WifiStatus } from "goecharger";
import { is } from "./expect.js";

declare const read: Readings;
declare const charger: Charger;

// Plain values.
is<boolean>()(read.alw);
is<number>()(read.amp);
is<number>()(read.awp);
is<number | null>()(read.fhz);
is<string>()(read.fna);

// Values that may be null, as `undefined` is not.
is<number | null>()(read.acu);
is<number | null>()(read.dwo);
is<number | null>()(read.trx);
is<number | null>()(read.cbl);
is<string | null>()(read.mlr);
const { values } = await charger.status(["dwo", "pha"]);
is<number | null | undefined>()(values.dwo);
if (values.dwo != null) is<number>()(values.dwo);

// @ts-expect-error 'read.acu': null has to be ruled out first
read.acu.toFixed(1);

// Values of several types: firmware changed its mind.
is<boolean | number | null>()(read.tls);
is<boolean | string>()(read.wak);

// Nothing known of the value.
is<unknown>()(read.ccd);

// Enums have a name, and are open.
is<CarState | null>()(read.car);
is<0 | 1 | 2 | 3 | 4 | 5 | 6 | (number & {}) | null>()(read.car);
is<LogicMode>()(read.lmo);
is<ModelStatus>()(read.modelStatus);
is<ErrorState | null>()(read.err);
is<WifiStatus>()(read.wst);

// nrg: sixteen labelled numbers, no more.
is<16>()(read.nrg.length);
is<number>()(read.nrg[11]);
const [voltageL1, voltageL2, voltageL3, , currentL1] = read.nrg;
is<number>()(voltageL1 + voltageL2 + voltageL3 + currentL1);

// @ts-expect-error '16': there is no seventeenth
read.nrg[16];

// pha: three phases behind the contactor and three before it, or nothing.
is<boolean | undefined>()(read.pha?.[5]);

// @ts-expect-error '6': there is no seventh
read.pha?.[6];

// tma: temperatures; a sensor that fails gives null.
is<(number | null)[]>()(read.tma);
is<number | null | undefined>()(read.tma[0]);

// cards: what is learned shows, its id does not.
is<{ name: string; energy: number; cardId: boolean } | undefined>()(read.cards[0]);

// @ts-expect-error 'rfid': an id can be written, never read
read.cards[0]?.rfid;

// wifis: that there is a password shows, the password does not.
is<boolean | undefined>()(read.wifis[0]?.key);
is<string | undefined>()(read.wifis[0]?.staticIp);

// Timetables.
is<number | undefined>()(read.sch_week.ranges[0]?.begin.hour);
is<number | undefined>()(read.sch_week.ranges[0]?.end.second);
is<Readings["sch_week"]>()(read.sch_satur);
is<Readings["sch_week"]>()(read.sch_sund);

// @ts-expect-error 'minutes': it is `minute`
read.sch_week.ranges[0]?.begin.minutes;

// lot: a number in old firmware, an object in new.
if (typeof read.lot === "object") {
  is<number | undefined>()(read.lot.amp);
} else {
  is<number>()(read.lot);
}

// @ts-expect-error 'amp': it may be the number of old firmware
read.lot.amp;

// dns: a text or an object, with members that came and went.
is<string | undefined>()(typeof read.dns === "string" ? read.dns : read.dns.dns0);

// scan: null on a go-e Controller.
is<Readings["scan"]>()(read.scan);

// @ts-expect-error 'read.scan': null has to be ruled out first
read.scan.length;

// Of a go-e Controller: a list for each category, null where nothing is measured.
is<(number | null)[]>()(read.ccp);
is<string | undefined>()(read.ccn[0]);
is<number | null | undefined>()(read.cpc[0]?.[3]);
is<number | null | undefined>()(read.usv[0]?.uN);

// los: a text, an object, or nothing.
is<string | Record<string, unknown> | null>()(read.los);

// Other compound values.
is<number[]>()(read.clp);
is<[core0: number, core1: number]>()(read.esr);
is<number | undefined>()(read.ccw?.encryptionType);
is<number | undefined>()(read.cdi?.value);
is<unknown>()(read.ccu?.["anything"]);
is<string | undefined>()(read.scan?.[0]?.f?.[9]);
is<boolean | undefined>()(read.ctrls?.[0]?.[2]);
