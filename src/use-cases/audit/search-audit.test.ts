import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { addDays, parseDay } from "#domain/calendar/day.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import {
  type AuditEntry,
  type AuditFilter,
  beginAuditExport,
  listAuditActs,
  readAuditExport,
  searchAudit,
} from "#use-cases/audit/search-audit.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { addPerson, addSamplePharmacy, NOW, type SamplePerson, TODAY } from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let now = NOW;
let admin: StaffActor;
let agent: StaffActor;
let rosa: SamplePerson;
let miguel: SamplePerson;

const all: AuditFilter = {
  mrn: null,
  staff: null,
  action: null,
  channel: null,
  reason: null,
  fromOn: addDays(TODAY, -30),
  toOn: TODAY,
};

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now };
  const { kysely } = database;
  const { downey } = await addSamplePharmacy(kysely);
  admin = await addStaff(kysely, "administrator", { name: "Ada Ruiz" });
  agent = await addStaff(kysely, "agent", { name: "Dana Whitfield" });
  const pharmacist = await addStaff(kysely, "pharmacist", { pharmacyId: downey, name: "Grace Nakamura" });
  rosa = await addPerson(kysely);
  miguel = await addPerson(kysely, { given_name: "Miguel" });
  const at = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
  const memberId = rosa.memberId;
  const write = (when: Date, ...entries: Parameters<typeof recordAccess>[2][]) =>
    recordAccess(kysely, when, ...entries);
  await write(at(1), { memberId, by: { kind: "member", memberId }, action: "prescriptions-read", channel: "web" });
  await write(at(2), {
    memberId,
    by: { kind: "proxy", memberId: miguel.memberId },
    action: "order-read",
    channel: "web",
  });
  await write(at(3), {
    memberId,
    by: { kind: "staff", staffId: agent.staffId },
    action: "order-read",
    channel: "workbench",
    reason: "other: =cmd()",
  });
  await write(at(4), {
    memberId: miguel.memberId,
    by: { kind: "staff", staffId: pharmacist.staffId },
    action: "status-changed",
    channel: "workbench",
  });
  await write(at(60 * 24 * 40), { memberId, by: { kind: "guest" }, action: "refill-ordered", channel: "guest" });
});
afterAll(() => database.drop());

async function found(filter: Partial<AuditFilter>): Promise<readonly AuditEntry[]> {
  const answer = await searchAudit(dependencies, admin, { filter: { ...all, ...filter }, after: null });
  if (answer.kind === "refused") throw new Error(answer.code);
  return answer.entries;
}

