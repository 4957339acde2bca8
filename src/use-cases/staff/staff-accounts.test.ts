import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { hashPassword } from "#use-cases/accounts/password.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import {
  type AccountRefusal,
  changeStaff,
  endStaffSessions,
  lockStaff,
  resetAuthenticator,
  unlockStaff,
} from "#use-cases/staff/change-account.ts";
import { inviteStaff } from "#use-cases/staff/invite-staff.ts";
import { openStaffSession } from "#use-cases/staff/open-staff-session.ts";
import { readStaffSession } from "#use-cases/staff/read-staff-session.ts";
import { listStaff, readStaffAccount } from "#use-cases/staff/read-staff.ts";
import { readSetUp, setUpSignOn } from "#use-cases/staff/set-up-sign-on.ts";
import { signInStaff } from "#use-cases/staff/sign-in-staff.ts";
import { addSamplePharmacy, NOW, type SamplePharmacy } from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let pharmacy: SamplePharmacy;
let now: Date;
let dependencies: Dependencies;
let admin: StaffActor;
let hash: string;

const ORIGIN = "https://refills.example";
const PASSWORD = "a rather long phrase";
const browser = { label: "Test", address: "198.51.100.7", deviceToken: undefined };

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
  dependencies = { database, clock: () => now };
  hash = await hashPassword(PASSWORD);
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  await database.kysely
    .updateTable("staff")
    .set({ ended_at: new Date(0) })
    .execute();
  admin = await addAdministrator();
});

