// Every way in which Node.js shows a value to somebody.

import { Console } from "node:console";
import { Writable } from "node:stream";
import { inspect } from "node:util";

/** All texts in which a value may end up in a log, by what made them: `[["String", "[object Object]"], …]`. */
export function showings(value) {
  const thing = Object(value) === value ? value : { value };
  return [
    ["String", attempt(() => String(value))],
    ["JSON.stringify", attempt(() => JSON.stringify(value))],
    ["JSON.stringify with every property", attempt(() => JSON.stringify(value, allProperties(thing)))],
    ["util.inspect", inspect(value)],
    ["util.inspect with all", inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null })],
    ["console", printed(value)],
    ...reachable(thing).map(([path, text]) => [path, text]),
  ];
}

/** What `console` prints of a value. */
function printed(value) {
  let output = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      output += chunk;
      done();
    },
  });
  const console = new Console({ stdout: stream, stderr: stream });
  for (const method of ["log", "error", "dir", "trace"]) console[method](value);
  console.table([value]);
  console.log("%s %o %O %j", value, value, value, attempt(() => structuredClone(value)));
  return output;
}

/** Every text that can be got at from a value: of its properties, hidden ones and inherited ones, and of theirs. */
function reachable(root) {
  const found = [];
  const seen = new Set();
  const visit = (value, path) => {
    if (typeof value === "string") found.push([path, value]);
    if (Object(value) !== value || seen.has(value)) return;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) visit([...value], `${path}[...]`);
    for (let owner = value; owner && !isBuiltIn(owner); owner = Object.getPrototypeOf(owner)) {
      for (const name of Reflect.ownKeys(owner)) {
        if (typeof name === "string") found.push([`name at ${path}`, name]);
        visit(attempt(() => Reflect.get(owner, name, value)), `${path}.${String(name)}`);
      }
    }
  };
  visit(root, "value");
  return found;
}

function isBuiltIn(prototype) {
  return prototype === Object.prototype || prototype === Function.prototype || prototype === Array.prototype;
}

function allProperties(thing) {
  const names = new Set();
  for (let each = thing; Object(each) === each && names.size < 100; each = each.cause) {
    for (const name of Object.getOwnPropertyNames(each)) names.add(name);
  }
  return [...names];
}

function attempt(action) {
  try {
    return action();
  } catch (error) {
    return `it throws ${error?.message}`;
  }
}
