// Plans: a job for each batch of chargers, once an interval, spread evenly over it. Several may run: a job that is there
// is not made again.

import { Queue } from "bullmq";
import { setTimeout } from "node:timers/promises";
import { BATCH, INTERVAL, QUEUE, chargers, connection } from "./settings.mjs";

const queue = new Queue(QUEUE, { connection });
queue.on("error", (error) => console.error(`planner: ${error.message || error.code}`));
const batches = Math.ceil((await chargers()).length / BATCH);
let ticks = Number(process.env.TICKS ?? Infinity);

// A tick that was missed, because Valkey was away, is made up for.
for (let due = Math.ceil(Date.now() / INTERVAL) * INTERVAL; ticks > 0; due += INTERVAL, ticks -= 1) {
  await setTimeout(Math.max(0, due - Date.now()));
  const jobs = Array.from({ length: batches }, (_, batch) => ({
    name: "read",
    data: { due, batch },
    opts: {
      jobId: `${due}-${batch}`,
      delay: Math.max(0, due + Math.floor((batch / batches) * INTERVAL) - Date.now()),
      attempts: 20,
      backoff: { type: "exponential", delay: 500, jitter: 0.5 },
      removeOnComplete: { age: 3_600 },
    },
  }));
  await queue.addBulk(jobs);
  console.log(`planned ${new Date(due).toISOString()}: ${batches} jobs`);
}
await queue.close();
