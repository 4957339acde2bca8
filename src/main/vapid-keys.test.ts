import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { vapidKeys } from "#main/vapid-keys.ts";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), "openrefill-keys-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

it("keys are made once and kept for the owner's eyes only", () => {
  const dataDir = path.join(directory, "data");
  const keys = vapidKeys(dataDir, undefined);
  expect(keys.publicKey).toMatch(/^[\w-]{87}$/);
  expect(vapidKeys(dataDir, undefined)).toEqual(keys);
  expect(statSync(path.join(dataDir, "push-keys.json")).mode & 0o777).toBe(0o600);
});

it("configured keys come first, and nothing is written", () => {
  const configured = { publicKey: "a", privateKey: "b" };
  expect(vapidKeys(path.join(directory, "none"), configured)).toEqual(configured);
  expect(() => statSync(path.join(directory, "none"))).toThrow("ENOENT");
});
