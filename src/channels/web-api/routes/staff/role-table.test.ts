import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWebApi } from "#channels/web-api/app.ts";
import type { ApiDependencies } from "#channels/web-api/environment.ts";
import { watchOrders } from "#channels/web-api/order-watch.ts";
import { allRoutes } from "#channels/web-api/routes/all-routes.ts";
import { PERMISSION_EXTENSION } from "#channels/web-api/staff-route.ts";
import type { StaffAccess } from "#channels/web-api/staff-session.ts";
import { isUnavailable } from "#database/errors.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { PERMISSIONS, reachOf, type Role, ROLES } from "#domain/staff/roles.ts";
import { openStaffSession } from "#use-cases/staff/open-staff-session.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { noNotices } from "#use-cases/testing/no-notices.ts";
import { addPerson, addPrescription, addSamplePharmacy, NOW } from "#use-cases/testing/sample-pharmacy.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";
import { requestTransfer } from "#use-cases/transfers/request-transfer.ts";

type Operation = {
  readonly [PERMISSION_EXTENSION]?: StaffAccess;
  readonly requestBody?: { content: { "application/json": { schema: Schema } } };
};
type Route = {
  readonly method: string;
  readonly path: string;
  readonly access: StaffAccess | undefined;
  readonly body: Schema | undefined;
};
type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

let database: TestDatabase;
let api: ReturnType<typeof makeWebApi>;
let stopWatch: () => void;
let document: Document;
let routes: Route[];
/** The session of each role: at the pharmacy, or with the prescriber, of the sample line and its prescription, and at another. */
const sessions = { own: new Map<Role, string>(), other: new Map<Role, string>() };
/** What stands in a path: things of the own pharmacy and patient; any other name gets an id of nothing. */
let things: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await createTestDatabase();
  const dependencies: ApiDependencies = {
    database,
    clock: () => NOW,
    log: pino({ level: "silent" }),
    secure: false,
    publicOrigin: "http://refills.test",
    isUnavailable,
    ...noNotices,
    payment: cardsOfTokens({}),
  };
  const { kysely } = database;
  const pharmacy = await addSamplePharmacy(kysely);
  const rosa = await addPerson(kysely);
  const prescription = await addPrescription(kysely, pharmacy, rosa);
  answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [prescription])));
  const line = await kysely.selectFrom("order_lines").select("line_id").executeTakeFirstOrThrow();
  const transfer = await requestTransfer(dependencies, rosa.actor, {
    kind: "from-outside",
    toPharmacyId: pharmacy.downey,
    outsideRxNumber: "RX 1",
    outsidePharmacyName: "Corner Drugs",
    outsidePharmacyPhone: "5625550100",
  });
  if (transfer.kind === "refused") throw new Error(transfer.code);
  things = {
    transferId: transfer.id,
    lineId: line.line_id,
    prescriptionId: prescription.prescriptionId,
    memberId: rosa.memberId,
    pharmacyId: pharmacy.downey,
  };
  for (const [where, pharmacyId, prescriberId] of [
    ["own", pharmacy.downey, pharmacy.planDoctor],
    ["other", pharmacy.honolulu, pharmacy.outsideDoctor],
  ] as const) {
    for (const role of ROLES) {
      const at =
        role === "prescriber"
          ? { prescriberId }
          : ["pharmacist", "technician", "mail-order"].includes(role)
            ? { pharmacyId }
            : {};
      const { staffId } = await addStaff(kysely, role, at);
      const { token } = await openStaffSession(kysely, NOW, {
        staffId,
        browser: { label: "Test", address: "", deviceToken: undefined },
      });
      sessions[where].set(role, token);
    }
  }
  const watch = watchOrders(dependencies, () => undefined);
  stopWatch = () => watch.stop();
  api = makeWebApi(dependencies, allRoutes(dependencies, watch, true));
  document = (await (await api.request("/api/openapi.json")).json()) as Document;
  routes = Object.entries(document.paths)
    .filter(([path]) => path.startsWith("/api/staff/"))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        access: operation[PERMISSION_EXTENSION],
        body: operation.requestBody?.content["application/json"].schema,
      })),
    );
});
afterAll(async () => {
  stopWatch();
  await database.drop();
});

/** The least that the route takes as input, so that the answer is about who asks. */
function sample(schema: Schema, name = ""): unknown {
  if (schema.$ref !== undefined)
    return sample(document.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}, name);
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const first = (schema.oneOf ?? schema.anyOf)?.[0];
  if (first !== undefined) return sample(first, name);
  if (schema.allOf !== undefined)
    return Object.assign({}, ...schema.allOf.map((part) => sample(part, name))) as unknown;
  switch ([schema.type].flat()[0] ?? "string") {
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, sample(schema.properties?.[key] ?? {}, key)]),
      );
    case "array":
      return (schema.minItems ?? 0) > 0 && schema.items !== undefined ? [sample(schema.items, name)] : [];
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case "boolean":
      return true;
    default:
      return sampleText(schema, name);
  }
}

