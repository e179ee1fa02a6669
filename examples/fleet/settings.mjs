// What planner and workers share, from the environment.

import { readFile } from "node:fs/promises";

const { REDIS_HOST = "127.0.0.1", REDIS_PORT = "6379", DATABASE_URL = "postgres://postgres@127.0.0.1/postgres" } = process.env;

export const QUEUE = "readings";
/** ms between two readings of a charger. */
export const INTERVAL = Number(process.env.INTERVAL ?? 30_000);
/** How many chargers make a job. */
export const BATCH = Number(process.env.BATCH ?? 100);

/** Commands wait while Valkey is away, and none is given up. */
export const connection = { host: REDIS_HOST, port: Number(REDIS_PORT), maxRetriesPerRequest: null };
export const database = { connectionString: DATABASE_URL };

/** The chargers by their names: the options of `new Charger(…)`, in a file that only these programs can read. */
export async function chargers() {
  return Object.entries(JSON.parse(await readFile(process.env.CHARGERS ?? "chargers.json", "utf8")));
}
