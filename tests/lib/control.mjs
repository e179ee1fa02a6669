// The simulator's control endpoints (simulator/README.md). For Node.js and for pages.

/** @param {string} url where they are: `control` in the simulator's start line */
export function control(url) {
  async function ask(method, path, body) {
    const reply = await fetch(`${url}/control/chargers${path}`, { method, body: body && JSON.stringify(body) });
    const answer = await reply.json();
    if (!reply.ok) throw new Error(`the simulator says ${reply.status} to ${method} ${path}: ${answer.error}`);
    return answer;
  }
  return {
    /** Makes a charger: `{serial, token, cloud, local}`. */
    create: (wishes = {}) => ask("POST", "", wishes),
    /** Lets so many ms pass at once, for all chargers. */
    async skip(ms) {
      const reply = await fetch(`${url}/control/skip`, { method: "POST", body: JSON.stringify({ ms }) });
      if (!reply.ok) throw new Error(`the simulator says ${reply.status} to a skip of ${ms} ms`);
      await reply.arrayBuffer();
    },
    remove: (serial) => ask("DELETE", `/${serial}`),
    /** The charger with its `values`, `faults` and `car`. */
    charger: (serial) => ask("GET", `/${serial}`),
    values: (serial, values) => ask("PATCH", `/${serial}/values`, values),
    car: (serial, car) => ask("PUT", `/${serial}/car`, car),
    /** The charging history, as rows of the export; with rows, these in the place of what was recorded. */
    sessions: (serial, rows) => ask(rows ? "PUT" : "GET", `/${serial}/sessions`, rows),
    /** Replaces all faults; `{}` clears them. */
    faults: (serial, faults) => ask("PUT", `/${serial}/faults`, faults),
    /** What the charger was asked so far, without preflights. */
    async requests(serial) {
      return (await ask("GET", `/${serial}/requests`)).filter((request) => request.method === "GET");
    },
  };
}
