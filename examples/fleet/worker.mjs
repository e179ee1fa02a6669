// Works: reads a batch of chargers, and stores what came of each. Run as many as there are cores. One that dies leaves its
// job to another; what both have read is stored once.

import { Worker } from "bullmq";
import { Charger, Fleet } from "goecharger";
import pg from "pg";
import { BATCH, QUEUE, chargers, connection, database } from "./settings.mjs";

const all = (await chargers()).map(([id, options]) => [id, new Charger(options)]);
const pool = new pg.Pool({ ...database, max: 4 });
pool.on("error", (error) => console.error(`worker: ${error.message}`));

const worker = new Worker(
  QUEUE,
  async ({ data: { due, batch } }) => {
    console.log(`begins ${due}-${batch}`);
    const fleet = new Fleet(all.slice(batch * BATCH, (batch + 1) * BATCH));
    const rows = [];
    for await (const { id, status, error } of fleet.status(["car", "nrg", "eto"], { retries: 1, deadline: 20_000 })) {
      const { car, nrg, eto } = status?.values ?? {};
      rows.push([id, error?.code ?? null, car ?? null, nrg?.[11] ?? null, eto ?? null, new Date()]);
    }
    await store(due, rows);
    return rows.length;
  },
  { connection, concurrency: 4, lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 20 },
);
worker.on("error", (error) => console.error(`worker: ${error.message || error.code}`));
worker.on("failed", (job, error) => console.error(`worker: ${job?.id}: ${error.message}`));

/** All of a batch at once, or nothing of it: then the job is done again. */
async function store(due, rows) {
  const column = (index) => rows.map((row) => row[index]);
  await pool.query(
    `INSERT INTO readings (charger, due, error, car, power, energy, at)
     SELECT charger, $1, error, car, power, energy, at
     FROM unnest($2::text[], $3::text[], $4::smallint[], $5::real[], $6::double precision[], $7::timestamptz[])
       AS read (charger, error, car, power, energy, at)
     ON CONFLICT DO NOTHING`,
    [new Date(due), ...[0, 1, 2, 3, 4, 5].map(column)],
  );
}

// The jobs under way are ended first.
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, async () => {
    await worker.close();
    await pool.end();
  });
}
