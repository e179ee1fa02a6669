// The same three calls by each client that a user could pick, written as its documentation does.

/** The keys of a filtered read. */
export const KEYS = ["car", "amp", "nrg", "eto", "alw", "frc", "psm"];
const TOKEN = "simulator-token-000001";
const HEADERS = { authorization: `Bearer ${TOKEN}` };

/** Of each client: how it is made for a server. `entry` is where the package is. */
export const CLIENTS = {
  "bare fetch": async (base) => {
    const get = async (path) => {
      const response = await fetch(base + path, { headers: HEADERS });
      return JSON.parse(await response.text());
    };
    return {
      full: () => get("/api/status"),
      keys: () => get(`/api/status?filter=${KEYS}`),
      set: () => get("/api/set?amp=10"),
    };
  },
  "goecharger": async (base, entry) => {
    const { Charger } = await import(entry);
    const charger = new Charger({ serial: "000001", token: TOKEN, baseUrl: base, auth: "header" });
    return {
      full: () => charger.status(),
      keys: () => charger.status(KEYS),
      set: () => charger.set({ amp: 10 }),
    };
  },
  "ky": async (base) => {
    const { default: ky } = await import("ky");
    const client = ky.create({ prefixUrl: base, headers: HEADERS });
    return {
      full: () => client.get("api/status").json(),
      keys: () => client.get("api/status", { searchParams: { filter: KEYS.join() } }).json(),
      set: () => client.get("api/set", { searchParams: { amp: 10 } }).json(),
    };
  },
  "axios": async (base) => {
    const { default: axios } = await import("axios");
    const client = axios.create({ baseURL: base, headers: HEADERS, timeout: 10_000 });
    const get = async (path, params) => (await client.get(path, { params })).data;
    return {
      full: () => get("/api/status"),
      keys: () => get("/api/status", { filter: KEYS.join() }),
      set: () => get("/api/set", { amp: 10 }),
    };
  },
  "openapi-fetch": async (base) => {
    const { default: createClient } = await import("openapi-fetch");
    const client = createClient({ baseUrl: base, headers: HEADERS });
    const get = async (path, query) => (await client.GET(path, { params: { query } })).data;
    return {
      full: () => get("/api/status"),
      keys: () => get("/api/status", { filter: KEYS.join() }),
      set: () => get("/api/set", { amp: 10 }),
    };
  },
};

/** What a bundle of each imports. */
export const IMPORTS = {
  "goecharger": 'export { Charger } from "goecharger";',
  "ky": 'export { default } from "ky";',
  "axios": 'export { default } from "axios";',
  "openapi-fetch": 'export { default } from "openapi-fetch";',
};
