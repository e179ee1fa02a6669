// @ts-check
// The public surface: a facade without protocol logic.

import { connect } from "./connect.js";
import { invalid, traced } from "./errors.js";
import { load, running, unlessAborted, within } from "./load.js";
import { iterable, listen } from "./loop.js";
import { withRedacted } from "./redacted.js";
import { shallow, snapshot } from "./snapshot.js";
import { SurplusRun, check } from "./surplus-run.js";

export { ChargerError, InvalidArgumentError, RejectedError, StaleError, isChargerError } from "./errors.js";
export { Fleet } from "./fleet.js";
export * from "./generated/enums.js";
export { toCsv, totals } from "./history.js";

/** @param {import("./index.js").CoreSource} [source] */
export async function initialize(source) {
  await load(source);
}

export class Charger {
  #options;
  /** The core that is connected, and the charger in it. */
  #core = /** @type {typeof running} */ (undefined);
  #charger = /** @type {wasm_bindgen.Charger | undefined} */ (undefined);

  /** Whether a run of surplus charging goes on. */
  #isFed = false;

  /** @param {import("./index.js").ChargerOptions} options */
  constructor(options) {
    this.#options = shallow(options);
  }

  schedule = {
    /** @param {import("./index.js").StatusOptions} [options] */
    read: async (options) => this.#call((charger, _, options) => charger.schedule(options), undefined, options),
    /**
     * @param {import("./index.js").DayGroup} group
     * @param {unknown} schedule
     * @param {import("./index.js").ControlOptions} [options]
     */
    write: async (group, schedule, options) =>
      this.#call((charger, argument, options) => charger.writeSchedule(argument, options), [group, schedule], options),
  };

  cards = {
    /** @param {import("./index.js").StatusOptions} [options] */
    list: async (options) => this.#call((charger, _, options) => charger.cards(options), undefined, options),
    /**
     * @param {number} slot
     * @param {string} name
     * @param {import("./index.js").ControlOptions} [options]
     */
    rename: async (slot, name, options) => this.#changeCard("rename", [slot, name], options),
    /**
     * @param {number} slot
     * @param {import("./index.js").ConfirmedOptions} options
     */
    learn: async (slot, options) => this.#changeCard("learn", [slot], options),
    /**
     * @param {number} slot
     * @param {import("./index.js").ConfirmedOptions} options
     */
    delete: async (slot, options) => this.#changeCard("delete", [slot], options),
  };

