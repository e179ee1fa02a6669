// What the package says in English, in German: by its codes and names.

export const errors: Record<string, string> = {
  "invalid-argument": "Eine Angabe ist falsch; nichts wurde gesendet.",
  unauthorized: "Das Token ist falsch oder wurde durch ein neueres ersetzt. Die App zeigt es unter Internet, Erweiterte Einstellungen.",
  forbidden: "Das Ladegerät ist offline, oder seine Cloud-API ist aus. Prüfen Sie Strom und WLAN; in der go-e App: Internet, Erweiterte Einstellungen.",
  stale: "Die Cloud hat lange nichts vom Ladegerät gehört. Es ist aus oder ohne Internet.",
  "not-enabled": "Die lokale HTTP-API v2 ist aus. Schalten Sie sie in der App ein: Internet, Erweiterte Einstellungen.",
  rejected: "Das Ladegerät hat die Einstellung abgelehnt.",
  unverified: "Beim Zurücklesen kam ein anderer Wert. Vielleicht stellt noch jemand ein.",
  busy: "Das Ladegerät ist mit einer anderen Anfrage beschäftigt. Versuchen Sie es gleich noch einmal.",
  unavailable: "Der Server hat versagt, meist nur für einen Moment.",
  timeout: "Es kam rechtzeitig keine Antwort.",
  network: "Es gibt keine Verbindung, oder sie ist abgebrochen. Stimmen Adresse und Netzwerk?",
  protocol: "Die Antwort stammt nicht von dieser API. Führt die Adresse zu einem Ladegerät?",
  unsupported: "WebAssembly kann hier nicht starten.",
};
export const reasons: Record<string, string> = {};
export const faults: Record<string, string> = {};
export const obstacles: Record<string, string> = {};
export const limits: Record<string, string> = {};
