// The chart by uPlot: power, and a strip for each phase on one scale. Where no data came it is hatched, never joined.

import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { kilowatts, number, time } from "../../format";
import type { History, Mark } from "../../history";
import { language, theme } from "../../look";
import { words } from "../../words";

interface ChartProps {
  history: History;
  /** Changes when the history does. */
  version: number;
  marks: readonly Mark[];
  from: number;
  to: number;
  onZoom: (to: readonly [number, number] | null) => void;
}

/** Heights in px, and what is left free of the curves for words. */
const TALL = 190;
const STRIP = 42;
const TIMES = 28;
const LEFT = 40;
const RIGHT = 62;
/** s without data after the newest that count as a hole. */
const HOLE = 30;

export function Chart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const plots = useRef<uPlot[]>([]);
  const now = useRef(props);
  now.current = props;

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    plots.current = make(element, now);
    const observer = new ResizeObserver(() => {
      for (const plot of plots.current) plot.setSize({ width: element.clientWidth, height: plot.height });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      for (const plot of plots.current) plot.destroy();
    };
  }, [theme.value, language.value]);

  useEffect(() => draw(plots.current, props), [props.version, props.from, props.to, theme.value, language.value]);
  return <div class="plots" ref={box} aria-hidden="true" />;
}

function draw(plots: readonly uPlot[], { history, from, to }: ChartProps): void {
  const lists = [history.power, ...history.currents];
  plots.forEach((plot, index) =>
    plot.batch(() => {
      plot.setData([history.at, lists[index] ?? []], false);
      plot.setScale("x", { min: from, max: Math.max(to, from + 60) });
    }));
}

