import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layAnnouncement } from "#channels/phone-line/lay-announcements.ts";
import { writeWav } from "#channels/phone-line/media/wav.ts";
import { openPrompts, type Prompts } from "#channels/phone-line/prompts.ts";
import { makeWebApi } from "#channels/web-api/app.ts";
import type { ApiDependencies } from "#channels/web-api/environment.ts";
import { makeAnnouncementRoutes } from "#channels/web-api/routes/announcement-routes.ts";
import { makeStaffAnnouncementRoutes } from "#channels/web-api/routes/staff/announcement-routes.ts";
import { isUnavailable } from "#database/errors.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Role } from "#domain/staff/roles.ts";
import { openStaffSession } from "#use-cases/staff/open-staff-session.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { noNotices } from "#use-cases/testing/no-notices.ts";
import { addSamplePharmacy, NOW, type SamplePharmacy } from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

const ORIGIN = "http://refills.test";

let database: TestDatabase;
let api: ReturnType<typeof makeWebApi>;
let prompts: Prompts;
let sample: SamplePharmacy;
let admin: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const dependencies: ApiDependencies = {
    database,
    clock: () => NOW,
    log: pino({ level: "silent" }),
    secure: false,
    publicOrigin: ORIGIN,
    isUnavailable,
    ...noNotices,
    payment: cardsOfTokens({}),
  };
  sample = await addSamplePharmacy(database.kysely);
  admin = await sessionOf("administrator");
  api = makeWebApi(dependencies, [makeAnnouncementRoutes(dependencies), makeStaffAnnouncementRoutes(dependencies)]);
  prompts = openPrompts(`${import.meta.dirname}/../../../../../assets/prompts`);
});
afterAll(() => database.drop());

async function sessionOf(role: Role): Promise<string> {
  const { staffId } = await addStaff(database.kysely, role, role === "pharmacist" ? { pharmacyId: sample.downey } : {});
  const browser = { label: "Test", address: "", deviceToken: undefined };
  const { token } = await openStaffSession(database.kysely, NOW, { staffId, browser });
  return `openrefill_staff=${token}`;
}
async function call(method: string, path: string, body?: unknown, cookie = admin, language = "en") {
  const response = await api.request(`${ORIGIN}/api${path}`, {
    method,
    headers: {
      ...{ Host: "refills.test", Origin: ORIGIN, "Accept-Language": language, Cookie: cookie },
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === "" ? {} : JSON.parse(text)) as Record<string, never> };
}

const news = (more: Readonly<Record<string, unknown>> = {}) => ({
  kind: "closure",
  about: { scope: "pharmacy", pharmacyId: sample.downey },
  texts: { en: "Closed for repairs.", es: "Cerrado por reparaciones." },
  onPhone: true,
  until: "2026-11-30T18:00",
  ...more,
});
const base64 = (samples: Int16Array) => writeWav(samples).toString("base64");
const tone = Int16Array.from({ length: 16_000 }, (_, place) => Math.round(9000 * Math.sin(place / 3)));

describe("announcements", () => {
  it("are given to everybody in their language, to whom they concern", async () => {
    const { status } = await call("POST", "/staff/announcements", news());
    expect(status).toBe(200);
    const list = async (query: string, language = "en") =>
      (await call("GET", `/announcements${query}`, undefined, "", language)).body["announcements"];
    expect(await list("")).toMatchObject([
      {
        title: "Closed: Downey",
        text: "Closed for repairs.",
        until: "2026-12-01T02:00:00.000Z",
        timeZone: "America/Los_Angeles",
        about: { scope: "pharmacy" },
      },
    ]);
    expect(await list("", "es")).toMatchObject([{ title: "Cerrado: Downey", text: "Cerrado por reparaciones." }]);
    expect(await list(`?pharmacy=${sample.downey}`)).toHaveLength(1);
    expect(await list(`?pharmacy=${sample.honolulu}`)).toEqual([]);
    expect(await list("?mine=true")).toEqual([]);
    expect((await call("GET", "/announcements?pharmacy=downey", undefined, "")).status).toBe(422);
  });

  it.each([
    [{ texts: { en: "Closed.", es: "" } }, "texts.es"],
    [{ until: "2026-11-01T10:00" }, "until"],
    [{ kind: "party" }, "kind"],
    [{ about: { scope: "area", areaId: "mars" } }, "about"],
  ])("are refused where something is missing or over: %j", async (more, field) => {
    const { status, body } = await call("POST", "/staff/announcements", news(more));
    expect([status, Object.keys(body["fields"] ?? {})]).toEqual([422, [field]]);
  });

  it("are no pharmacist's to write", async () => {
    const pharmacist = await sessionOf("pharmacist");
    expect((await call("POST", "/staff/announcements", news(), pharmacist)).status).toBe(403);
    expect((await call("GET", "/staff/announcements", undefined, "")).status).toBe(401);
  });
});

describe("a recording", () => {
  it("is made to fit the phone, and heard under a name of its own", async () => {
    const { id } = (await call("POST", "/staff/announcements", news())).body as unknown as { id: string };
    const path = `/staff/announcements/${id}/recordings`;
    expect((await call("PUT", `${path}/en`, { wav: base64(tone) })).status).toBe(204);
    const { body } = await call("GET", `/staff/announcements/${id}`);
    const { spoken } = body as unknown as { spoken: { en: string; es: string | null } };
    expect(spoken.es).toBeNull();
    const prompt = /\/en\/([\da-z-]+)\.wav$/.exec(spoken.en)?.[1] ?? "";
    for (const language of ["en", "es"] as const) await layAnnouncement({ database, prompts }, prompt, language);
    expect(prompts.sound(prompt, "en")).toHaveLength(16_000);
    expect(prompts.sound(prompt, "es")).toHaveLength(0);
    const said = { announcement: prompt, text: "" };
    expect(prompts.speech([said], "en", false)).toHaveLength(16_000 + 2000);
    expect(prompts.speech([said], "en", true).length).toBeGreaterThan(20_000);
    expect((await call("PUT", `${path}/en`, { wav: null })).status).toBe(204);
    const after = (await call("GET", `/staff/announcements/${id}`)).body as unknown as { spoken: unknown };
    expect(after.spoken).toEqual({ en: null, es: null });
  });

  it("that can not be said is refused with the reason", async () => {
    const { id } = (await call("POST", "/staff/announcements", news())).body as unknown as { id: string };
    const path = `/staff/announcements/${id}/recordings/es`;
    const faults = async (wav: unknown) => (await call("PUT", path, { wav })).body["fields"];
    expect(await faults(Buffer.from("ID3").toString("base64"))).toEqual({
      wav: "This is no WAV file. Save the recording as WAV and choose it again.",
    });
    expect(await faults(base64(tone.subarray(0, 4000)))).toMatchObject({ wav: expect.stringContaining("one second") });
    expect(await faults("not base64!")).toHaveProperty("wav");
    expect((await call("PUT", path.replace(/es$/, "fr"), { wav: null })).status).toBe(422);
    expect((await call("PUT", path, { wav: "A".repeat(14_100_000) })).status).toBe(413);
    await call("POST", `/staff/announcements/${id}/withdraw`);
    expect((await call("PUT", path, { wav: base64(tone) })).status).toBe(409);
  });
});
