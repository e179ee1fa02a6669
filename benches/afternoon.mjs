// Plays a sunny afternoon and writes docs/surplus-afternoon.svg. Run it by `cargo xtask bench afternoon`.

import { writeFile } from "node:fs/promises";
import { afternoon } from "../tests/lib/afternoon.mjs";
import { setUp } from "../tests/lib/node.mjs";

const HOURS = 6;
const NOON = 12;
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [900, 420, 60, 50, 340];
const MOST = 9000;

const x = (time) => LEFT + (time / (HOURS * 3600)) * (WIDTH - LEFT - 30);
const y = (watts) => BOTTOM - (watts / MOST) * (BOTTOM - TOP);
const round = (number) => Math.round(number * 10) / 10;

/** A line through points, without those that change nothing. */
function line(samples, value, step) {
  const points = [];
  for (const [index, sample] of samples.entries()) {
    const [before, after] = [samples[index - 1], samples[index + 1]];
    if (before && after && Math.abs(value(sample) - value(before)) < 15 && Math.abs(value(sample) - value(after)) < 15 && index % 12) continue;
    if (step && before && Math.abs(value(before) - value(sample)) > 300) points.push([x(sample.time), y(value(before))]);
    points.push([x(sample.time), y(value(sample))]);
  }
  return points.map((point) => point.map(round).join(",")).join(" ");
}

/** Spans in which the car charges on so many phases. */
function spans(samples) {
  const found = [];
  for (const { time, phases } of samples) {
    if (found.at(-1)?.phases !== phases) found.push({ phases, from: time, to: time });
    found.at(-1).to = time;
  }
  return found.filter(({ phases }) => phases > 0);
}

function plot({ samples }) {
  const left = samples.map((sample) => ({ time: sample.time, value: Math.max(0, sample.sun - sample.house) }));
  const hours = Array.from({ length: HOURS + 1 }, (_, hour) => hour);
  const text = (left, top, words, anchor = "start", more = "") => `<text x="${round(left)}" y="${top}" text-anchor="${anchor}"${more}>${words}</text>`;
  const grid = [
    ...[0, 2000, 4000, 6000, 8000].flatMap((watts) => [
      `<line x1="${LEFT}" x2="${WIDTH - 30}" y1="${round(y(watts))}" y2="${round(y(watts))}" stroke="#ddd"/>`,
      text(LEFT - 8, round(y(watts)) + 4, `${watts / 1000} kW`, "end"),
    ]),
    ...hours.map((hour) => text(x(hour * 3600), BOTTOM + 20, `${NOON + hour}:00`, "middle")),
  ];
  const phases = spans(samples).flatMap(({ phases, from, to }) => [
    `<rect x="${round(x(from))}" y="${BOTTOM + 30}" width="${round(Math.max(1, x(to) - x(from)))}" height="14" fill="${phases === 1 ? "#9bc4e2" : "#2f6f9f"}"/>`,
  ]);
  const key = (place, colour, words) => `<rect x="${place}" y="26" width="14" height="10" fill="${colour}"/>${text(place + 20, 35, words)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333">
<title>A simulated charger follows the surplus of a sunny afternoon</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${grid.join("\n")}
<polygon points="${round(x(samples[0].time))},${BOTTOM} ${line(left, ({ value }) => value)} ${round(x(left.at(-1).time))},${BOTTOM}" fill="#f6d55c" fill-opacity="0.6"/>
<polyline points="${line(samples, ({ car }) => car, true)}" fill="none" stroke="#c0392b" stroke-width="1.6"/>
${phases.join("\n")}
${text(LEFT - 8, BOTTOM + 42, "phases", "end")}
${key(LEFT, "#f6d55c", "surplus: the sun without the house")}
${key(LEFT + 250, "#c0392b", "what the car takes")}
${key(LEFT + 420, "#9bc4e2", "on one phase")}
${key(LEFT + 540, "#2f6f9f", "on three")}
${text(WIDTH - 30, HEIGHT - 12, "Simulated charger, fed by surplus() once in 5 s. Made by cargo xtask bench afternoon.", "end", ' fill="#777"')}
</svg>
`;
}

const world = await setUp();
try {
  const played = await afternoon(world, HOURS * 3600);
  await writeFile(new URL("../docs/surplus-afternoon.svg", import.meta.url), plot(played));
  const { samples, updates, end } = played;
  const energy = (value) => samples.reduce((sum, sample, index) => sum + value(sample) * (sample.time - (samples[index - 1]?.time ?? 0)), 0) / 3_600_000;
  const charged = energy(({ car }) => car);
  const grid = energy(({ sun, house, car }) => Math.max(0, Math.min(car, house + car - sun)));
  console.log(`${samples.length} turns, ${updates.filter(({ kind }) => kind === "pushed").length} pushes went through`);
  console.log(`charged ${charged.toFixed(1)} kWh, ${(charged - grid).toFixed(1)} of it from the sun; ended: ${JSON.stringify(end)}`);
} finally {
  await world.stop();
}
