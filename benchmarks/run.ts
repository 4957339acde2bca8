import { measurePages } from "./pages.ts";
import { measureSpeed } from "./speed.ts";

// `npm run bench`: everything. `npm run bench speed` or `npm run bench pages`: one part. BENCH_MEMBERS, BENCH_ROUNDS and
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
