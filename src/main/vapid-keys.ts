import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { newVapidKeys, type VapidKeys } from "#partners/push/web-push.ts";

/**
 * The keys that browsers' subscriptions are bound to: those configured, or those made once and kept in the data
 * directory. Lost keys end every subscription.
 */
export function vapidKeys(dataDir: string, configured: VapidKeys | undefined): VapidKeys {
  if (configured !== undefined) return configured;
  const file = path.join(dataDir, "push-keys.json");
  try {
    return JSON.parse(readFileSync(file, "utf8")) as VapidKeys;
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw error;
  }
  const keys = newVapidKeys();
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600, flag: "wx" });
    return keys;
  } catch (error) {
    // Another process that starts at the same moment was first.
    if ((error as { code?: string }).code !== "EEXIST") throw error;
    return JSON.parse(readFileSync(file, "utf8")) as VapidKeys;
  }
}
