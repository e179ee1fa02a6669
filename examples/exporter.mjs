// Figures of chargers for Prometheus, at /metrics: GOE_HOSTS=192.168.0.75,192.168.0.76 node exporter.mjs
import { createServer } from "node:http";
import { Charger } from "goecharger";

const { GOE_HOSTS = "192.168.0.75", HOST = "127.0.0.1", PORT = "9877" } = process.env;
// One object for each charger, so that scrapes share requests and take turns.
const chargers = GOE_HOSTS.split(",").map((host) => new Charger({ host, timeout: 4000, retries: 0 }));

const METRICS = [
  ["goecharger_up", "gauge", "Whether the charger answered.", () => 1],
  ["goecharger_charging", "gauge", "Whether the car draws current.", ({ state }) => Number(state === "charging")],
  ["goecharger_power_watts", "gauge", "Power, all phases.", ({ power }) => power],
  ["goecharger_offered_amperes", "gauge", "What the car is offered on each phase.", ({ current }) => current.offered],
  ["goecharger_session_watt_hours", "gauge", "Energy of the session.", ({ energy }) => energy.session],
  ["goecharger_watt_hours_total", "counter", "Energy in the life of the charger.", ({ energy }) => energy.total],
];

async function metrics() {
  const readings = await Promise.allSettled(chargers.map((charger) => charger.overview({ deadline: 8000 })));
  const lines = METRICS.flatMap(([name, type, help, read]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...readings.flatMap(({ value }, index) => {
      // A value that is not known is left out: 0 would be a lie.
      const number = value ? read(value) : name === "goecharger_up" ? 0 : null;
      return number === null ? [] : [`${name}{charger="${chargers[index].id}"} ${number}`];
    }),
  ]);
  for (const { reason } of readings) if (reason) console.error(`${reason.code}: ${reason.message}`);
  return `${lines.join("\n")}\n`;
}

createServer(async ({ url }, response) => {
  if (url !== "/metrics") return response.writeHead(404).end();
  response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(await metrics());
}).listen(Number(PORT), HOST, () => console.log(`The figures are at http://${HOST}:${PORT}/metrics`));
