// goecharger/catalogue: the catalogue as data.

import type { Key } from "goecharger";
import { type CatalogueEntry, catalogue } from "goecharger/catalogue";
import { is } from "./expect.js";

is<"amp">()(catalogue.amp.key);
is<string>()(catalogue.amp.name);
is<string | undefined>()(catalogue.amp.unit);
is<number | undefined>()(catalogue.amp.max);
is<"r" | "rw" | "w">()(catalogue.nrg.access);
is<string | undefined>()(catalogue.car.enum?.[2]);
is<"destructive" | "lockout" | "safety" | "security" | undefined>()(catalogue.rst.guard?.level);
is<Key | undefined>()(catalogue.alw.instead);
is<readonly string[]>()(catalogue.psm.firmware);
is<readonly number[] | undefined>()(catalogue.lof.also);
is<readonly string[] | undefined>()(catalogue.amp.v1);

// Every key has an entry, and a key that was found at run time leads to its own.
is<Key>()({} as keyof typeof catalogue);
declare const key: Key;
const entry: CatalogueEntry = catalogue[key];

// @ts-expect-error 'xyz': no such key
catalogue.xyz;

// @ts-expect-error 'unit': it is not to be changed
catalogue.amp.unit = "mA";
