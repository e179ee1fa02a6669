// The errors, and how they are told apart.

import { ChargerError, InvalidArgumentError, RejectedError, StaleError, isChargerError } from "goecharger";
import { is } from "./expect.js";

declare const error: unknown;

// A class for each error that carries more.
if (error instanceof StaleError) {
  is<"stale">()(error.code);
  is<number | undefined>()(error.ageSeconds);
}
if (error instanceof RejectedError) {
  is<"rejected">()(error.code);
  is<{ key: string; reason: string } | undefined>()(error.rejected[0]);
  is<string | undefined>()(error.accepted[0]);
}
if (error instanceof InvalidArgumentError) is<"invalid-argument">()(error.code);

// What they have in common; the guard works across two copies of the package.
if (isChargerError(error)) {
  is<ChargerError>()(error);
  is<number>()(error.attempts);
  is<number | undefined>()(error.status);
  is<string | undefined>()(error.url);
  const known: Error = error;
  if (error.code === "timeout" || error.code === "busy") is<"timeout" | "busy">()(error.code);

  // @ts-expect-error '"offline"': no such code
  if (error.code === "offline") throw error;

  // @ts-expect-error 'ageSeconds': only a StaleError has it
  error.ageSeconds;

  // @ts-expect-error 'code': it is not to be changed
  error.code = "busy";
}
