// Every figure with a unit in the documents and in the comments of the types: where it comes from.
//
// A figure that the code decides is compared with the code. Of the others, each stands in a list that says who found it.
// A figure that is new, or has changed in one of two places, fails the test until somebody says where it comes from.

/** A number with a unit, or a version with "or newer". */
export const FIGURE =
  /(?<![\w.:/-])\d[\d ]*(?:\.\d+)*(?: (?:to|and|\/) \d+(?:\.\d+)*)?\s?(?:s|ms|B|kB|MB|MiB|KiB|W|kW|A|Wh|kWh|V|°C|%|ct|minutes?|hours?|seconds|days|months|times|characters|bytes|digits|keys|requests|calls|chargers|codes|million \w+|exceptions|readings|ticks|lines|or newer|and newer)(?!\w)/g;

/**
 * Figures of the code: a sentence with the figure in a group, the file that decides it, the line there with the same
 * figure in a group, and by how much the one has to be multiplied to be the other.
 *
 * @type {[says: RegExp, file: string, line: RegExp, factor?: number][]}
 */
export const FROM_CODE = [
  // Calls.
  [/`timeout` \(ms, ([\d ]+) for each attempt\)/, "src/options.rs", /timeout: ([\d_.]+)/],
  [/`retries` \((\d+)\)/, "src/options.rs", /retries: (\d+)/],
  [/One attempt may take (\d+) s/, "src/options.rs", /timeout: ([\d_.]+)/, 1000],
  [/over (1) MiB/, "src/js/body.rs", /LARGEST: usize = (\d+) \* 1024/, 1024],
  [/read here up to (1) MiB/, "src/js/body.rs", /LARGEST: usize = (\d+) \* 1024/, 1024],
  [/until they hold, for at most (\d+) s/, "src/protocol/verify.rs", /PATIENCE: f64 = ([\d_.]+)/, 1000],
  [/in requests of ([\d ]+) characters/, "src/protocol/request.rs", /LONGEST_FILTER: usize = ([\d_]+)/],
  [/text of (?:exactly )?(\d) digits/, "src/protocol/endpoint.rs", /(\d) \| 8 if is_number\(serial\)/],
  [/(\d+) characters as they are sent/, "src/protocol/request.rs", /LONGEST_LOCAL_VALUE: usize = (\d+)/],
  [/one value in the LAN \((\d+) characters as/, "src/protocol/request.rs", /LONGEST_LOCAL_VALUE: usize = (\d+)/],
  [/asked for it again for (\d+) minutes/, "src/protocol/missing.rs", /WHILE: f64 = ([\d_.]+)/, 60_000],
  // Controls.
  [/\(`amp`\): 6 to (32) A/, "src/controls.rs", /\(6\.\.=(\d+)\)/],
  [/`verify` waits up to (\d+) s/, "src/everyday/control.rs", /RESTART: f64 = ([\d_.]+)/, 1000],
  // The simulator.
  [/`trx` after (\d+) s without a car/, "simulator/src/charger.rs", /UNUSED: f64 = ([\d_.]+)/],
  // Watching.
  [/`"auto"`: (\d+) s while charging/, "src/watch/pace.rs", /LIVELY: f64 = ([\d_.]+)/, 1000],
  [/charging, (\d+) s while idle/, "src/watch/pace.rs", /QUIET: f64 = ([\d_.]+)/, 1000],
  [/once an interval \((\d+) s\)/, "src/fleet.rs", /interval: ([\d_.]+) \}/, 1000],
  [/asked once in (\d+) minutes/, "src/fleet/schedule.rs", /HOPELESS: f64 = ([\d_.]+)/, 60_000],
  [/data was at most (\d+) s old/, "src/overview.rs", /ONLINE_AGE: f64 = ([\d_.]+)/, 1000],
  // Surplus charging.
  [/signal ends after (\d+) s/, "src/surplus.rs", /TOO_OLD: f64 = ([\d_.]+)/, 1000],
  [/steers no more by it \((\d+) s\)/, "src/surplus.rs", /FORGOTTEN: f64 = ([\d_.]+)/, 1000],
  [/zeros for about (\d+) s/, "src/surplus.rs", /CLEARING: f64 = ([\d_.]+)/, 1000],
  [/about (\d+) s\), so that old averages/, "src/surplus.rs", /CLEARING: f64 = ([\d_.]+)/, 1000],
  // The package and its tools.
  [/Lines are at most (\d+) characters/, "xtask/bundle.mjs", /lineLimit: (\d+)/],
  [/It needs Node\.js (\d+) or newer/, "pkg-template/package.json", /"node": ">=(\d+)"/],
  [/Node\.js (20\.19) or newer/, "package.json", /"node": "\^(20\.19)\.0/],
  [/flat over ([\d ]+) calls/, "benches/memory.mjs", /COUNTS = \[[\d_, ]+, ([\d_]+)\]/],
  // The example of a fleet.
  [/loses its lock after (\d+) s/, "examples/fleet/worker.mjs", /lockDuration: ([\d_]+)/, 1000],
  // The simulator.
  [/a byte every (\d+) ms/, "simulator/src/reply.rs", /Trickle => Some\(\(1, Duration::from_millis\((\d+)\)/],
  [/default (2) MiB/, "simulator/src/distort.rs", /DEFAULT_SIZE: usize = (\d+) << 20/],
  [/forgotten after (\d+) s/, "simulator/src/charging.rs", /PUSH_LIFETIME: f64 = ([\d_.]+)/],
  [/(\d+) characters as the longest value/, "simulator/src/set.rs", /LONGEST_VALUE: usize = (\d+)/],
  [/at most (\d+) MiB/, "simulator/src/log.rs", /MOST_BYTES: usize = (\d+) << 20/],
  [/URL \(up to (\d+) KiB\)/, "simulator/src/server/receive.rs", /MAX_HEAD: usize = (\d+) \* 1024/],
  [/open for 1 to (\d+) ms/, "simulator/src/network.rs", /MOST_MILLISECONDS_OPEN: u64 = (\d+)/],
  [/after (0\.5) to 1\.5 s/, "simulator/src/charging.rs", /EFFECT_DELAY: f64 = ([\d.]+)/],
];

/** Figures that no code decides, each with the words around it, by who found them. */
export const FOUND = {
  "what the vendor says": [
    "up to 32 A through somebody's house wiring", "up to 30 s old", "up to 30 s ago", "firmware 052 or newer",
    "the app 2.3 or newer", "hardware version 3 or newer", "had nothing newer for 30 s", "after about 10 s, the averages",
  ],
  "seen on chargers and in exports": [
    "7 to 30 kB", "up to 1 % higher", "up to 1 % above", "in steps of 100 W", "by `eto`, to 1 Wh", "294 characters once encoded",
    "after 6 to 10 s",
  ],
  "looked at by a test of its own": ["about 146 kB with gzip"],
  "an example": ["exports 3 kW", "takes 1 kW", "6 kW of sun", "exporting 3 kW"],
  "a rule of this project": ["about 300 lines", "at least six months", "TypeScript | 5.0 or newer", "TypeScript | 5.0 and newer"],
  "measured once, at the date of the document": [
    "hex costs 9 % more", "base64 29 %", "a bar of 45 kB", "10 000 exceptions", "10 million slots", "8 million exceptions",
    "about 4 minutes each", "takes 10 to 15 minutes", "moved 28 and 72 bytes", "a stack of 256 kB in the place of 1 MB",
    "139 kB of code", "27 kB of texts and tables", "12 kB of JavaScript", "5.1 kB less",
  ],
  "measured by `cargo xtask bench fleet`, and what it is run with": [
    "reads 10 000 chargers", "200 chargers", "10 ticks", "2 000 readings", "once every 30 s", "2 % of them slow", "2 % failing",
    "| 1 000 | 0 / 96 ms | 5 % | 7 % | 120 MB |", "| 10 000 | 0 / 86 ms | 23 % | 23 % | 157 MB |",
    "| 30 000 | 6 / 91 ms | 55 % | 42 % | 360 MB |", "takes about 3.6 kB",
  ],
};

/** What holds where a caller gives nothing: the option, the file that decides it, and the line there. */
export const DEFAULTS = {
  "Limits.timeout": ["src/options.rs", /timeout: ([\d_.]+)/],
  "Limits.retries": ["src/options.rs", /retries: (\d+)/],
  "CloudOptions.parallel": ["src/options.rs", /let mut parallel = (\d+)/],
  "StatusOptions.maxAge": ["src/protocol/fresh.rs", /USUAL_AGE: f64 = ([\d_.]+)/],
  "SurplusOptions.interval": ["src/surplus.rs", /INTERVAL: f64 = ([\d_.]+)/],
  "WatchOptions.interval": ["src/watch/pace.rs", /DEFAULT: f64 = ([\d_.]+)/],
  "FleetOptions.concurrency": ["src/fleet.rs", /FleetOptions \{ concurrency: (\d+)/],
  "FleetOptions.interval": ["src/fleet.rs", /interval: ([\d_.]+) \}/],
  "SimulateOptions.chargers": ["pkg-template/simulator/index.js", /\{ chargers = (\d+)/],
  "SimulateOptions.seed": ["pkg-template/simulator/index.js", /, seed = (\d+)/],
  "SimulateOptions.speed": ["pkg-template/simulator/index.js", /, speed = (\d+)/],
  "SimulatedCar.phases": ["simulator/src/charging.rs", /plugged: false, phases: (\d)/],
  "SimulatedCar.maxCurrent": ["simulator/src/charging.rs", /plugged: false, phases: \d, max_current: ([\d.]+)/],
};
