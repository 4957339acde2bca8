import { constants, setPriority } from "node:os";
import { createPacer } from "#channels/phone-line/media/pacer.ts";
import { startEndpoint } from "#channels/phone-line/sip/endpoint.ts";
import { speechLike } from "#channels/phone-line/testing/sounds.ts";

// The phone line alone in a process of its own, driven by `phone.ts` over the parent's channel.

/** What the endpoint's process tells about the time since it was last asked. */
export type PhoneFigures = {
  readonly callsNow: number;
  readonly keys: number;
  readonly warnings: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  /** Of one core. */
  readonly cpuShare: number;
  readonly megabytes: number;
};

// Sound that leaves late is heard as gaps: before all else on this machine, where we may ask for that.
try {
  setPriority(constants.priority.PRIORITY_HIGHEST);
} catch {
  console.log("  without priority over other programs, which only the administrator may give");
}

const prompt = speechLike(1, 30_000);
let keys = 0;
let warnings = 0;

// A pacer with nothing to do, on the same machine a moment before: what is late there is the machine's.
const idle = createPacer();
const endIdle = idle.add(() => {});
await new Promise((resolve) => setTimeout(resolve, 5000));
const idleLateness = idle.lateness();
endIdle();
idle.stop();

const endpoint = await startEndpoint({
  host: "127.0.0.1",
  port: 0,
  mediaPorts: { first: 20_000, last: 27_998 },
  onCall(call) {
    call.onKey(() => keys++);
    const play = async (): Promise<void> => {
      if ((await call.play(prompt)) === "finished") await play();
    };
    void play();
  },
  log: { info: () => {}, warn: () => void warnings++ },
});
process.send?.({ port: endpoint.address.port, idle: idleLateness });

let asked = performance.now();
let cpu = process.cpuUsage();
process.on("message", () => {
  const { user, system } = process.cpuUsage(cpu);
  const elapsed = performance.now() - asked;
  const figures: PhoneFigures = {
    callsNow: endpoint.callsNow,
    keys,
    warnings,
    ...endpoint.pacing(),
    cpuShare: (user + system) / 1000 / elapsed,
    megabytes: process.memoryUsage.rss() / 2 ** 20,
  };
  process.send?.(figures);
  keys = 0;
  asked = performance.now();
  cpu = process.cpuUsage();
});
process.once("disconnect", () => process.exit());
