// Parts that several views have.

export const fresh = {
  lan: "LAN, live",
  cloud: (age: string) => `Cloud, ${age} old`,
  late: (age: string, from: string) => `${age} old, from ${from}`,
  old: "Old values",
  lost: (age: string) => `No answer for ${age}`,
  never: "No answer yet",
  refused: "Token refused",
  over: "Not asked any more",
  waiting: "Asking for the first time",
};

export const proof = {
  none: "Nothing set from here yet.",
  "under-way": "under way",
  sent: "sent",
  accepted: "accepted",
  verified: "verified",
  refused: "refused.",
  "not-verified": "not verified.",
  "not-known": "not known.",
  mayHave: "It may have arrived all the same.",
  "not-sent": "not sent.",
  waiting: "…",
  readBack: (time: string) => `${time}, read back and holds`,
  sentOnly: "The cloud passed it on, which proves nothing yet.",
  acceptedOnly: "The charger said yes. Not read back.",
  heldBack: (why: string) => `but held back: ${why}`,
};

export const dialog = {
  request: "What will be sent",
  cancel: "Cancel",
};

export const notRead = {
  never: "This could not be read.",
  old: "This could not be read anew. Below is the last that came.",
  again: "Read again",
};