describe("the audit", () => {
  it("tells who did what with whose data, when, by which way and why", async () => {
    expect((await found({})).map(({ who, action }) => `${who.kind} ${who.name ?? "-"}: ${action}`)).toEqual([
      "member -: prescriptions-read",
      "proxy Miguel Delgado: order-read",
      "staff Dana Whitfield: order-read",
      "staff Grace Nakamura: status-changed",
    ]);
  });

  it("is searched by member, staff, action, way, reason and days", async () => {
    const count = async (filter: Partial<AuditFilter>) => (await found(filter)).length;
    expect(await count({ mrn: rosa.mrn })).toBe(3);
    expect(await count({ mrn: "999999999" })).toBe(0);
    expect(await count({ staff: "nakamura" })).toBe(1);
    expect(await count({ staff: `${agent.staffId}@staff.example` })).toBe(1);
    expect(await count({ staff: "nobody" })).toBe(0);
    expect(await count({ action: "order-read" })).toBe(2);
    expect(await count({ channel: "workbench" })).toBe(2);
    expect(await count({ reason: "other" })).toBe(1);
    expect(await count({ mrn: rosa.mrn, staff: "dana", action: "order-read" })).toBe(1);
    expect(await count({ fromOn: parseDay("2026-10-01") })).toBe(5);
    expect(await count({ fromOn: parseDay("2026-10-01"), toOn: parseDay("2026-10-31") })).toBe(1);
  });

  it("is for administrators; days in the wrong order are refused", async () => {
    expect(await searchAudit(dependencies, agent, { filter: all, after: null })).toMatchObject({ code: "not-allowed" });
    expect(await beginAuditExport(dependencies, agent, all)).toMatchObject({ code: "not-allowed" });
    const filter = { ...all, toOn: addDays(all.fromOn, -1) };
    expect(await searchAudit(dependencies, admin, { filter, after: null })).toMatchObject({
      fields: { toOn: "ends-before-start" },
    });
    expect(await searchAudit(dependencies, admin, { filter: all, after: "x" })).toMatchObject({ code: "bad-input" });
  });

  it("is read page by page without an entry twice or left out, many of one instant among them", async () => {
    const guest = await addPerson(database.kysely);
    const entries = Array.from({ length: 250 }, () => ({
      memberId: guest.memberId,
      by: { kind: "guest" } as const,
      action: "refill-checked" as const,
      channel: "guest" as const,
    }));
    await recordAccess(database.kysely, NOW, ...entries);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await searchAudit(dependencies, admin, { filter: { ...all, mrn: guest.mrn }, after });
      if (page.kind === "refused") throw new Error(page.code);
      seen.push(...page.entries.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect([seen.length, new Set(seen).size]).toEqual([250, 250]);
  });

  it("writes down every search and every export, which only its own maker can fetch, and not for long", async () => {
    const begun = await beginAuditExport(dependencies, admin, { ...all, mrn: rosa.mrn });
    if (begun.kind === "refused") throw new Error(begun.code);
    const other = await addStaff(database.kysely, "administrator");
    expect(await readAuditExport(dependencies, other, begun.exportId)).toMatchObject({ code: "not-found" });
    expect(await readAuditExport(dependencies, admin, randomUUID())).toMatchObject({ code: "not-found" });
    const read = await readAuditExport(dependencies, admin, begun.exportId);
    if (read.kind === "refused") throw new Error(read.code);
    const exported: AuditEntry[] = [];
    for await (const page of read.pages) exported.push(...page);
    expect(exported.map(({ member }) => member.mrn)).toEqual([rosa.mrn, rosa.mrn, rosa.mrn]);
    const acts = await listAuditActs(dependencies, admin);
    expect(acts.kind === "acts" && acts.acts.find(({ exported }) => exported)).toMatchObject({
      by: "Ada Ruiz",
      filter: { mrn: rosa.mrn },
    });
    now = new Date(NOW.getTime() + 16 * 60_000);
    expect(await readAuditExport(dependencies, admin, begun.exportId)).toMatchObject({ code: "not-found" });
    now = NOW;
  });

  it("is found by an index, however it is searched", async () => {
    const plan = async (where: string) => {
      const client = await database.pool.connect();
      try {
        await client.query("begin");
        await client.query("set local enable_seqscan = off");
        await client.query("set local enable_sort = off");
        const { rows } = await client.query<{ "QUERY PLAN": string }>(
          `explain select * from access_log where at >= '2026-01-01' ${where} order by at desc, access_id desc limit 101`,
        );
        return rows.map((row) => row["QUERY PLAN"]).join("\n");
      } finally {
        await client.query("rollback");
        client.release();
      }
    };
    expect(await plan("")).toContain("access_log_by_time");
    expect(await plan("and action = 'order-read'")).toMatch(/access_log_by_(action|time)/);
    expect(await plan(`and actor_kind = 'staff' and actor_id = '${agent.staffId}'`)).toMatch(
      /access_log_by_(staff|time)/,
    );
  });
});

it("no line of the program changes or removes what stands in a log", () => {
  const source = path.join(import.meta.dirname, "../..");
  const logs = "access_log|setting_changes|setting_outcomes|administration_acts";
  const touches = new RegExp(
    `(updateTable|deleteFrom)\\(\\s*"(${logs})"|(update|delete from|truncate)\\s+(only\\s+)?(${logs})\\b`,
    "i",
  );
  const faulty = globSync("**/*.{ts,tsx,sql}", { cwd: source }).filter(
    (file) => !file.includes(".test.") && touches.test(readFileSync(path.join(source, file), "utf8")),
  );
  expect(faulty).toEqual([]);
});
