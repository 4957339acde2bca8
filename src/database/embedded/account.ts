import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

/** The operating-system account PostgreSQL runs under; `undefined` means: as ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so root lends it another account: the owner of the data that is
 * already there, else `postgres`, else `nobody`. Everyone but root runs it as themselves.
 */
export function accountForDatabase(dataDir: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "_postgres", "nobody"]) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    // macOS writes nobody as -2, which the kernel reads as unsigned.
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
  }
  throw new Error("The embedded PostgreSQL cannot run as root, and there is no account postgres or nobody.");
}

/** Whether the account can enter the directory; asked of the system itself, so ACLs count too. */
export function canEnter(directory: string, account: Account): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', directory], { ...account, cwd: "/" }).status === 0;
}
