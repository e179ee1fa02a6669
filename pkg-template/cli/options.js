// @ts-check
// Every option of the command line: how it is parsed, and what the help says of it.

/**
 * @typedef {object} Option
 * @property {"string" | "boolean"} type
 * @property {string} [short]
 * @property {boolean} [multiple]
 * @property {string} [value] what stands for the value in the help
 * @property {string} help
 */

/** Of every command. @type {Record<string, Option>} */
export const COMMON = {
  json: { type: "boolean", help: "JSON on stdout, errors as JSON on stderr" },
  help: { type: "boolean", short: "h", help: "this help, or that of a command" },
  version: { type: "boolean", help: "the version of the package" },
};

/** Of every command that talks to a charger. @type {Record<string, Option>} */
export const CHARGER = {
  host: { type: "string", value: "HOST", help: "a charger in the LAN: a name or an address, with a port if need be" },
  serial: { type: "string", value: "SERIAL", help: "a charger by the cloud; the token comes from GOE_TOKEN or the config file" },
  token: { type: "string", value: "TOKEN", help: "the token. Others on this machine can read it: better set GOE_TOKEN" },
  config: { type: "string", value: "FILE", help: "another config file" },
  "base-url": { type: "string", value: "URL", help: "another address to ask: a proxy, a simulator" },
  timeout: { type: "string", value: "SECONDS", help: "time for one attempt (10)" },
  retries: { type: "string", value: "N", help: "attempts of a read after the first (2)" },
  verbose: { type: "boolean", help: "a line on stderr for each request, without secrets" },
};

/** Of some commands. @type {Record<string, Option>} */
export const OWN = {
  "max-age": { type: "string", value: "SECONDS", help: "how old the cloud's data may be (30)" },
  redacted: { type: "boolean", help: "hide all that is personal: for a bug report" },
  "show-secrets": { type: "boolean", help: "show tokens, passwords and card ids, too" },
  verify: { type: "boolean", help: "read it back until it holds, for at most 10 s" },
  confirm: { type: "string", multiple: true, value: "KEY", help: "write this guarded key; may be repeated" },
  unchecked: { type: "boolean", help: "let keys and values through that the catalogue does not know" },
  stdin: { type: "boolean", help: "take the values as a JSON object from stdin: for passwords" },
  from: { type: "string", value: "DATE", help: "2026, 2026-03, 2026-03-01 or an instant" },
  to: { type: "string", value: "DATE", help: "the same; a year, month or day is included (now)" },
  csv: { type: "boolean", help: "CSV with a heading" },
  delimiter: { type: "string", value: "TEXT", help: "of CSV: , or ; or tab. With ; numbers get a decimal comma (,)" },
  by: { type: "string", value: "WHAT", help: "totals by all, month or card" },
  "time-zone": { type: "string", value: "ZONE", help: "such as Europe/Vienna (this machine's)" },
  "export-base-url": { type: "string", value: "URL", help: "another address of the export service" },
  interval: { type: "string", value: "SECONDS", help: "between two reads, or auto (5)" },
};

export const OPTIONS = { ...COMMON, ...CHARGER, ...OWN };

/** What a command was given. @typedef {Record<string, any>} Given */
