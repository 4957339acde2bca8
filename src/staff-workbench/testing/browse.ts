import type { StaffMe } from "#contracts/staff/sign-on.ts";
import { permissionsOf, type Role } from "#domain/staff/roles.ts";
import { scriptedApi } from "#pages/testing/scripted-api.ts";
import { makeWorkbench, type WorkbenchRoutes } from "#staff-workbench/app.ts";

/** Somebody of this role, at Downey where the role works at a pharmacy. */
export function staffOfRole(role: Role): StaffMe {
  const worksAtPharmacy = role === "pharmacist" || role === "technician" || role === "mail-order";
  return {
    id: "0198c0de-0000-7000-8000-0000000000aa",
    name: "Grace Nakamura, PharmD",
    email: "pharmacist@example.com",
    role,
    permissions: permissionsOf(role),
    pharmacy: worksAtPharmacy ? { id: "0198c0de-0000-7000-8000-0000000000bb", name: "Downey Pharmacy" } : null,
    timeZone: "America/Los_Angeles",
    secondFactorAt: "2026-11-24T17:00:00.000Z",
    reasonsOff: {},
    reasonWords: {},
    session: { endsAt: "2026-11-24T17:15:00.000Z", secondsLeft: 900 },
  };
}

/** Somebody at the workbench's pages without a script running, over an API that answers as written. */
export function browseWorkbench(
  folders: readonly WorkbenchRoutes[],
  staff: StaffMe | null,
  answers: Parameters<typeof scriptedApi>[0] = {},
) {
  const { callApi, asked } = scriptedApi({
    "GET /staff/sign-on-ways": { singleSignOn: false },
    ...(staff === null ? {} : { "GET /staff/me": staff }),
    ...answers,
  });
  const app = makeWorkbench(
    {
      callApi,
      planName: "Harbor Health",
      assets: { stylesheet: "/assets/styles.css", scripts: {} },
      demo: false,
      reportDefect: (error) => {
        throw error;
      },
    },
    folders,
  );
  const headers = staff === null ? {} : { Cookie: "openrefill_staff=a" };

  async function see(request: Request) {
    const response = await app.request(request);
    return { status: response.status, html: await response.text(), location: response.headers.get("Location") };
  }

  return {
    asked,
    open: (path: string) => see(new Request(`http://localhost${path}`, { headers })),
    send: (path: string, fields: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) =>
      see(
        new Request(`http://localhost${path}`, {
          method: "POST",
          headers: { ...headers, ...more },
          body: new URLSearchParams(fields),
        }),
      ),
  };
}
