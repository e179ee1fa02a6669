// The controls, and what holds them back.

import type { GuardedKey, Key, Settings } from "./generated/keys.js";
import type { Limits, SetResult } from "./index.js";

/** Options of the controls. */
export interface ControlOptions extends Limits {
  /**
   * As for `set()`: read back until it holds, reject with `unverified` if it does not.
   *
   * @default false
   * @example await charger.setCurrent(10, { verify: true });
   */
  verify?: boolean | undefined;
  /**
   * Read once more after the set to find what may keep it from having an effect. It costs one request, and never makes
   * the call fail; the cloud hears of a set a second later, so by that way it takes a second or more, 5 at most.
   *
   * @default true
   * @example await charger.stop({ explain: false }); // one request
   */
  explain?: boolean | undefined;
  /**
   * Ends the call; it then rejects with the signal's own reason. The setting may have arrived all the same.
   *
   * @example await charger.start({ signal });
   */
  signal?: AbortSignal | undefined;
}

/** Options of a control that needs the consent of the caller. */
export interface ConfirmedOptions extends ControlOptions {
  /**
   * The guarded key that may be written, as for `set()`.
   *
   * @example await charger.cards.delete(3, { confirm: ["del"] });
   */
  confirm: readonly (GuardedKey | (string & {}))[];
}

/** What an {@link Obstacle} is. */
export type ObstacleCode =
  /** No car is connected (`car`). */
  | "no-car"
  /** The car does not take what it is offered (`car` 3 or 4 while `alw`). */
  | "car"
  /** Nobody has authorised (`acs`, `trx`). */
  | "authorization"
  /** A fault (`err`). */
  | "fault"
  /** `stop()` is in force (`frc` 1). */
  | "forced-off"
  /** `start()` is in force (`frc` 2), which surplus cannot steer. */
  | "forced-on"
  /** The timetable forbids it now (`sch_week` and the others, `loc`; `modelStatus` 5 where these do not tell). */
  | "schedule"
  /** The energy limit is reached (`dwo`, `wh`). */
  | "energy-limit"
  /** Eco mode waits for surplus or a low price (`lmo` 4). */
  | "eco"
  /** Plain mode, which does not follow the surplus (`lmo` 3). */
  | "not-eco"
  /** The trip mode decides when (`lmo` 5). */
  | "next-trip"
  /** Surplus charging is off (`fup`). */
  | "surplus-off"
  /** Charging may not pause (`acp` false): the car goes on with the least current, on three phases. */
  | "no-pauses"
  /** The number of phases is fixed (`psm`), or just changed and must wait (`mptwt`). */
  | "phases"
  /** A flexible tariff may start or hold back the charge (`awe`). */
  | "tariff"
  /** A current that is lower than what was asked for (`cll`, `ama`, `cbl`, `amp`). */
  | "current-limit"
  /** Load balancing or grid control (`loe`, `modelStatus` 27, 31, 32, 34, 38, 39, 41). */
  | "load-management"
  /** An OCPP or other backend decides (`ocppe`, `acs` 2). */
  | "backend"
  /** Too hot (`amt`, `modelStatus` 1). */
  | "heat"
  /** A pause that the charger keeps by itself (`modelStatus` 22 to 24, 29, 40). */
  | "pause"
  /** Another reason of the charger's own (`modelStatus` 30, 36, or one that is new while `alw` is false). */
  | "other"
  | (string & {});

/** Something that keeps a setting from having an effect, or surplus charging from working. */
export interface Obstacle {
  /** What it is. */
  readonly code: ObstacleCode;
  /** The keys it was read from. */
  readonly keys: readonly Key[];
  /** A sentence for the owner, in English. */
  readonly text: string;
  /** What to pass to `set()` to mend it, never a guarded key; `null` if no setting can. */
  readonly mend: Settings | null;
}

/** What a control resolves to. */
export interface ControlResult extends SetResult {
  /**
   * What keeps it from having an effect, as far as the keys tell; `[]` if nothing is known to. `null` if it was not
   * looked at: `explain` was false, the read failed, or by the cloud the data is older than the set.
   */
  readonly heldBackBy: readonly Obstacle[] | null;
}

/** When the cable stays locked in the socket (`ust`): while a car is connected, until the charge ends, or always. */
export type CableLock = "normal" | "auto-unlock" | "always";

/** The way to a charger by the cloud: `new Charger(access)` takes it. The token is a password. */
export interface CloudAccess {
  /** The serial with its leading zeros (`sse`). */
  readonly serial: string;
  /** The token of the cloud API (`cak`). */
  readonly token: string;
}
