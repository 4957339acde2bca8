import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isRunning, startOf } from "#database/embedded/running-process.ts";

/**
 * Keeps the data for this process alone until `release()`. Refuses, by throwing, while another process that
 * still runs holds it; a lock left by a killed process is taken over.
 */
export function lockDirectory(dataDir: string): { release(): void } {
  const file = `${dataDir}.lock`;
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }));
  try {
    while (!tryLink(mine, file)) clearAway(file, dataDir);
  } finally {
    rmSync(mine, { force: true });
  }
  return { release: () => rmSync(file, { force: true }) };
}

/** A link appears whole or not at all, so nobody reads a lock that is half written. */
function tryLink(mine: string, file: string): boolean {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function clearAway(file: string, dataDir: string): void {
  const found = readLock(file);
  const holder = holderOf(found);
  if (holder !== undefined) {
    throw new Error(
      `Another OpenRefill (process ${holder}) is already running on ${dataDir}. ` +
        "Stop it first, or give this one its own OPENREFILL_DATA_DIR.",
    );
  }
  setAside(file, found);
}

function readLock(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // Released between our two looks.
  }
}

function holderOf(lock: string): number | undefined {
  try {
    const { pid, start } = JSON.parse(lock) as { pid: number; start?: string };
    return isRunning(pid) && startOf(pid) === start ? pid : undefined;
  } catch {
    return undefined; // Cut short by a full disk or a power loss.
  }
}

/** Moves a dead lock away. Two processes may find it dead at once: the later one puts back what it moved. */
function setAside(file: string, dead: string): void {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== dead) linkSync(aside, file);
  } catch {
    return; // Someone else was faster.
  } finally {
    rmSync(aside, { force: true });
  }
}
