import type { Context } from "hono";
import type { StaffMe } from "#contracts/staff/sign-on.ts";
import type { EnvOf } from "#pages/page-app.ts";
import type { PageHost } from "#pages/page-host.ts";
import { type Reader, readReader } from "#pages/reader.ts";

/** What every page of the workbench knows of the one who asks. */
export type WorkbenchContext = Reader & {
  /** The signed-on member of staff; null on the sign-on pages. */
  readonly staff: StaffMe | null;
};

export type WorkbenchEnv = EnvOf<WorkbenchContext>;

export async function readWorkbenchContext(host: PageHost, c: Context): Promise<WorkbenchContext> {
  const { reader, who } = await readReader<StaffMe>(host, c, {
    cookie: "openrefill_staff",
    path: "/staff/me",
    languageOf: () => null,
  });
  return { ...reader, staff: who };
}

/** Who is signed on: somebody, on every page but those for signing on. */
export function signedOnStaff(page: WorkbenchContext): StaffMe {
  if (page.staff === null) throw new Error(`${page.path.split("?")[0]} was made for nobody`);
  return page.staff;
}
