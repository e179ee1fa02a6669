// What `overview()` gives.

import type { CableLock } from "./controls.js";
import type { ErrorState, ModelStatus } from "./generated/keys.js";
import type { Status, Values } from "./index.js";

/**
 * What the car is doing at the plug (key `car`). OCPP 1.6 knows more states than the charger tells; the nearest are
 * named here. `"unknown"` also stands for a null `car` (no contact to the charge controller), a missing key and a
 * number that is new to this package: `raw.values.car` has it.
 */
export type ChargingState =
  /** 1: no car. OCPP `Available`. A switch of phases shows it for a few seconds, too. */
  | "idle"
  /** 2: the car draws current. OCPP `Charging`. */
  | "charging"
  /** 3: a car is connected and does not draw. OCPP `SuspendedEV` if `allowed`, else `SuspendedEVSE` or `Preparing`. */
  | "waiting-for-car"
  /** 4: the charge ended and the car is still connected: full, or stopped by the charger (`allowed` is false). */
  | "complete"
  /** 5: a fault; `error` says which. OCPP `Faulted`. */
  | "error"
  /** 6: the charger is starting. */
  | "initializing"
  | "unknown"
  | (string & {});

/**
 * The state of the control pilot by IEC 61851-1, as evcc derives it: A no car, B connected, C charging, E a fault.
 * A go-e does not tell C from D (ventilation) nor E from F.
 */
export type PilotState = "A" | "B" | "C" | "E";

/** How many phases: `"auto"` leaves it to the charger. */
export type PhaseMode = "auto" | 1 | 3;

/** Why the charger lets the car charge, or does not (key `modelStatus`). */
export interface Reason {
  /** The number as the charger gives it, one of {@link ModelStatus} or newer. */
  readonly code: ModelStatus;
  /** Its name in {@link ModelStatus}, such as `"NotChargingForceStateOff"`: for a translation. `null` for a new number. */
  readonly name: keyof typeof ModelStatus | null;
  /** A sentence for the owner, in English. It speaks of the permission; whether the car takes it, `state` says. */
  readonly text: string;
}

/** A fault (key `err`). */
export interface Fault {
  /** The number as the charger gives it, one of {@link ErrorState} or newer; `null` if it has no contact to its controller, or `err` is no number. */
  readonly code: ErrorState | null;
  /** Its name in {@link ErrorState}, such as `"GndInvalid"`; `null` for a new number or no contact. */
  readonly name: keyof typeof ErrorState | null;
  /** A sentence for the owner, in English. */
  readonly text: string;
}

/** One phase of the measurement (key `nrg`), L1 to L3 as wired to the charger. */
export interface PhaseReading {
  /** V to neutral, in front of the contactor: also without a car. `null` without `nrg`. */
  readonly voltage: number | null;
  /** A. `null` without `nrg`. */
  readonly current: number | null;
  /** W. Up to firmware 053 in steps of 100 W, so the three need not add up to `power`. `null` without `nrg`. */
  readonly power: number | null;
  /** cos φ, 0 to 1 (the key has %). Says nothing while hardly any current flows. `null` without `nrg`. */
  readonly powerFactor: number | null;
}

/** What holds down the current, by the charger's own name in the key `cll`. */
export type LimitCause =
  | "accessControl" | "adapterCurrentLimit" | "awattar" | "cableCurrentLimit" | "currentLimitMax" | "loadLimit"
  | "minChargingCurrent" | "requestedCurrent" | "temperatureCurrentLimit" | "unsymetryCurrentLimit"
  | (string & {});

/** A limit in effect (one entry of key `cll`). */
export interface CurrentLimit {
  /** The charger's name of the cause. */
  readonly cause: LimitCause;
  /** A for each phase. */
  readonly current: number;
  /** A phrase for the owner, in English; for a new cause, its name. */
  readonly text: string;
}

/** What `overview()` asks for, also to pass to `status()`. */
export type OverviewKey =
  | "acs" | "acu" | "alw" | "ama" | "amp" | "c0n" | "c1n" | "c2n" | "c3n" | "c4n" | "c5n" | "c6n" | "c7n" | "c8n" | "c9n"
  | "car" | "cards" | "cbl" | "cdi" | "cll" | "cus" | "dwo" | "err" | "eto"
  | "fna" | "frc" | "fwv" | "lccfi" | "lmo" | "mca" | "modelStatus" | "nrg" | "pnp" | "psm" | "rbc" | "rbt" | "rssi"
  | "sse" | "tma" | "trx" | "typ" | "ust" | "wh";

/**
 * The charger at one moment, in the words of its owner. JSON of it has no functions and, of every
 * firmware seen so far, no secrets but the serial and names.
 */
export interface Overview {
  /** The name given in the app (`fna`). Text from outside: escape it. */
  readonly name: string | null;
  /** The serial with its leading zeros (`sse`). */
  readonly serial: string | null;
  /** The model as the charger calls itself (`typ`): `"go-eCharger"` for V3, `"go-eCharger_V4"`, `"go-eCharger_V5"` … */
  readonly model: string | null;
  /** The version of the firmware as text (`fwv`): `"053.1"`, `"60.4"`. */
  readonly firmware: string | null;

