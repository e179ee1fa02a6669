// The months of charging before a simulated world began. To live through them in that world would take this machine many
// seconds, so each session is had in a small world of its own, of which only the row of the export is kept.

import type { SimulatedCharger, SimulatedFirmware, World } from "goecharger/simulator";

type Row = Record<string, unknown>;

/** Between two sessions, in days: the gaps come again and again. */
const GAPS = [3, 4, 2, 6, 5, 3, 8];
/** Who comes: the slot of a card; `null` has none. */
const CARDS = [0, 1, 0, 0, 1, null, 0, 2, 1];
const DAYS = 330;
const HOUR = 3_600_000;
const PATH = "/api/v1/direct_json";

export interface Past {
  /** As the world's own, with these months in the export. */
  readonly fetch: World["fetch"];
  /** Lives through them; a second call waits for the same. */
  readonly live: () => Promise<void>;
}

/** The past of the first charger of a world that began then. */
export function pastOf(world: World, began: Date, firmware: SimulatedFirmware, values: Row): Past {
  const rows: Row[] = [];
  let living: Promise<void> | undefined;
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const reply = await world.fetch(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    return url.pathname === PATH && reply.ok && rows.length > 0 ? together(rows, reply, url) : reply;
  };
  const live = async () => {
    for (const [index, start] of starts(began).entries()) {
      rows.push(...(await session(start, index, firmware, values)));
      // The page goes on meanwhile.
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  // A `Charger` finds the clock of the world on it.
  return { fetch: Object.assign(fetch, world.fetch), live: () => (living ??= live()) };
}

function starts(began: Date): Date[] {
  const found: Date[] = [];
  for (let days = -DAYS, index = 0; days < -1; index += 1, days += GAPS[index % GAPS.length] ?? 1) {
    found.push(new Date(began.getFullYear(), began.getMonth(), began.getDate() + days, 16 + (index % 4), (index * 17) % 60));
  }
  return found;
}

async function session(start: Date, index: number, firmware: SimulatedFirmware, values: Row): Promise<Row[]> {
  const { simulate } = await import("goecharger/simulator");
  const world = await simulate({ firmware, speed: 0, start, seed: index + 1 });
  const [box] = world.chargers;
  const card = CARDS[index % CARDS.length] ?? null;
  box.put({ ...values, amp: 16, psm: 2, acs: card === null ? 0 : 1 });
  // More in winter than in summer.
  const season = 1 + 0.4 * Math.cos((2 * Math.PI * start.getMonth()) / 12);
  box.plugIn({ phases: card === 1 ? 1 : 3, battery: Math.round((9000 + 2700 * (index % 5)) * season) });
  await world.advance(60_000);
  if (card !== null) box.tap(card);
  await world.advance((3 + (index % 4)) * HOUR);
  box.unplug();
  const rows = await exported(world, box);
  world.close();
  return rows;
}

async function exported(world: World, { values }: SimulatedCharger): Promise<Row[]> {
  if (typeof values.dll !== "string") return [];
  const { origin, search } = new URL(values.dll);
  const { data } = await (await world.fetch(origin + PATH + search)).json();
  return data;
}

/** The reply with the rows of the past in front, if it can be read: a fault may have broken it. */
async function together(past: readonly Row[], reply: Response, { searchParams }: URL): Promise<Response> {
  const whole = reply.clone();
  try {
    const body = await reply.json();
    const limit = (name: string, none: number) => Number(searchParams.get(name) ?? none);
    const [from, to] = [limit("from", -Infinity), limit("to", Infinity)];
    const numbered = past.map((row, index): Row => ({ ...row, session_number: index + 1 }));
    const asked = numbered.filter((row) => startOf(row) >= from && startOf(row) < to);
    const later = body.data.map((row: Row) => ({ ...row, session_number: past.length + Number(row.session_number) }));
    return Response.json({ ...body, data: [...asked, ...later] }, { status: reply.status });
  } catch {
    return whole;
  }
}

/** Ms since 1970. */
const startOf = ({ session_identifier }: Row): number => Number(String(session_identifier).split("_")[1]) * 1000;
