import { measurePages } from "./pages.ts";
import { measurePhone } from "./phone.ts";
import { measureSpeed } from "./speed.ts";

// `npm run bench`: everything. `npm run bench speed` (or `pages`, `phone`): one part. BENCH_MEMBERS, BENCH_ROUNDS and
// BENCH_SECONDS make a quicker, rougher run.

const parts = process.argv.slice(2);
const wants = (part: string) => parts.length === 0 || parts.includes(part);
const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);

if (wants("speed")) {
  await measureSpeed({
    members: number("BENCH_MEMBERS", 250_000),
    rounds: number("BENCH_ROUNDS", 3),
    seconds: number("BENCH_SECONDS", 8),
  });
}
if (wants("pages")) await measurePages();
if (wants("phone")) {
  await measurePhone({ seconds: number("BENCH_SECONDS", 8), steps: [1, 50, 100, 200, 300, 400, 420] });
}
