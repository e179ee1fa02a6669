// Assertions for Node.js and for pages.

export function ok(condition, what) {
  if (!condition) throw new Error(`not true: ${what}`);
}

export function equal(found, expected, what) {
  const [left, right] = [found, expected].map((value) => JSON.stringify(value) ?? String(value));
  if (!Object.is(found, expected) && left !== right) throw new Error(`${what} is ${left}, not ${right}`);
}

export function matches(text, pattern, what) {
  if (!pattern.test(text)) throw new Error(`${what} does not match ${pattern}: ${text}`);
}

/** The end of the message of a set that may have arrived. */
export const IN_DOUBT = /Whether the setting arrived is not known: read it back$/;

/** Throws if a text, where there is one, shows the token. */
export function withoutSecret(text, secret) {
  ok(!text?.includes(secret), `the token is in ${text}`);
}

/** What a promise settles to, as `{ value }` or `{ error }`; throws if it does not settle in time. */
export async function settled(promise, ms) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the promise is still pending after ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise.then((value) => ({ value }), (error) => ({ error })), late]);
  } finally {
    clearTimeout(timer);
  }
}
