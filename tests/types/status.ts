// Which keys a read gives, and what comes along with them.

import { type AllValues, Charger, type Key, type Readings, type Status, type Values } from "goecharger";
import { is } from "./expect.js";

declare const charger: Charger;

// A read of some keys gives exactly those, each undefined where the model lacks it.
const some = await charger.status(["amp", "fna"]);
is<{ readonly amp?: number; readonly fna?: string }>()(some.values);
is<number | undefined>()(some.values.amp);
is<string | undefined>()(some.values.fna);

// @ts-expect-error 'car': it was not asked for
some.values.car;

// @ts-expect-error 'undefined': a key may be missing, so its value is no plain number
const amp: number = some.values.amp;

// @ts-expect-error 'amp': what was read is not to be changed in place
some.values.amp = 16;

// What belongs to the reading as a whole.
is<string[]>()(some.missing);
is<Date | null>()(some.lastModified);

// @ts-expect-error 'null': the charger does not always say when its data is from
const date: Date = some.lastModified;

// One key, keys of a constant, keys that are only known when it runs.
is<Status<Values<"car">>>()(await charger.status(["car"]));
const wanted = ["car", "nrg"] as const;
is<Values<"car" | "nrg">>()((await charger.status(wanted)).values);
declare const chosen: Key[];
is<Values<Key>>()((await charger.status(chosen)).values);
is<number | undefined>()((await charger.status(chosen)).values.amp);

// A key that the catalogue lacks can be read; nothing is known of its value.
const newer = await charger.status(["amp", "xyz"]);
is<unknown>()(newer.values.xyz);
is<number | undefined>()(newer.values.amp);
declare const anything: string[];
is<unknown>()((await charger.status(anything)).values["anything"]);

// @ts-expect-error 'newer.values.xyz': an unknown value has to be looked at first
newer.values.xyz.length;

// @ts-expect-error 'number': a key is text
charger.status([1]);

// @ts-expect-error 'string': several keys, even if it is one
charger.status("amp");

// A read of all keys knows those of the catalogue and leaves room for others.
const all = await charger.status();
is<number | undefined>()(all.values.amp);
is<Readings["nrg"] | undefined>()(all.values.nrg);
is<unknown>()(all.values["xyz"]);
is<AllValues>()((await charger.status(undefined, { maxAge: 5 })).values);

// @ts-expect-error 'undefined': a model may lack it, even in a read of all keys
const name: string = all.values.fna;
