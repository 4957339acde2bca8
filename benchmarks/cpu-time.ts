import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second in `/proc`; Linux has no other. */
const TICKS = 100;

type Stat = {
  readonly pid: number;
  readonly parent: number;
  readonly ownTicks: number;
  readonly endedChildrenTicks: number;
};

/**
 * Seconds of processor time that a process, its children and those of them that have ended have used so far; undefined
 * where the system does not tell (no `/proc`).
 */
export function cpuSeconds(pid: number): number | undefined {
  const root = readStat(pid);
  if (root === undefined) return undefined;
  let ticks = root.ownTicks + root.endedChildrenTicks;
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : undefined;
    if (stat?.parent === pid) ticks += stat.ownTicks + stat.endedChildrenTicks;
  }
  return ticks / TICKS;
}

function readStat(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name before the last bracket may hold anything; field 3 of proc(5) stands behind it.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [parent = 0, user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = [1, 11, 12, 13, 14].map(
      (at) => fields[at],
    );
    return { pid, parent, ownTicks: user + system, endedChildrenTicks: childrenUser + childrenSystem };
  } catch {
    return undefined;
  }
}

/** The same of all children of this process that have ended. */
export function cpuSecondsOfEndedChildren(): number | undefined {
  const stat = readStat(process.pid);
  return stat === undefined ? undefined : stat.endedChildrenTicks / TICKS;
}
