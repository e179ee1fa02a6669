// What a screen reader is told when it happens: states and outcomes, never each watt.

import { signal } from "@preact/signals";

export const announced = signal("");

export function announce(text: string): void {
  announced.value = text;
}
