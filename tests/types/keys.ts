// The keys themselves, and the named constants.

import {
  AccessControl,
  CarState,
  ForceState,
  type GuardedKey,
  type Key,
  type Readings,
  type Settings,
  type WritableKey,
} from "goecharger";
import { is } from "./expect.js";

// Every key that can be written is a key; so is every guarded one, and it can be written.
const writable: Key = {} as WritableKey;
const guarded: WritableKey = {} as GuardedKey;
is<keyof Readings>()({} as Key);
is<keyof Settings>()({} as WritableKey);

// A key is no other text.
is<"amp" | "alw">()({} as Extract<Key, "amp" | "alw" | "xyz">);
is<"amp" | "rst">()({} as Extract<WritableKey, "amp" | "rst" | "alw" | "car">);
is<"rst" | "cak">()({} as Extract<GuardedKey, "rst" | "cak" | "amp" | "fna">);

// Keys that the vendor's tables lack.
is<"psm" | "cae" | "cak">()({} as Extract<WritableKey, "psm" | "cae" | "cak">);

// @ts-expect-error '"xyz"': it is not in the catalogue
const unknown: Key = "xyz";

// @ts-expect-error '"alw"': it is read-only
const readOnly: WritableKey = "alw";

// @ts-expect-error '"amp"': it needs no confirmation
const harmless: GuardedKey = "amp";

// Constants have the number as their type, so that a switch over them narrows.
is<2>()(CarState.Charging);
is<{ readonly Neutral: 0; readonly Off: 1; readonly On: 2 }>()(ForceState);
is<0 | 1 | 2>()(AccessControl[{} as keyof typeof AccessControl]);

// @ts-expect-error 'Charging': a constant is not to be changed
CarState.Charging = 3;

// @ts-expect-error 'Charged': it is `Complete`
CarState.Charged;

// The type of the same name takes each constant, and other numbers as well.
const states: CarState[] = [CarState.Idle, 4, 99];

// @ts-expect-error '"Idle"': but nothing else
const text: CarState = "Idle";

// All constants can be told apart; what is left over is a number that came later.
function word(state: CarState): string {
  switch (state) {
    case CarState.Unknown:
    case CarState.Error:
      return "trouble";
    case CarState.Initializing:
    case CarState.Idle:
      return "no car";
    case CarState.WaitCar:
    case CarState.Charging:
    case CarState.Complete:
      return "a car";
    default:
      is<number & {}>()(state);
      return `state ${state}`;
  }
}

// A record over the closed values has to name all of them.
type Force = NonNullable<Settings["frc"]>;
const words: Record<Force, string> = { [ForceState.Neutral]: "auto", [ForceState.Off]: "off", [ForceState.On]: "on" };

// @ts-expect-error '2': On is left out
const fewer: Record<Force, string> = { [ForceState.Neutral]: "auto", [ForceState.Off]: "off" };
