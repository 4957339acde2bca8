import { parseArgs } from "node:util";
import { runFaults } from "./fault-run.ts";

// `npm run faults`: 500 orders by mail while processor, carrier and server break. `--orders 100 --seed 7 --kills 4`.

const ORDERS_A_KILL = 25;
const { values } = parseArgs({
  options: { orders: { type: "string" }, seed: { type: "string" }, kills: { type: "string" } },
});
const orders = Number(values.orders ?? 500);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const kills = Number(values.kills ?? Math.max(2, Math.round(orders / ORDERS_A_KILL)));
if (![orders, seed, kills].every((number) => Number.isInteger(number) && number >= 0 && number < 1e9)) {
  console.error("--orders, --seed and --kills are whole numbers.");
  process.exit(2);
}

const checks = await runFaults({ orders, seed, kills }, (text) => console.log(text));
console.log("");
for (const { name, figures, faults } of checks) {
  console.log(`${faults.length === 0 ? "ok    " : "FAILED"} ${name}: ${figures}`);
  for (const fault of faults.slice(0, 20)) console.log(`         ${fault}`);
}
const failed = checks.filter(({ faults }) => faults.length > 0).length;
console.log(
  failed === 0
    ? `\nEvery check holds (seed ${seed}).`
    : `\n${failed} checks failed. Again with: --orders ${orders} --seed ${seed} --kills ${kills}`,
);
process.exitCode = failed === 0 ? 0 : 1;
