import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type OrderWatch, queueKey, watchOrders } from "#channels/web-api/order-watch.ts";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Role } from "#domain/staff/roles.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { openStaffSession } from "#use-cases/staff/open-staff-session.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let watch: OrderWatch;
let api: ReturnType<typeof makeTestApi>;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;
let park: TestBrowser;
let lee: TestBrowser;
let ana: TestBrowser;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => NOW };
  watch = watchOrders(dependencies, () => undefined);
  api = makeTestApi(dependencies, watch);
  pharmacy = await addSamplePharmacy(database.kysely);
  park = await signedOn("pharmacist", "Dana Park");
  lee = await signedOn("pharmacist", "Jo Lee");
  ana = await signedOn("technician", "Ana Ruiz");
});
afterAll(async () => {
  watch.stop();
  await database.drop();
});
beforeEach(async () => {
  rosa = await addPerson(database.kysely, { family_name: `Delgado${++people}`, language: "es" });
});
let people = 0;
/** Whoever is not woken by then fails by the test's own time. */
const LONGER_THAN_A_TEST = 600_000;

async function signedOn(role: Role, name: string, pharmacyId: string | null = pharmacy.downey): Promise<TestBrowser> {
  const { staffId } = await addStaff(database.kysely, role, { name, ...(pharmacyId === null ? {} : { pharmacyId }) });
  const { token } = await openStaffSession(database.kysely, NOW, {
    staffId,
    browser: { label: "Test", address: "", deviceToken: undefined },
  });
  const browser = new TestBrowser(api);
  browser.cookies.set("openrefill_staff", token);
  return browser;
}

/** An order's line, at its path, with a way to act on it by the version just read. */
async function order(more: Parameters<typeof addPrescription>[3] = {}) {
  const prescription = await addPrescription(database.kysely, pharmacy, rosa, more);
  const { lines, confirmationNumber } = answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [prescription])));
  const path = `/staff/lines/${lines[0]?.lineId ?? ""}`;
  const read = async (as = park) =>
    (await as.get(path)).body as unknown as Record<string, unknown> & { version: number; acts: string[] };
  const act = async (as: TestBrowser, name: string, body: object = {}) =>
    as.post(`${path}/${name}`, { version: (await read()).version, ...body });
  return { ...prescription, confirmationNumber, path, id: lines[0]?.lineId ?? "", read, act };
}
const bottle = { barcode: "0000000000", lot: "A17", expiresOn: "2028-01-31" };

describe("a line over the API", () => {
  it("goes from verified to picked up, and each time says what comes next and to whom", async () => {
    const line = await order();
    expect((await line.read()).acts[0]).toBe("verify");
    expect(await line.read(ana)).toMatchObject({ waitsFor: "pharmacist" });
    expect((await line.act(park, "verify")).body).toEqual({ id: line.id });
    expect(await line.read(ana)).toMatchObject({ step: "fill", dispense: { quantity: 30 } });
    expect((await line.act(ana, "count", bottle)).status).toBe(200);
    expect((await line.act(park, "check")).status).toBe(200);
    expect(await line.read()).toMatchObject({ status: "ready-for-pickup", prescription: { unitsRemaining: 90 } });
    expect((await line.act(ana, "hand-over", { identity: "photo-id", counseling: "declined" })).status).toBe(200);
    expect(await line.read()).toMatchObject({ status: "picked-up", acts: [] });
    const told = (await line.read())["timeline"] as { code: string; by?: string }[];
    expect(told.map(({ code, by }) => [code, by])).toEqual([
      ["ready", undefined],
      ["verified", "Dana Park"],
      ["counted", "Ana Ruiz"],
      ["checked", "Dana Park"],
      ["handed-over", "Ana Ruiz"],
    ]);
  });

  it("tells who was faster, and when, in the reader's language", async () => {
    const line = await order();
    const { version } = await line.read();
    const answers = await Promise.all([park, lee].map((by) => by.post(`${line.path}/verify`, { version })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const winner = answers[0]?.status === 200 ? "Dana Park" : "Jo Lee";
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: "changed-meanwhile",
      who: winner,
      at: NOW.toISOString(),
    });
    const spanish = await lee.call("POST", `${line.path}/verify`, { version }, { "Accept-Language": "es" });
    expect(spanish.body["title"]).toMatch(/^Alguien /);
  });

  it("refuses the wrong bottle at its field", async () => {
    const line = await order();
    await line.act(park, "verify");
    expect((await line.act(ana, "count", { ...bottle, barcode: "5511112290" })).body).toMatchObject({
      code: "wrong-medicine",
      fields: { barcode: expect.stringContaining("another medicine") },
    });
    expect((await line.act(ana, "count", { barcode: "0000000000" })).body).toMatchObject({
      code: "bad-input",
      fields: { lot: "This is missing.", expiresOn: "This is missing." },
    });
    expect((await line.act(ana, "count", { ...bottle, expiresOn: "2026-11-24" })).body).toMatchObject({
      code: "stock-expired",
    });
  });

  it("says which rule put it on hold instead", async () => {
    const line = await order();
    await database.kysely
      .updateTable("members")
      .set({ membership_ended_on: "2026-11-01" })
      .where("member_id", "=", rosa.memberId)
      .execute();
    expect((await line.act(park, "verify")).body).toEqual({ id: line.id, heldFor: "membership-ended" });
    expect(await line.read()).toMatchObject({ status: "on-hold", hold: { code: "membership-ended", owner: "plan" } });
  });

  it("does not exist for another pharmacy", async () => {
    const line = await order();
    const kai = await signedOn("pharmacist", "Kai", pharmacy.honolulu);
    for (const name of ["verify", "check", "hold", "decline", "undo", "claim"]) {
      expect(
        (await kai.post(`${line.path}/${name}`, { version: 1, reason: name === "decline" ? "unsafe" : "stock" }))
          .status,
        name,
      ).toBe(404);
    }
    expect((await kai.get(line.path)).status).toBe(404);
    expect((await kai.get(`${line.path}/label.pdf`)).status).toBe(404);
  });

  it("prints a label and a sheet once it is verified, in the member's language", async () => {
    const line = await order();
    expect((await park.get(`${line.path}/label.pdf`)).status).toBe(409);
    await line.act(park, "verify");
    for (const name of ["label.pdf", "leaflet.pdf"]) {
      const token = ana.cookies.get("openrefill_staff") ?? "";
      const answer = await api.request(`http://refills.test/api${line.path}/${name}`, {
        headers: { Cookie: `openrefill_staff=${token}` },
      });
      expect(answer.headers.get("Content-Type")).toBe("application/pdf");
      const pdf = Buffer.from(await answer.arrayBuffer()).toString("latin1");
      expect(pdf.startsWith("%PDF-1.7")).toBe(true);
      expect(pdf).toContain("/Lang (es)");
    }
  });
});

