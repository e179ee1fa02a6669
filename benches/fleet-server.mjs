// Many simulated chargers behind one port, as cheap as can be: what is measured is the client. It keeps when each of
// them was read. A program of its own, that is forked; it tells its port, and answers a message with what it saw.
//
// GET /c/NUMBER/api/status?filter=… Of each 50 chargers one is slow, and one fails: by turns with 502 and by breaking off.
// GET /s/NUMBER/… the same, all sound.

import { createServer } from "node:net";

const SLOW_AFTER = 2_500;
const HEADER_END = Buffer.from("\r\n\r\n");

const reply = (status, body) =>
  Buffer.from(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\nlast-modified: ${new Date().toUTCString()}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
const nrg = [230, 231, 229, 0, 10, 10, 10, 2300, 2300, 2300, 0, 6900, 0, 0, 0, 0];
/** One second's reply: the cloud dates its data. */
let good;
const bad = reply("502 Bad Gateway", "<html>");
const refresh = () => {
  const eto = Math.floor(Date.now() / 10_000);
  good = reply("200 OK", JSON.stringify({ car: 2, amp: 10, nrg, eto, wh: 4_321.5, frc: 0, err: 0 }));
};
refresh();
setInterval(refresh, 1_000);

/** @type {Map<number, number>} when each was asked last, in ms */
let last = new Map();
/** @type {number[]} ms between two reads of the same, of those who are sound */
let gaps = [];
let requests = 0;

const server = createServer({ noDelay: true }, (socket) => {
  let rest = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (data) => {
    rest = rest.length ? Buffer.concat([rest, data]) : data;
    for (let end; (end = rest.indexOf(HEADER_END)) >= 0; rest = rest.subarray(end + 4)) answer(socket, rest);
  });
});

function answer(socket, head) {
  const number = parseInt(head.toString("latin1", 7, 16), 10);
  const now = performance.now();
  requests += 1;
  const isMixed = head[5] === 99; // GET /c
  const kind = isMixed ? number % 50 : 2;
  if (kind > 1) {
    const before = last.get(number);
    if (before !== undefined) gaps.push(now - before);
    last.set(number, now);
    socket.write(good);
  } else if (kind === 1) {
    setTimeout(() => socket.writable && socket.write(good), SLOW_AFTER);
  } else if (requests % 2) {
    socket.write(bad);
  } else {
    socket.destroy();
  }
}

process.on("message", (interval) => {
  const late = Float64Array.from(gaps, (gap) => Math.max(0, gap - interval)).sort();
  const early = gaps.filter((gap) => gap < interval * 0.9).length;
  const at = (part) => late[Math.min(late.length - 1, Math.floor(late.length * part))];
  process.send({ requests, gaps: late.length, p50: at(0.5), p99: at(0.99), worst: late.at(-1), early, read: last.size });
  [gaps, requests] = [[], 0];
  if (interval === 0) last = new Map();
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
