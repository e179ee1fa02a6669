// @ts-check
// Many chargers. Whose turn it is, the core decides.

import { connect } from "./connect.js";
import { invalid } from "./errors.js";
import { load, running, unlessAborted, within } from "./load.js";
import { iterable } from "./loop.js";
import { withRedacted } from "./redacted.js";
import { shallow, snapshot } from "./snapshot.js";

/** @typedef {{ id: string, charger: import("./index.js").Charger }} Member */

export class Fleet {
  #options;
  /** From 1, by name and by charger. @type {Map<string | import("./index.js").Charger, number>} */
  #numbers = new Map();
  /** @type {Map<number, Member>} */
  #members = new Map();
  #joined = 0;
  /** The core that is connected, and the fleet in it. */
  #core = /** @type {typeof running} */ (undefined);
  #fleet = /** @type {wasm_bindgen.Fleet | undefined} */ (undefined);

  /**
   * @param {Iterable<any>} [chargers]
   * @param {import("./index.js").FleetOptions} [options]
   */
  constructor(chargers = [], options) {
    this.#options = shallow(options);
    if (typeof chargers?.[Symbol.iterator] !== "function") {
      throw invalid("a fleet takes a list of chargers, or of pairs of a name and a charger, as a Map is");
    }
    for (const each of chargers) Array.isArray(each) ? this.add(each[1], each[0]) : this.add(each);
  }

  get size() {
    return this.#members.size;
  }

  /**
   * @param {import("./index.js").Charger} charger
   * @param {string} [id]
   */
  add(charger, id = charger?.id) {
    if (typeof (/** @type {any} */ (charger)?.[connect]) !== "function") {
      throw invalid("a fleet takes chargers made by new Charger(…) of this copy of goecharger");
    }
    if (typeof id !== "string") throw invalid("the name of a charger in a fleet must be text");
    const known = this.#members.get(this.#numbers.get(charger) ?? 0);
    if (known) {
      throw invalid(`the fleet has this charger already, named ${JSON.stringify(known.id)}: a set would reach it twice`);
    }
    if (this.#numbers.has(id)) {
      throw invalid(`the fleet has a charger named ${JSON.stringify(id)} already: add it under another name`);
    }
    const number = ++this.#joined;
    this.#numbers.set(id, number).set(charger, number);
    this.#members.set(number, Object.freeze({ id, charger }));
    this.#join(number, charger);
  }

  /** @param {import("./index.js").Charger | string} charger */
  remove(charger) {
    const number = this.#numbers.get(charger) ?? 0;
    const member = this.#members.get(number);
    if (!member) return false;
    this.#numbers.delete(member.id);
    this.#numbers.delete(member.charger);
    this.#members.delete(number);
    this.#fleet?.remove(number);
    return true;
  }

  [Symbol.iterator]() {
    return this.#members.values();
  }

  /**
   * @param {readonly string[]} keys
   * @param {import("./index.js").StatusOptions} [options]
   */
  status(keys, options) {
    return this.#rows((fleet, keys, options) => fleet.status(keys, options), keys, options);
  }

  /**
   * @param {Record<string, unknown>} values
   * @param {import("./index.js").SetOptions} [options]
   */
  set(values, options) {
    // Who leaves while a set is under way has a row all the same.
    return this.#rows((fleet, values, options) => fleet.set(values, options), values, options, { members: () => new Map(this.#members) });
  }

  /**
   * @param {readonly string[]} keys
   * @param {{ signal?: AbortSignal | undefined }} [options]
   */
  watch(keys, options) {
    return this.#rows((fleet, keys, options) => fleet.watch(keys, options), keys, options, { wait: unlessAborted });
  }

  summary() {
    return (
      this.#fleet?.figures() ?? { chargers: this.size, online: 0, failing: 0, charging: 0, power: 0, age: null }
    );
  }

  /**
   * @param {(fleet: wasm_bindgen.Fleet, argument: unknown, options: unknown) => wasm_bindgen.FleetRows} begin
   * @param {unknown} argument
   * @param {unknown} options
   * @param {{ members?: () => Map<number, Member>, wait?: typeof unlessAborted }} [how]
   */
  #rows(begin, argument, options, { members = () => this.#members, wait = within } = {}) {
    [argument, options] = [snapshot(argument), snapshot(options)];
    return /** @type {AsyncIterable<any>} */ (
      iterable(async () => {
        const core = running ?? (await wait(load(), undefined, options));
        if (!core) return undefined;
        const shown = members();
        return {
          core,
          source: begin(this.#in(core), argument, options),
          show: ({ member: number, ...row }) => {
            const member = shown.get(number);
            if (row.status) withRedacted(row.status);
            return member && { ...member, ...row };
          },
        };
      })
    );
  }

  /** @param {NonNullable<typeof running>} core */
  #in(core) {
    if (this.#core !== core || !this.#fleet) {
      this.#core = core;
      this.#fleet = core.core?.fleet(this.#options);
      for (const [number, { charger }] of this.#members) this.#join(number, charger);
    }
    return /** @type {wasm_bindgen.Fleet} */ (this.#fleet);
  }

  /**
   * @param {number} number
   * @param {import("./index.js").Charger} charger
   */
  #join(number, charger) {
    if (this.#fleet) this.#fleet.add(number, /** @type {any} */ (charger)[connect](this.#core));
  }
}
