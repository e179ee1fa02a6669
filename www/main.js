// @ts-check
// The page: what its buttons do.

import { Charger, ForceState } from "goecharger";
import * as connection from "./connection.js";
import { memory } from "./memory.js";
import { button, byId, input, select } from "./page.js";
import { problemArea } from "./problem.js";
import { Session } from "./session.js";
import * as simulator from "./simulator.js";
import * as view from "./view.js";
import { OUTCOME, isNumber } from "./words.js";

/** What the buttons for charging set. */
const CHARGING = {
  start: { frc: ForceState.On, what: "Start" },
  stop: { frc: ForceState.Off, what: "Stop" },
  automatic: { frc: ForceState.Neutral, what: "Automatic" },
};

// A page around this one could trick the user into clicking its buttons. `frame-ancestors` forbids that too, but only
// where the server sends it as a header.
if (window.top !== window) {
  document.body.textContent = "This page controls a charger, so it does not run inside another page.";
  throw new Error("this page is inside another page");
}

const readingProblem = problemArea(byId("reading-problem"));
const settingProblem = problemArea(byId("setting-problem"));
const simulatorProblem = problemArea(byId("simulator-problem"));

/** @type {Session | undefined} */
let session;
/** @type {string | undefined} */
let simulated;
/** Whether the user is choosing a current, so that a read must not move the slider. */
let choosing = false;

const form = await connection.prepare();
setInterval(view.tick, 500);

byId("connection").addEventListener("submit", (event) => {
  event.preventDefault();
  connect();
});
button("disconnect").addEventListener("click", () => session?.disconnect());

byId("current").addEventListener("submit", (event) => {
  event.preventDefault();
  const amp = input("amp").valueAsNumber;
  choosing = false;
  change({ amp }, `Current ${amp} A`);
});
for (const [from, to] of [["amp", "amp-range"], ["amp-range", "amp"]]) {
  input(from).addEventListener("input", () => {
    choosing = true;
    input(to).value = input(from).value;
  });
}
for (const [id, { frc, what }] of Object.entries(CHARGING)) {
  button(id).addEventListener("click", () => change({ frc }, what));
}

select("fault").replaceChildren(...[...simulator.FAULTS.keys()].map((name) => new Option(name)));
select("fault").addEventListener("change", () => arrange((serial) => simulator.fault(serial, select("fault").value)));
button("plug").addEventListener("click", () => arrange((serial) => simulator.car(serial, true)));
button("unplug").addEventListener("click", () => arrange((serial) => simulator.car(serial, false)));

function connect() {
  view.reset();
  for (const area of [readingProblem, settingProblem, simulatorProblem]) area.clear();
  byId("outcome").textContent = "";
  choosing = false;
  try {
    const chosen = form.read();
    simulated = chosen.simulated;
    const timeout = Number(new URLSearchParams(location.search).get("timeout")) || undefined;
    session = start(new Charger(timeout ? { ...chosen.options, timeout } : chosen.options), chosen);
  } catch (error) {
    readingProblem.show(error);
  }
}

/** @param {Charger} charger @param {connection.Chosen} chosen */
function start(charger, { name, remember }) {
  let isFirst = true;
  const session = new Session(charger, {
    onReading(reading) {
      readingProblem.clear();
      if (isFirst) memory.add(remember);
      isFirst = false;
      view.show(reading);
      byId("controls").hidden = false;
      state("connected", `Connected to ${name}.`);
      for (const [id, { frc }] of Object.entries(CHARGING)) button(id).ariaPressed = String(reading.values.frc === frc);
      const { amp } = reading.values;
      if (!choosing && isNumber(amp)) input("amp").value = input("amp-range").value = String(amp);
    },
    onProblem(error, tryingAgain) {
      view.markOld();
      readingProblem.show(error, tryingAgain ? "This page goes on trying." : "");
      if (tryingAgain) state("failing", `Reading ${name} fails.`);
    },
    onEnd(givenUp) {
      form.forgetTokens();
      view.markOld();
      byId("controls").hidden = byId("simulator").hidden = true;
      state("disconnected", givenUp ? "Disconnected. The request in flight was given up." : "Disconnected.");
    },
  });
  byId("simulator").hidden = !simulated;
  arrange(async (serial) => (select("fault").value = await simulator.currentFault(serial)));
  state("connecting", `Connecting to ${name} …`);
  session.run();
  return session;
}

/** @param {import("goecharger").Settings} values @param {string} what */
async function change(values, what) {
  if (!session) return;
  const ending = session.reason;
  const outcome = byId("outcome");
  delete outcome.dataset.outcome;
  outcome.textContent = `${what} …`;
  settingProblem.clear();
  try {
    const result = await session.set(values, input("verify").checked);
    outcome.dataset.outcome = result.outcome;
    outcome.textContent = `${what}: ${OUTCOME[result.outcome]}.`;
  } catch (error) {
    outcome.textContent = "";
    if (error !== ending) settingProblem.show(error);
  }
}

/** @param {(serial: string) => Promise<unknown>} wish of the simulated world */
async function arrange(wish) {
  if (!simulated) return;
  try {
    await wish(simulated);
    simulatorProblem.clear();
  } catch (error) {
    simulatorProblem.show(error);
  }
}

/** @param {"connecting" | "connected" | "failing" | "disconnected"} name @param {string} text */
function state(name, text) {
  const area = byId("connection-state");
  area.dataset.state = name;
  if (area.textContent !== text) area.textContent = text;
  const ended = name === "disconnected";
  byId("where").hidden = !ended;
  byId("welcome").hidden = true;
  const [from, to] = ended ? ["disconnect", "connect"] : ["connect", "disconnect"];
  const focused = document.activeElement === button(from);
  button(to).disabled = false;
  if (focused) button(to).focus();
  button(from).disabled = true;
}