function sampleText({ format, pattern, minLength = 1 }: Schema, name: string): string {
  if (format === "uuid") return things[name] ?? randomUUID();
  if (format === "date") return "2026-12-01";
  if (format === "date-time") return "2026-12-01T18:00:00.000Z";
  if (format === "email") return "somebody@example.com";
  const digits = /^\^\\d\{(\d+)/.exec(pattern ?? "")?.[1];
  return digits === undefined ? "a".repeat(minLength) : "1".repeat(Number(digits));
}

async function ask(
  { method, path, body }: Route,
  token: string | undefined,
): Promise<{ status: number; code: unknown }> {
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => things[name] ?? randomUUID());
  const response = await api.request(`http://refills.test${url}`, {
    method,
    headers: {
      Host: "refills.test",
      Origin: "http://refills.test",
      ...(token === undefined ? {} : { Cookie: `openrefill_staff=${token}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(sample(body)) }),
  });
  const isProblem = response.headers.get("Content-Type")?.startsWith("application/problem+json") === true;
  if (!isProblem) await response.body?.cancel();
  return { status: response.status, code: isProblem ? ((await response.json()) as { code: unknown }).code : undefined };
}

/** Whether the route is about something in `things` that has a pharmacy or a prescriber. */
const namesAThing = ({ path }: Route): boolean => /\{(lineId|prescriptionId|pharmacyId|transferId)\}/.test(path);
/** Open to who works on lines at all; whether this step was theirs to take, or to take back, only the line knows. */
const STEP_DECIDES: ReadonlySet<string> = new Set([
  "/api/staff/lines/{lineId}/release",
  "/api/staff/lines/{lineId}/undo",
]);

const told = ({ method, path }: Route, role: Role | "nobody") => `${role}: ${method} ${path}`;

it("every route of the workbench is in the OpenAPI document and tells its permission there", () => {
  const mounted = api.routes.filter(
    ({ path, method }) => path.startsWith("/api/staff/") && !path.includes("*") && method !== "ALL",
  );
  const written = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  expect(
    new Set(mounted.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, "{$1}")}`)),
  ).toEqual(written);
  const accesses: readonly (string | undefined)[] = [...PERMISSIONS, "any-staff", "anybody"];
  expect(routes.filter(({ access }) => !accesses.includes(access))).toEqual([]);
});

it("only signing on and out is open to nobody in particular", () => {
  const open = routes.filter(({ access }) => access === "anybody").map(({ path }) => path.replace("/api/staff/", ""));
  expect(open.filter((path) => !path.startsWith("sign-"))).toEqual([]);
});

describe("every route × role", () => {
  it("without a session answers 401", async () => {
    for (const route of routes.filter(({ access }) => access !== "anybody")) {
      expect(await ask(route, undefined), told(route, "nobody")).toEqual({ status: 401, code: "sign-on-required" });
    }
  });

  it.each(ROLES)("%s: 403 without the permission, in the own pharmacy and in another", async (role) => {
    for (const route of routes.filter(({ access }) => isPermission(access) && reachOf(role, access) === null)) {
      for (const where of ["own", "other"] as const) {
        expect(await ask(route, sessions[where].get(role)), told(route, role)).toEqual({
          status: 403,
          code: "not-allowed",
        });
      }
    }
  });

  it.each(ROLES)(
    "%s: neither 401 nor 403 with the permission, at the own pharmacy and for the own patients",
    async (role) => {
      const wrong: string[] = [];
      for (const route of routes.filter(({ access }) => isPermission(access) && reachOf(role, access) !== null)) {
        const { status, code } = await ask(route, sessions.own.get(role));
        if (STEP_DECIDES.has(route.path) && code === "not-allowed") continue;
        if ([401, 403, 500].includes(status)) wrong.push(`${told(route, role)} answers ${status} ${String(code)}`);
        if (namesAThing(route) && code === "bad-input")
          wrong.push(`${told(route, role)} needs an example of its body to be called here`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each(ROLES)("%s: what belongs to another pharmacy or another prescriber is not to be had", async (role) => {
    const wrong: string[] = [];
    for (const route of routes.filter((route) => namesAThing(route) && isPermission(route.access))) {
      const reach = isPermission(route.access) ? reachOf(role, route.access) : null;
      if (reach === null) continue;
      const { status, code } = await ask(route, sessions.other.get(role));
      const isRefused = [403, 404].includes(status);
      if (isRefused === (reach === "plan"))
        wrong.push(`${told(route, role)}, reaching ${reach}, answers ${status} ${String(code)}`);
    }
    expect(wrong).toEqual([]);
  });
});

function isPermission(access: StaffAccess | undefined): access is Exclude<StaffAccess, "any-staff" | "anybody"> {
  return access !== undefined && access !== "any-staff" && access !== "anybody";
}