async function addAdministrator(): Promise<StaffActor> {
  const added = await addStaff(database.kysely, "administrator");
  await database.kysely
    .updateTable("staff")
    .set({ password_hash: hash })
    .where("staff_id", "=", added.staffId)
    .execute();
  return added;
}
async function account(staffId: string) {
  const read = await readStaffAccount(dependencies, admin, staffId);
  if (read.kind === "refused") throw new Error(read.code);
  return read;
}
const at = async ({ staffId }: Pick<StaffActor, "staffId">) => ({ staffId, version: (await account(staffId)).version });
const codeOf = (refusal: AccountRefusal | undefined) => refusal?.code;
async function newestLink(): Promise<string> {
  const { payload } = await database.kysely
    .selectFrom("outbox")
    .select("payload")
    .where("topic", "=", "email")
    .orderBy("outbox_id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return /set-up\?token=(\S+)/.exec((payload as { body: string }).body)?.[1] ?? "";
}
async function invite(email = `${crypto.randomUUID()}@example.com`) {
  const place = { role: "technician", pharmacyId: pharmacy.downey, prescriberId: null } as const;
  const invited = await inviteStaff(
    dependencies,
    admin,
    { ...place, name: "Tomas Vela", email, elsewhere: false },
    ORIGIN,
  );
  if (invited.kind === "refused") throw new Error(invited.code);
  return { staffId: invited.staffId, email, token: await newestLink() };
}
async function setUp(token: string, password = PASSWORD) {
  const link = await readSetUp(dependencies, token);
  if (link.kind === "refused") return link;
  const code = await generate({ secret: link.secret, epoch: now.getTime() / 1000 });
  return setUpSignOn(dependencies, { token, password, code, source: "198.51.100.7" });
}

describe("somebody new", () => {
  it("sets up password and authenticator by a link that works once, and signs on with both", async () => {
    const { staffId, email, token } = await invite();
    expect(await account(staffId)).toMatchObject({ state: "invited", pharmacy: { id: pharmacy.downey } });
    expect(await setUp(token, "short")).toMatchObject({ fields: { password: "password-short" } });
    const link = await readSetUp(dependencies, token);
    expect(link).toMatchObject({ link: "invitation", name: "Tomas Vela", email });
    expect(await setUpSignOn(dependencies, { token, password: PASSWORD, code: "000000", source: "1" })).toMatchObject({
      code: "code-wrong",
    });
    expect(await setUp(token)).toBeUndefined();
    expect(await setUp(token)).toMatchObject({ code: "reset-link-expired" });
    expect((await account(staffId)).state).toBe("active");
    now = new Date(NOW.getTime() + 60_000);
    const secret = link.kind === "set-up" ? link.secret : "";
    const code = await generate({ secret, epoch: now.getTime() / 1000 });
    expect(await signInStaff(dependencies, { email, password: PASSWORD, code, browser })).toMatchObject({
      kind: "signed-on",
    });
  });

  it("gets no second account by the same e-mail, and the link ends after three days", async () => {
    const { email, token } = await invite();
    const place = { role: "agent", pharmacyId: null, prescriberId: null } as const;
    const again = { ...place, name: "Somebody", email: email.toUpperCase(), elsewhere: false };
    expect(await inviteStaff(dependencies, admin, again, ORIGIN)).toMatchObject({ code: "email-in-use" });
    now = new Date(NOW.getTime() + 73 * 3_600_000);
    expect(await setUp(token)).toMatchObject({ code: "reset-link-expired" });
  });

  it("works where the role works", async () => {
    const person = { name: "Somebody", email: "x@example.com", elsewhere: false, prescriberId: null };
    const refused = async (role: "pharmacist" | "mail-order" | "prescriber", pharmacyId: string | null) =>
      inviteStaff(dependencies, admin, { ...person, role, pharmacyId }, ORIGIN);
    expect(await refused("pharmacist", null)).toMatchObject({ fields: { pharmacyId: "pharmacy" } });
    expect(await refused("pharmacist", pharmacy.community)).toMatchObject({ fields: { pharmacyId: "pharmacy" } });
    expect(await refused("mail-order", pharmacy.downey)).toMatchObject({ fields: { pharmacyId: "pharmacy" } });
    expect(await refused("prescriber", null)).toMatchObject({ fields: { prescriberId: "prescriber" } });
  });
});

describe("an account", () => {
  it("is an administrator's business", async () => {
    const agent = await addStaff(database.kysely, "agent");
    expect(await listStaff(dependencies, agent, "")).toMatchObject({ code: "not-allowed" });
    expect(codeOf(await lockStaff(dependencies, agent, await at(admin)))).toBe("not-allowed");
  });

  it("is moved to another role and place, with what the role has", async () => {
    const { staffId } = await invite();
    const to = {
      role: "prescriber",
      pharmacyId: pharmacy.downey,
      prescriberId: pharmacy.planDoctor,
      name: "T. Vela",
    } as const;
    expect(await changeStaff(dependencies, admin, await at({ staffId }), to)).toBeUndefined();
    expect(await account(staffId)).toMatchObject({ role: "prescriber", pharmacy: null, name: "T. Vela" });
  });

  it("is locked at once and unlocked again; links to it end", async () => {
    const { staffId, token } = await invite();
    const { token: session } = await openStaffSession(database.kysely, NOW, { staffId, browser });
    expect((await readStaffSession(dependencies, session, false))?.staffId).toBe(staffId);
    expect(await lockStaff(dependencies, admin, await at({ staffId }))).toBeUndefined();
    expect(await readStaffSession(dependencies, session, false)).toBeUndefined();
    expect(await setUp(token)).toMatchObject({ code: "reset-link-expired" });
    expect((await account(staffId)).state).toBe("locked");
    expect(await unlockStaff(dependencies, admin, await at({ staffId }))).toBeUndefined();
    expect(await readStaffSession(dependencies, session, false)).toBeUndefined();
  });

  it("whose authenticator was lost gets another one by a link and the password", async () => {
    const { staffId, token } = await invite();
    await setUp(token);
    now = new Date(NOW.getTime() + 60_000);
    expect(await resetAuthenticator(dependencies, admin, await at({ staffId }), ORIGIN)).toBeUndefined();
    expect((await account(staffId)).state).toBe("no-authenticator");
    const link = await newestLink();
    expect(await setUp(link, "another long phrase")).toMatchObject({ code: "password-wrong" });
    expect(await setUp(link)).toBeUndefined();
    expect((await account(staffId)).acts.map(({ action }) => action)).toEqual([
      "staff-set-up",
      "staff-authenticator-reset",
      "staff-set-up",
      "staff-invited",
    ]);
  });

  it("is signed out everywhere", async () => {
    const { staffId } = await invite();
    const { token } = await openStaffSession(database.kysely, NOW, { staffId, browser });
    expect((await account(staffId)).openSessions).toBe(1);
    expect(await endStaffSessions(dependencies, admin, await at({ staffId }))).toBeUndefined();
    expect(await readStaffSession(dependencies, token, false)).toBeUndefined();
  });

  it("that somebody changed meanwhile is looked at again first", async () => {
    const { staffId } = await invite();
    const seen = await at({ staffId });
    const both = await Promise.all([
      lockStaff(dependencies, admin, seen),
      resetAuthenticator(dependencies, admin, seen, ORIGIN),
    ]);
    expect(both.map(codeOf)).toEqual(expect.arrayContaining(["changed-meanwhile", undefined]));
  });
});

describe("administrators", () => {
  const agent = { role: "agent", pharmacyId: null, prescriberId: null, name: "Ada" } as const;

  it("change neither their own role nor lock themselves out; their own name they may", async () => {
    await addAdministrator();
    expect(codeOf(await changeStaff(dependencies, admin, await at(admin), agent))).toBe("own-account");
    expect(codeOf(await lockStaff(dependencies, admin, await at(admin)))).toBe("own-account");
    expect(codeOf(await resetAuthenticator(dependencies, admin, await at(admin), ORIGIN))).toBe("own-account");
    expect(
      await changeStaff(dependencies, admin, await at(admin), { ...agent, role: "administrator" }),
    ).toBeUndefined();
  });

  it("who take each other's role away at the same moment leave one of them", async () => {
    const other = await addAdministrator();
    const [mine, theirs] = [await at(admin), await at(other)];
    const answers = await Promise.all([
      changeStaff(dependencies, admin, theirs, agent),
      lockStaff(dependencies, other, mine),
    ]);
    expect(answers.map(codeOf)).toEqual(expect.arrayContaining(["last-administrator", undefined]));
  });

  it("who were invited and never came do not count", async () => {
    const invited = { ...agent, role: "administrator", email: "new@example.com", elsewhere: false } as const;
    expect(await inviteStaff(dependencies, admin, invited, ORIGIN)).toMatchObject({ kind: "invited" });
    const other = await addAdministrator();
    expect(await lockStaff(dependencies, admin, await at(other))).toBeUndefined();
    expect(codeOf(await changeStaff(dependencies, other, await at(admin), agent))).toBe("last-administrator");
  });
});