  /** What the car is doing (`car`). */
  readonly state: ChargingState;
  /** The letter of IEC 61851-1: A for idle, C for charging, B for waiting and complete, E for error, else `null`. */
  readonly pilot: PilotState | null;
  /**
   * Whether the charger lets the car charge (`alw`). With `"waiting-for-car"` and `"complete"` it tells who holds
   * back: the car if true, the charger if false. Up to some seconds behind a set.
   */
  readonly allowed: boolean | null;
  /** Why it lets the car charge or does not (`modelStatus`). */
  readonly reason: Reason | null;
  /** The fault (`err`); `null` while there is none, and if the key is missing (`raw.missing`). */
  readonly error: Fault | null;
  /** The charging mode (`lmo`): plain, eco (surplus and prices), or ready for the next trip. `null` for a new number. */
  readonly mode: "default" | "eco" | "next-trip" | null;
  /** What `start()`, `stop()` and `auto()` set (`frc`); the numbers 3 to 5 of old firmware count as neutral. */
  readonly forced: "neutral" | "off" | "on" | null;

  /** W, all phases (`nrg[11]`): measured, not the sum of the rounded phases. Firmware 60.4 of a PRO sent 0 while charging. */
  readonly power: number | null;
  /** L1, L2, L3; always three. */
  readonly phases: readonly [l1: PhaseReading, l2: PhaseReading, l3: PhaseReading];
  /** How many phases the car takes: `pnp` while charging, else 0 (055.7 leaves a 1 there). */
  readonly phasesInUse: number | null;
  /** Whether the charger chooses the phases (`psm`, from 051.8 on); `null` before, and for a new number. */
  readonly phaseMode: PhaseMode | null;

  /** A for each phase. */
  readonly current: {
    /** What was asked for by `setCurrent()`, the app or the button (`amp`); in eco mode a ceiling. */
    readonly requested: number | null;
    /** What the car is offered now (`acu`), OCPP `Current.Offered`: 0 if the charger offers none (the key is null). */
    readonly offered: number | null;
    /** The least that the charging logic uses (`mca`), usually 6. */
    readonly minimum: number | null;
    /** What the installation permits at most (`ama`). Cable, adapter or heat may permit less: see `limitedBy`. */
    readonly maximum: number | null;
    /**
     * The limits that bind: all with the lowest value in `cll`, usually one. `null` before firmware 056.2, which does
     * not tell.
     */
    readonly limitedBy: readonly CurrentLimit[] | null;
  };

  /** Wh. */
  readonly energy: {
    /**
     * Since the car was connected; while idle, that of the session before. From `wh`, which drops to about 0 after a
     * switch of phases, and on some firmware by itself (053.1, 57.1): what a drop lost is added from the meter
     * (`eto`) if this `Charger` had read the charger before it. See `sessionFrom`.
     */
    readonly session: number | null;
    /**
     * `"charger"`: `wh` as it is; if it dropped before the first read of this `Charger`, nobody can see that.
     * `"meter"`: a drop was seen and made good by `eto`, to 1 Wh. `null` without a value.
     */
    readonly sessionFrom: "charger" | "meter" | null;
    /** In the whole life of the charger (`eto`, whole Wh): the one figure that only grows; use it for bills and differences. */
    readonly total: number | null;
    /** Where the session ends (`dwo`), or `null` for no limit. The charger compares it with `wh`, drops included. */
    readonly limit: number | null;
  };

  /**
   * s since the car was connected (`rbt` - `lccfi`), at the moment of the reading; `null` while idle or unknown.
   * Starts anew with a restart of the charger, and with a switch of phases that showed `"idle"`, which may also cost
   * the authorisation.
   */
  readonly connectedFor: number | null;
  /**
   * s of charging in the session (`cdi`), as the charger counts them: short pauses may be in it. While idle, that of
   * the session before. `null` if the charger counts none, and for a kind of count that is new.
   */
  readonly chargingFor: number | null;

  /**
   * Whether access control lets a car charge: true if the charger is open to all (`acs` 0) or somebody has
   * authorised (`trx`), false if it waits for a card, the app or a backend. It may still be held back otherwise.
   */
  readonly authorized: boolean | null;
  /**
   * The card that the session is booked on (`trx`); `null` for none, for an authorisation without card, and on firmware
   * 055.0 to 055.5, whose numbers are off by one. `name` is `null` for a card without one.
   */
  readonly card: { readonly slot: number; readonly name: string | null } | null;

  /** The cable in the socket. All `null` on models with a fixed cable, and on CORE and PRO, which lack the keys. */
  readonly cable: {
    /** A that it is made for (`cbl`); `null` also without a cable. */
    readonly rating: number | null;
    /** The lock now (`cus`). */
    readonly lock: "unlocked" | "locked" | "unlock-failed" | "lock-failed" | "power-outage" | "unknown" | (string & {}) | null;
    /** When it locks (`ust`), as `lockCable()` sets it. */
    readonly lockMode: CableLock | null;
  };

  /** °C (`tma`): 1 to 6 sensors by model, not named by the vendor; `null` at a sensor that is not there (-16843). `[]` if none. */
  readonly temperatures: readonly (number | null)[];
  /** dBm of the WiFi (`rssi`), about -30 (near) to -90 (far). `null` by cable or modem. */
  readonly signal: number | null;

  /**
   * Whether the charger answered in this moment: true in the LAN; by the cloud, whether the data was at most 30 s old
   * when it was sent (`Date` less `Last-Modified`; without `Date`, as in a page, by this machine's clock), `null` if the
   * cloud did not date it. A charger that is offline rejects instead, unless `maxAge` allowed old data.
   */
  readonly online: boolean | null;
  /** When the cloud got the data; `null` in the LAN, where it is live. */
  readonly lastModified: Date | null;
  /** The reply that this was made from: `values`, `missing`, `redacted()`. */
  readonly raw: Status<Values<OverviewKey>>;
}