describe("the queue", () => {
  it("lists what is to be done, due time first, with the count of each pile and who has what in hand", async () => {
    const [one, two] = [await order(), await order()];
    // Rosa asks for the same medicine twice.
    await one.act(park, "verify", { warnings: "taken-together" });
    await two.act(lee, "claim");
    const queue = (await park.get("/staff/queue")).body as unknown as {
      lines: { id: string; dueAt: string; pile: string; claim?: unknown }[];
      counts: Record<string, number>;
    };
    const due = queue.lines.map(({ dueAt }) => dueAt);
    expect(due).toEqual(due.toSorted());
    expect(queue.lines.find(({ id }) => id === one.id)?.pile).toBe("fill");
    expect(queue.lines.find(({ id }) => id === two.id)?.claim).toEqual({ by: "Jo Lee", mine: false });
    expect(queue.counts["verify"]).toBe(queue.lines.filter(({ pile }) => pile === "verify").length);
    expect((await lee.get("/staff/queue?filter=mine")).body).toMatchObject({ lines: [{ id: two.id }] });
  });

  it("comes page by page, each line once", async () => {
    const prescriptions = await Promise.all(
      Array.from({ length: 104 }, () => addPrescription(database.kysely, pharmacy, rosa)),
    );
    for (const each of prescriptions) await orderWith(dependencies, askFor(pharmacy, rosa, [each]));
    const seen = new Set<string>();
    let pages = 0;
    for (let next: string | undefined = ""; next !== undefined; pages++) {
      const page = (await park.get(`/staff/queue?filter=verify${next === "" ? "" : `&after=${next}`}`))
        .body as unknown as { lines: { id: string }[]; next?: string; counts: { verify: number } };
      for (const { id } of page.lines) seen.add(id);
      next = page.next;
      if (next === undefined) expect(seen.size).toBe(page.counts.verify);
    }
    expect(pages).toBe(2);
  });

  it("finds a line by each of its numbers, and by name and birth date, at its own pharmacy only", async () => {
    const line = await order();
    const kai = await signedOn("pharmacist", "Kai", pharmacy.honolulu);
    const family = `Delgado${people}`;
    for (const search of [
      { number: line.rxNumber },
      { number: line.confirmationNumber },
      { number: rosa.mrn },
      { familyName: family.toUpperCase(), birthDate: "1981-02-03" },
    ]) {
      expect((await park.post("/staff/queue/search", search)).body, JSON.stringify(search)).toMatchObject({
        lines: [{ id: line.id }],
      });
      expect((await kai.post("/staff/queue/search", search)).body).toEqual({ lines: [] });
    }
    expect((await park.post("/staff/queue/search", { familyName: family, birthDate: "1981-02-04" })).body).toEqual({
      lines: [],
    });
    expect((await park.post("/staff/queue/search", { number: "12" })).status).toBe(422);
  });

  it("is not for agents, who have no pharmacy", async () => {
    const agent = await signedOn("agent", "Remi", null);
    expect((await agent.get("/staff/queue")).status).toBe(403);
  });

  it("wakes the pages of both pharmacies when a line goes from one to the other", async () => {
    const line = await order();
    await line.act(park, "verify");
    // From here on the watch knows where the line is.
    await watch.untilChanged(queueKey(pharmacy.downey), LONGER_THAN_A_TEST);
    const woken = Promise.all(
      [pharmacy.downey, pharmacy.honolulu].map((id) => watch.untilChanged(queueKey(id), LONGER_THAN_A_TEST)),
    );
    await line.act(ana, "out-of-stock", { kind: "another-pharmacy", pharmacyId: pharmacy.honolulu });
    expect(await woken).toEqual(["look", "look"]);
  });
});
