// Which view stands behind which hash, and the code that it shows.

import type { ComponentType } from "preact";
import type { Entry } from "../chargers";
import type { View } from "../route";
import { Cards, code as cards } from "./cards";
import { Connect, code as connect } from "./connect";
import { Keys, code as keys } from "./keys";
import { Live, code as live } from "./live";
import { Log, code as log } from "./log";
import { Schedule, code as schedule } from "./schedule";
import { Sessions, code as sessions } from "./sessions";
import { Surplus, code as surplus } from "./surplus";

interface Shown {
  readonly Show: ComponentType<{ entry: any }>;
  /** Whether it is about the chosen charger. */
  readonly needsCharger: boolean;
  readonly code: Code;
}

/** The lines that the drawer shows, also for what is chosen in the view just now. */
type Code = string | ((entry: Entry | undefined) => string);

const about = (Show: ComponentType<{ entry: Entry }>, code: Code): Shown => ({ Show, needsCharger: true, code });

export const VIEW: Readonly<Record<View, Shown>> = {
  live: about(Live, live),
  surplus: about(Surplus, surplus),
  sessions: about(Sessions, sessions),
  schedule: about(Schedule, schedule),
  cards: about(Cards, cards),
  keys: about(Keys, keys),
  log: about(Log, log),
  connect: { Show: Connect, needsCharger: false, code: connect },
};