function make(box: HTMLElement, now: { current: ChartProps }): uPlot[] {
  const style = getComputedStyle(box);
  const colour = (name: string) => {
    // A token may be `light-dark(…)`: the colour of an element is what it came to.
    box.style.color = `var(${name})`;
    const found = style.color;
    box.style.color = "";
    return found;
  };
  const [energy, soft, ink, quiet, line, edge] = ["--energy", "--energy-soft", "--ink", "--ink-2", "--line", "--edge"].map(colour) as [string, string, string, string, string, string];
  const font = `12px ${style.fontFamily}`;
  const least = () => Math.max(6, ...now.current.history.currents.map((list) => list.reduce((most: number, each) => Math.max(most, each ?? 0), 0)));
  const sync = uPlot.sync("live");
  const plots: uPlot[] = [];

  const common = (height: number): Omit<uPlot.Options, "series" | "axes" | "scales"> => ({
    width: box.clientWidth,
    height,
    legend: { show: false },
    padding: [height === TALL ? 24 : 6, RIGHT, height === TALL ? 10 : 2, 0],
    cursor: {
      sync: { key: sync.key, scales: ["x", null] },
      drag: { x: true, y: false, setScale: false },
      points: { size: 6 },
      y: false,
      bind: { dblclick: () => () => (now.current.onZoom(null), null) },
    },
    hooks: {
      setSelect: [
        (plot) => {
          if (plot.select.width < 8) return;
          const from = plot.posToVal(plot.select.left, "x");
          now.current.onZoom([from, plot.posToVal(plot.select.left + plot.select.width, "x")]);
          plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
        },
      ],
      drawClear: [(plot) => hatch(plot, edge)],
      draw: [(plot) => name(plot, plots.indexOf(plot))],
    },
  });

  /** Marks of what was set, the newest value at the right, and at the left what it is: 0 is power, then the phases. */
  function name(plot: uPlot, which: number): void {
    const isPower = which === 0;
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio || 1;
    ctx.save();
    ctx.font = `${12 * ratio}px ${style.fontFamily}`;
    ctx.fillStyle = ink;
    ctx.textBaseline = "middle";
    ctx.textAlign = "right";
    if (isPower) ctx.fillText("kW", bbox.left - 6 * ratio, bbox.top - 12 * ratio);
    else ctx.fillText(`L${which}`, bbox.left - 6 * ratio, bbox.top + bbox.height / 2);
    const data = plot.data[1] ?? [];
    const last = data.at(-1);
    const inView = (plot.data[0].at(-1) ?? 0) <= (plot.scales.x?.max ?? 0) + 1;
    if (last != null && inView) {
      const text = isPower ? `${kilowatts(last)} kW` : `${number(last, 1)} A`;
      const y = Math.min(Math.max(plot.valToPos(last, "y", true), bbox.top + 6 * ratio), bbox.top + bbox.height - 6 * ratio);
      ctx.textAlign = "left";
      ctx.fillText(text, bbox.left + bbox.width + 6 * ratio, y);
    }
    ctx.strokeStyle = quiet;
    ctx.fillStyle = quiet;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    ctx.textAlign = "right";
    let free = Infinity;
    for (const mark of [...now.current.marks].reverse()) {
      const x = plot.valToPos(mark.at, "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top - (isPower ? 10 * ratio : 4 * ratio));
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      const text = /→/.test(mark.what) ? words().live.chart.phases(mark.what) : words().live.chart.set(mark.what);
      const width = ctx.measureText(text).width;
      // Only where it covers no other.
      if (isPower && x < free && x - width > bbox.left) {
        ctx.fillText(text, x - 4 * ratio, bbox.top - 12 * ratio);
        free = x - width - 8 * ratio;
      }
    }
    ctx.restore();
  }

  const clock = (_: uPlot, splits: number[]) => splits.map((at) => time(new Date(at * 1000), false));
  const axis = { stroke: quiet, font, ticks: { show: false } };
  const grid = { stroke: line, width: 1 };
  // With few colours an area would cover the lines of the grid.
  const area = matchMedia("(forced-colors: active)").matches ? {} : { fill: soft };
  const series: uPlot.Series = { stroke: energy, ...area, width: 2, points: { show: false }, spanGaps: false };

  const power = new uPlot({
    ...common(TALL),
    scales: { x: { time: true }, y: { range: (_plot, _min, max) => [0, Math.max(2000, Math.ceil(((max ?? 0) * 1.05) / 1000) * 1000)] } },
    axes: [
      { ...axis, show: false },
      { ...axis, size: LEFT, space: 34, grid, values: (_, splits) => splits.map((watts) => number(watts / 1000, watts % 1000 === 0 ? 0 : 1)) },
    ],
    series: [{}, { ...series }],
  }, [[], []], box);
  const strips = [1, 2, 3].map((phase) =>
    new uPlot({
      ...common(phase === 3 ? STRIP + TIMES : STRIP),
      scales: { x: { time: true }, y: { range: () => [0, least()] } },
      axes: [
        { ...axis, show: phase === 3, size: 26, space: 70, values: clock, grid: { show: false } },
        { ...axis, size: LEFT, grid: { ...grid, show: true }, splits: () => [0], values: () => [""] },
      ],
      series: [{}, { ...series }],
    }, [[], []], box));
  plots.push(power, ...strips);
  for (const plot of plots) plot.redraw();
  return plots;
}

/** Hatches the time in which no data came. */
function hatch(plot: uPlot, colour: string): void {
  const { ctx, bbox } = plot;
  const [at, values] = [Array.from(plot.data[0]), plot.data[1] ?? []];
  const ratio = devicePixelRatio || 1;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = ratio;
  const end = plot.scales.x?.max ?? 0;
  const newest = at.at(-1) ?? end;
  const holes = at.flatMap((moment, index) => (values[index] === null ? [[at[index - 1] ?? moment, at[index + 1] ?? end] as const] : []));
  if (end - newest > HOLE) holes.push([newest, end]);
  for (const hole of holes) {
    const [from, to] = [Math.max(bbox.left, plot.valToPos(hole[0], "x", true)), Math.min(bbox.left + bbox.width, plot.valToPos(hole[1], "x", true))];
    if (to <= from) continue;
    ctx.save();
    ctx.beginPath();
    ctx.rect(from, bbox.top, to - from, bbox.height);
    ctx.clip();
    ctx.beginPath();
    for (let x = from - bbox.height; x < to; x += 6 * ratio) {
      ctx.moveTo(x, bbox.top + bbox.height);
      ctx.lineTo(x + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
  }
  ctx.restore();
}
