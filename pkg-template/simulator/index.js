// @ts-check
// The entry goecharger/simulator: chargers and their cloud in this process. What they do is in the WebAssembly.

import glue from "#simulator";
import { wasm } from "#wasm";
import { ChargerError } from "#goecharger";
import { POLICY, UNSUPPORTED, compiled, instantiate } from "../instantiate.js";
import { asked, json, known, number, refused, wholeNumber } from "./arguments.js";
import { SimulatedCharger, parted } from "./charger.js";
import { Clock } from "./clock.js";
import { exchange } from "./exchange.js";

/** By this the core finds the clock of a world. */
const CLOCK = Symbol.for("goecharger.clock");

const OPTIONS = ["chargers", "firmware", "seed", "speed", "start"];
const WISHES = ["serial", "token", "firmware", "values"];
/** @type {Record<string, string>} */
const TEXTS = { serial: '"000001"', token: '"a-token"', firmware: '"60.4"' };
const MOST_CHARGERS = 1000;
const FASTEST = 3600;

/** @type {WebAssembly.Module | undefined} */
let module;

/** @param {import("../simulator.js").SimulateOptions} [options] */
export async function simulate(options) {
  const { chargers = 1, firmware = "60.4", seed = 1, speed = 1, start } = known(options, OPTIONS);
  wholeNumber("chargers", chargers, 1, MOST_CHARGERS);
  wholeNumber("seed", seed, 0, Number.MAX_SAFE_INTEGER);
  number("speed", speed, 0, FASTEST);
  const usual = speed === 0 ? new Date("2026-01-01T12:00:00Z") : new Date();
  const began = Number(start === undefined ? usual : start instanceof Date ? start : NaN);
  if (Number.isNaN(began)) throw refused("start must be a Date that is one");
  // Each world has a WebAssembly of its own, so that it can be thrown away whole.
  const Model = await load();
  const model = asked(() => new Model(began, seed));
  const world = new World(model, began, speed, firmware);
  for (let made = 0; made < chargers; made++) world.add();
  return world;
}

async function load() {
  try {
    module ??= await compiled(wasm());
    const { World } = await instantiate(glue, module);
    return World;
  } catch (cause) {
    throw new ChargerError({ code: "unsupported", message: UNSUPPORTED + POLICY, attempts: 0, cause });
  }
}

class World {
  #model;
  #began;
  #clock;
  #firmware;
  #end = new AbortController();
  /** @type {Set<() => void>} */
  #stops = new Set();
  /** @type {any[]} */
  #chargers = [];

  /**
   * @param {import("#simulator").Model} model
   * @param {number} began
   * @param {number} speed
   * @param {string} firmware
   */
  constructor(model, began, speed, firmware) {
    const clock = (this.#clock = new Clock(speed));
    this.#model = model;
    this.#began = began;
    this.#firmware = firmware;
    const parts = { model, clock, end: { signal: this.#end.signal, stops: this.#stops } };
    const fetch = (/** @type {string | URL | Request} */ input, /** @type {RequestInit} */ init) => exchange(parts, input, init);
    const clockOfCore = {
      now: () => {
        clock.happened();
        return began + clock.nowOfChargers();
      },
      random: () => model.random(),
      wait: clock.wait.bind(clock),
      hold: clock.hold.bind(clock),
    };
    /** Who wraps it in a function of his own has to carry the clock on: `Object.assign(mine, world.fetch)`. */
    this.fetch = Object.assign(fetch, { [CLOCK]: clockOfCore });
  }

  get chargers() {
    return [...this.#chargers];
  }

  get now() {
    return new Date(this.#began + this.#clock.now());
  }

  get speed() {
    return this.#clock.speed;
  }

  set speed(speed) {
    this.#clock.speed = number("speed", speed, 0, FASTEST);
  }

  /** @param {number} milliseconds */
  async advance(milliseconds) {
    await this.#clock.advance(number("milliseconds", milliseconds, 0, Number.MAX_SAFE_INTEGER));
  }

  /** @param {Parameters<import("../simulator.js").World["add"]>[0]} [options] */
  add(options) {
    const { serial, token, firmware = this.#firmware, values } = known(options, WISHES);
    for (const [name, text] of Object.entries({ serial, token, firmware })) {
      if (text !== undefined && !(typeof text === "string" && /^\S+$/.test(text))) {
        throw refused(`${name} must be text without spaces, such as ${TEXTS[name]}`);
      }
    }
    const { present, lacking } = parted(values);
    const wishes = json({ serial, token, firmware, values: present, lacking }, "the options");
    const now = () => this.#clock.now();
    const made = asked(() => this.#model.add(wishes, now()));
    const charger = new SimulatedCharger(this.#model, now, made, firmware);
    this.#chargers.push(charger);
    return charger;
  }

  close() {
    this.#clock.close();
    this.#end.abort(new TypeError("the simulated world has ended: somebody called close()"));
    this.#stops.forEach((stop) => stop());
  }
}