  /**
   * @param {string} name
   * @param {unknown[]} argument
   * @param {unknown} options
   */
  #changeCard(name, argument, options) {
    return this.#call((charger, argument, options) => charger.changeCard(name, argument, options), argument, options);
  }

  /**
   * @param {readonly string[]} [keys]
   * @param {import("./index.js").StatusOptions} [options]
   */
  async status(keys, options) {
    const status = await this.#call((charger, keys, options) => charger.status(keys, options), keys, options);
    return withRedacted(status);
  }

  /**
   * @param {Record<string, unknown>} values
   * @param {import("./index.js").SetOptions} [options]
   */
  async set(values, options) {
    return this.#call((charger, values, options) => charger.set(values, options), values, options);
  }

  get id() {
    const { serial, host, baseUrl } = /** @type {any} */ (Object(this.#options));
    // A base URL with a password is refused, and may be shown before that.
    return String(serial ?? host ?? baseUrl ?? "").replace(/\/\/.*@/, "//");
  }

  /** @param {import("./index.js").StatusOptions} [options] */
  async overview(options) {
    const overview = await this.#call((charger, _, options) => charger.overview(options), undefined, options);
    withRedacted(overview.raw);
    return overview;
  }

  /** @param {import("./index.js").StatusOptions} [options] */
  async surplusBlockers(options) {
    return this.#call((charger, _, options) => charger.surplusBlockers(options), undefined, options);
  }

  /** @param {import("./index.js").ControlOptions} [options] */
  async start(options) {
    return this.#control("start", undefined, options);
  }

  /** @param {import("./index.js").ControlOptions} [options] */
  async stop(options) {
    return this.#control("stop", undefined, options);
  }

  /** @param {import("./index.js").ControlOptions} [options] */
  async auto(options) {
    return this.#control("auto", undefined, options);
  }

  /**
   * @param {number} current
   * @param {import("./index.js").ControlOptions} [options]
   */
  async setCurrent(current, options) {
    return this.#control("setCurrent", current, options);
  }

  /**
   * @param {import("./index.js").PhaseMode} phases
   * @param {import("./index.js").ControlOptions} [options]
   */
  async setPhases(phases, options) {
    return this.#control("setPhases", phases, options);
  }

  /**
   * @param {number | null} energy
   * @param {import("./index.js").ControlOptions} [options]
   */
  async setEnergyLimit(energy, options) {
    return this.#control("setEnergyLimit", energy, options);
  }

  /**
   * @param {number} [slot]
   * @param {import("./index.js").ControlOptions} [options]
   */
  async authorize(slot, options) {
    return this.#control("authorize", slot, options);
  }

  /**
   * @param {import("./index.js").CableLock} mode
   * @param {import("./index.js").ControlOptions} [options]
   */
  async lockCable(mode, options) {
    return this.#control("lockCable", mode, options);
  }

  /** @param {import("./index.js").ControlOptions} [options] */
  async restart(options) {
    return this.#control("restart", undefined, options);
  }

  /** @param {import("./index.js").Limits & { signal?: AbortSignal }} [options] */
  async enableCloudApi(options) {
    return this.#call((charger, _, options) => charger.enableCloudApi(options), undefined, options);
  }

  /** @param {import("./index.js").Limits & { signal?: AbortSignal, confirm?: readonly "cak"[] }} [options] */
  async rotateToken(options) {
    return this.#call((charger, _, options) => charger.rotateToken(options), undefined, options);
  }

  /** @param {import("./index.js").SessionsOptions} options */
  sessions(options) {
    const given = shallow(options);
    return { [Symbol.asyncIterator]: () => this.#sessions(given) };
  }

  /** @param {import("./index.js").SessionsOptions} options */
  async *#sessions(options) {
    const history = await this.#call((charger, _, options) => charger.history(options), undefined, options);
    for (;;) {
      const month = await this.#call(() => history.next(), undefined, undefined);
      if (!month) return;
      // What it throws is its own, as for the other hooks.
      void Promise.allSettled([(async () => options.onProgress?.(month.progress))()]);
      for (const session of month.sessions) {
        if (options.signal?.aborted) throw options.signal.reason;
        yield session;
      }
    }
  }

  /** @param {import("./index.js").SurplusOptions} options */
  surplus(options) {
    const given = shallow(options);
    check(given, this.#isFed);
    const run = new SurplusRun(given, (begin, read, tell, stopped) =>
      this.#call((charger, _, options) => begin(() => charger.surplus(options, read, tell, stopped)), undefined, given),
    );
    this.#isFed = true;
    void run.ended.then(() => (this.#isFed = false));
    return run;
  }

  /**
   * @param {string} name
   * @param {unknown} argument
   * @param {unknown} options
   */
  #control(name, argument, options) {
    return this.#call((charger, argument, options) => charger.control(name, argument, options), argument, options);
  }

  /**
   * @param {readonly string[] | "overview"} what
   * @param {import("./index.js").WatchOptions} [options]
   */
  watch(what, options) {
    const [asked, given] = [snapshot(what), snapshot(options)];
    return iterable(async () => {
      const core = running ?? (await unlessAborted(loaded(this.#options), undefined, given));
      return core && { core, source: this[connect](core).watch(asked, given), show };
    });
  }

  /**
   * @param {"change"} event
   * @param {readonly string[] | "overview"} what
   * @param {(update: any) => void} listener
   * @param {import("./index.js").ListenOptions} [options]
   */
  on(event, what, listener, options) {
    if (event !== "change" || typeof listener !== "function") {
      throw invalid('on takes "change", a list of API keys or "overview", and a function');
    }
    const { onEnd, ...given } = Object(shallow(options));
    if (onEnd !== undefined && typeof onEnd !== "function") throw invalid("onEnd must be a function");
    return listen(this.watch(what, given), listener, onEnd);
  }

  /**
   * The core reads the arguments at once; while it still loads, it gets a copy of what they are now.
   * @template T, A
   * @param {(charger: wasm_bindgen.Charger, argument: A, options: unknown) => Promise<T>} call
   * @param {A} argument
   * @param {unknown} options
   * @returns {Promise<T>}
   */
  async #call(call, argument, options) {
    let core = running;
    /** @type {[number, number] | undefined} */
    let made;
    if (!core) {
      [argument, options] = [snapshot(argument), snapshot(options)];
      made = [performance.now(), Date.now()];
      core = await within(loaded(this.#options), this.#options, options);
    }
    try {
      const connected = core;
      return await connected.call(() => {
        const charger = this[connect](connected);
        if (made) charger.waited(...made);
        return call(charger, argument, options);
      });
    } catch (error) {
      throw traced(error);
    }
  }

  /**
   * This charger in a core.
   * @param {NonNullable<typeof running>} core
   */
  [connect](core) {
    if (this.#core !== core || !this.#charger) {
      this.#charger = core.core?.charger(this.#options, (event, line) => void tell(this.#options, event, line));
      this.#core = core;
    }
    return /** @type {wasm_bindgen.Charger} */ (this.#charger);
  }
}

/**
 * @param {wasm_bindgen.RawUpdate} update
 * @returns {any}
 */
function show(update) {
  if (update.overview) withRedacted(update.overview.raw);
  return update;
}

/**
 * Loads the core; a simulated world stands still meanwhile, as it cannot see that somebody calls.
 * @param {any} options
 */
function loaded(options) {
  const loading = load();
  options?.fetch?.[Symbol.for("goecharger.clock")]?.hold(loading);
  return loading;
}

/**
 * Tells of an attempt, or gives the logger a line about something else. What a hook throws is its own: it must not change what the call says.
 * @param {import("./index.js").ChargerOptions} options
 * @param {any} event
 * @param {string} line
 */
async function tell({ onRequest, logger }, event, line) {
  await Promise.allSettled([(async () => event && onRequest?.(event))(), (async () => logger?.debug(line))()]);
}
