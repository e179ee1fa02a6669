import type { dialog as enDialog, fresh as enFresh, notRead as enNotRead, proof as enProof } from "../en/parts";

export const fresh: typeof enFresh = {
  lan: "LAN, aktuell",
  cloud: (age) => `Cloud, ${age} alt`,
  late: (age, from) => `${age} alt, von ${from}`,
  old: "Alte Werte",
  lost: (age) => `Seit ${age} keine Antwort`,
  never: "Noch keine Antwort",
  refused: "Token abgelehnt",
  over: "Wird nicht mehr gefragt",
  waiting: "Wird zum ersten Mal gefragt",
};

export const proof: typeof enProof = {
  none: "Von hier aus wurde noch nichts eingestellt.",
  "under-way": "unterwegs",
  sent: "gesendet",
  accepted: "angenommen",
  verified: "bestätigt",
  refused: "abgelehnt.",
  "not-verified": "nicht bestätigt.",
  "not-known": "nicht bekannt.",
  mayHave: "Es kann trotzdem angekommen sein.",
  "not-sent": "nicht gesendet.",
  waiting: "…",
  readBack: (time) => `${time}, zurückgelesen und gültig`,
  sentOnly: "Die Cloud hat es weitergegeben. Das beweist noch nichts.",
  acceptedOnly: "Das Ladegerät hat zugestimmt. Nicht zurückgelesen.",
  heldBack: (why) => `aber aufgehalten: ${why}`,
};

export const dialog: typeof enDialog = {
  request: "Was gesendet wird",
  cancel: "Abbrechen",
};

export const notRead: typeof enNotRead = {
  never: "Das ließ sich nicht lesen.",
  old: "Das ließ sich nicht neu lesen. Unten steht, was zuletzt kam.",
  again: "Noch einmal lesen",
};
