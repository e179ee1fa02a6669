// Charges in the cheapest hours that are known: HOURS=3 GOE_HOST=192.168.0.75 node cheapest-hours.mjs
// Start it each evening, by cron. PRICES is an address that answers as aWATTar's does: the prices of the coming hours.
import { setTimeout as sleep } from "node:timers/promises";
import { Charger } from "goecharger";

const { GOE_HOST = "192.168.0.75", HOURS = "3", PRICES = "https://api.awattar.at/v1/marketdata" } = process.env;
const charger = new Charger({ host: GOE_HOST });

const reply = await fetch(PRICES, { signal: AbortSignal.timeout(30_000) });
if (!reply.ok) throw new Error(`no prices: HTTP ${reply.status}`);
const { data } = await reply.json();

// Times are in ms, prices in EUR for 1 MWh: a tenth of it is ct for 1 kWh.
const now = Date.now();
const coming = data.filter((slot) => slot.end_timestamp > now).sort((a, b) => a.marketprice - b.marketprice);
let wanted = Number(HOURS) * 3_600_000;
const chosen = coming.filter((slot) => {
  const isWanted = wanted > 0;
  wanted -= slot.end_timestamp - Math.max(slot.start_timestamp, now);
  return isWanted;
});
chosen.sort((a, b) => a.start_timestamp - b.start_timestamp);

const until = (time) => sleep(Math.max(0, time - Date.now()));
try {
  if (chosen.length > 0) await charger.stop({ verify: true });
  for (const [index, { start_timestamp: start, end_timestamp: end, marketprice }] of chosen.entries()) {
    await until(start);
    console.log(`${marketprice / 10} ct until ${new Date(end).toISOString()}`);
    await charger.start({ verify: true });
    await until(end);
    if (chosen[index + 1]?.start_timestamp !== end) await charger.stop({ verify: true });
  }
} finally {
  // Whatever happens: the charger decides again.
  await charger.auto({ verify: true });
}
