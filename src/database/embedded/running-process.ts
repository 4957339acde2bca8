import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A zombie does not count: in a container nobody may ever fetch the end of a process whose parent is gone. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another account.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const state = ask(
    () => statusOf(pid)[0],
    () => ps(pid, "state"),
  );
  return state !== undefined && !state.startsWith("Z");
}

/** When a process started, as the system writes it: with the pid it names a process even after pids repeat. */
export function startOf(pid: number): string | undefined {
  return ask(
    () => statusOf(pid)[19],
    () => ps(pid, "lstart"),
  );
}

export function commandLineOf(pid: number): string {
  const commandLine = ask(
    () => readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "),
    () => ps(pid, "command"),
  );
  return commandLine ?? "";
}

/** The fields of Linux's process status after the command's name, which is in parentheses and may hold spaces. */
function statusOf(pid: number): string[] {
  const status = readFileSync(`/proc/${pid}/stat`, "utf8");
  return status.slice(status.lastIndexOf(")") + 2).split(" ");
}

function ps(pid: number, field: string): string {
  return execFileSync("ps", ["-o", `${field}=`, "-p", String(pid)], { encoding: "utf8" }).trim();
}

function ask(linux: () => string | undefined, others: () => string): string | undefined {
  try {
    return process.platform === "linux" ? linux() : others();
  } catch {
    return undefined; // The process is gone.
  }
}
