import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { serialize } from "#channels/phone-line/sip/message.ts";
import { openTestPhone, placeTestCall } from "#channels/phone-line/testing/caller.ts";
import { randomFrom } from "#channels/phone-line/testing/sounds.ts";
import { spoilt } from "#channels/phone-line/testing/spoilt.ts";
import type { PhoneFigures } from "./phone-endpoint.ts";
import { openCallers } from "./phone-load.ts";
import { aim, median } from "./report.ts";

const MALFORMED = 10_000;
const LOSSY_CALLS = 100;
/** Each figure is the median of so many, so that another program's moment does not decide it. */
const WINDOWS = 5;

/**
 * The phone line in one process, with sound both ways and the search for tones on: how late its packets leave and what
 * they cost, call by call up to where it refuses; then a line that loses messages, and garbage.
 */
export async function measurePhone({ seconds, steps }: { seconds: number; steps: readonly number[] }): Promise<void> {
  // A core of its own each, where the system can tell them apart, as operators are told to give it.
  const pinned = spawnSync("taskset", ["-c", "1", "true"]).status === 0;
  const program = [process.execPath, fileURLToPath(new URL("phone-endpoint.ts", import.meta.url))];
  if (pinned) spawnSync("taskset", ["-cp", "0", String(process.pid)]);
  const [command = "", ...args] = pinned ? ["taskset", "-c", "1", ...program] : program;
  const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  try {
    const { port, idle } = await answerOf<{ port: number; idle: { p99Ms: number } }>(child);
    console.log(`\nPhone line: one process${pinned ? " on one core" : ""}, sound both ways, ${seconds} s each`);
    console.log(`  a pacer with nothing to do: p99 ${idle.p99Ms.toFixed(2)} ms late`);
    const rows = await measureCalls(child, port, seconds, steps, idle.p99Ms);
    const lossy = await measureLoss(port);
    const survived = await measureGarbage(child, port);
    const at200 = rows.findLast(({ calls }) => calls <= 200);
    const last = rows.at(-1);
    console.log("");
    if (at200 !== undefined)
      console.log(aim(`p99 lateness in ms with ${at200.calls} calls`, at200.p99Ms, { below: 5 }));
    if (last !== undefined) {
      console.log(aim(`p99 lateness in ms with ${last.calls} calls`, last.p99Ms, { below: 10 }));
      console.log(aim(`share of a core with ${last.calls} calls`, last.cpuShare, { below: 0.8 }));
      console.log(aim(`packets that reached the callers with ${last.calls} calls`, last.heard, { atLeast: 0.995 }));
      console.log(aim("keys heard of those pressed", last.keysHeard, { atLeast: 1 }));
    }
    console.log(aim(`calls that got through with 15 % of messages lost, of ${LOSSY_CALLS}`, lossy, { atLeast: 1 }));
    console.log(aim(`calls answered after ${MALFORMED} malformed packets, without a defect`, survived, { atLeast: 1 }));
  } finally {
    child.kill();
  }
}

async function measureCalls(
  child: ChildProcess,
  port: number,
  seconds: number,
  steps: readonly number[],
  idleMs: number,
) {
  const callers = await openCallers(port);
  const rows: (PhoneFigures & { calls: number; heard: number; keysHeard: number })[] = [];
  console.log("  calls   p50 ms   p99 ms   worst   ÷ idle   CPU of a core   µs a call·s   MB   heard   keys");
  let refused: number[] = [];
  for (const step of steps) {
    const answers = await callers.reach(step);
    refused = answers.filter((status) => status !== 200);
    if (refused.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await ask(child);
    const before = callers.packetsHeard();
    const began = performance.now();
    const windows: PhoneFigures[] = [];
    for (let window = 0; window < WINDOWS; window++) {
      await callers.pressAll((seconds * 1000 * 0.8) / WINDOWS);
      await new Promise((resolve) => setTimeout(resolve, (seconds * 1000 * 0.2) / WINDOWS));
      windows.push(await ask(child));
    }
    const packets = callers.packetsHeard() - before;
    const expected = (step * (performance.now() - began)) / 20;
    const last = windows.at(-1);
    if (last === undefined) break;
    const row = {
      ...last,
      calls: step,
      p50Ms: median(windows.map(({ p50Ms }) => p50Ms)),
      p99Ms: median(windows.map(({ p99Ms }) => p99Ms)),
      worstMs: Math.max(...windows.map(({ worstMs }) => worstMs)),
      cpuShare: median(windows.map(({ cpuShare }) => cpuShare)),
      heard: packets / expected,
      keysHeard: windows.reduce((keys, each) => keys + each.keys, 0) / (step * WINDOWS),
    };
    rows.push(row);
    console.log(
      [
        String(step).padStart(7),
        row.p50Ms.toFixed(2).padStart(9),
        row.p99Ms.toFixed(2).padStart(9),
        row.worstMs.toFixed(1).padStart(8),
        (row.p99Ms / idleMs).toFixed(1).padStart(9),
        `${(row.cpuShare * 100).toFixed(0)} %`.padStart(16),
        ((row.cpuShare * 1e6) / step).toFixed(0).padStart(14),
        row.megabytes.toFixed(0).padStart(5),
        `${(row.heard * 100).toFixed(1)} %`.padStart(8),
        `${(row.keysHeard * 100).toFixed(0)} %`.padStart(7),
      ].join(""),
    );
  }
  const busy = refused.filter((status) => status === 503).length;
  console.log(`  then ${callers.running} calls ran and ${busy} more were told 503, to try again later`);
  await callers.hangUpAll();
  await callers.close();
  return rows;
}

/** The share of callers who are greeted and say goodbye over a line that loses 15 % of messages either way. */
async function measureLoss(port: number): Promise<number> {
  let through = 0;
  const call = async (seed: number) => {
    const random = randomFrom(seed);
    const target = { host: "127.0.0.1", port };
    const placed = await placeTestCall({ target, to: "refill", lose: () => random() < 0.15 });
    const until = performance.now() + 5000;
    while (placed.sound.arrivals.length < 10 && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 50));
    if (placed.sound.arrivals.length >= 10) through++;
    await placed.hangUp();
  };
  for (let from = 0; from < LOSSY_CALLS; from += 20) {
    await Promise.allSettled(Array.from({ length: 20 }, (_, index) => call(from + index + 1)));
  }
  return through / LOSSY_CALLS;
}

/** 1 when a call made after all the garbage is answered and nothing was called a defect. */
async function measureGarbage(child: ChildProcess, port: number): Promise<number> {
  const target = { host: "127.0.0.1", port };
  const phone = await openTestPhone({ target, to: "refill" });
  const good = ["INVITE", "BYE", "CANCEL", "ACK", "INFO", "UPDATE", "OPTIONS", "NOTIFY"].map((method, at) =>
    serialize(phone.compose(method, at + 1, { body: phone.offer("sendrecv") })),
  );
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const random = randomFrom(3);
  for (let count = 0; count < MALFORMED; count++) {
    socket.send(spoilt(good[count % good.length] ?? Buffer.alloc(0), random), port, "127.0.0.1");
    if (count % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const call = await placeTestCall({ target, to: "refill" });
  await call.press("1");
  await call.hangUp();
  const figures = await ask(child);
  phone.close();
  socket.close();
  return figures.warnings === 0 && figures.keys === 1 ? 1 : 0;
}

function ask(child: ChildProcess): Promise<PhoneFigures> {
  child.send("figures");
  return answerOf<PhoneFigures>(child);
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const [message] = (await once(child, "message")) as [Answer];
  return message;
}
