import type { live as en } from "../en/live";

export const live: typeof en = {
  title: "Übersicht",
  asking: "Wird gefragt",
  neverHeard: "Nie etwas gehört",
  waitsForCard: "Wartet auf eine Karte",
  heldBack: "Aufgehalten",
  state: {
    idle: "Kein Auto",
    charging: "Lädt",
    "waiting-for-car": "Wartet auf das Auto",
    complete: "Fertig",
    error: "Störung",
    initializing: "Startet",
    unknown: "Nicht bekannt",
  },
  was: {
    idle: "Hatte kein Auto",
    charging: "Hat geladen",
    "waiting-for-car": "Hat auf das Auto gewartet",
    complete: "War fertig",
    error: "Hatte eine Störung",
    initializing: "Ist gestartet",
    unknown: "Nicht bekannt",
  },
};
