import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another account.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process started, as the system writes it: with the pid it names a process even after pids repeat. */
export function startOf(pid: number): string | undefined {
  return ask(
    // The fields after the command's name, which is in parentheses and may itself hold spaces.
    () => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19],
    () => execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim(),
  );
}

export function commandLineOf(pid: number): string {
  return (
    ask(
      () => readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "),
      () => execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }),
    ) ?? ""
  );
}

function ask(linux: () => string | undefined, others: () => string): string | undefined {
  try {
    return process.platform === "linux" ? linux() : others();
  } catch {
    return undefined; // The process is gone.
  }
}
