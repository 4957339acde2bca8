import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { type Permission, reachOf } from "#domain/staff/roles.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { refuse } from "#use-cases/refusal.ts";
import { readStaffSession } from "#use-cases/staff/read-staff-session.ts";

/** Who may call a route: a permission's roles, whoever of staff is signed on, or anybody (to sign on). */
export type StaffAccess = Permission | "any-staff" | "anybody";

/** Sent with calls a page makes by itself (a live list looking for news): they do not keep a session open. */
const BACKGROUND_HEADER = "X-OpenRefill-Background";

function cookieName(secure: boolean): string {
  return secure ? "__Host-openrefill_staff" : "openrefill_staff";
}

/** Finds out which member of staff asks; stands before every `/staff` route. */
export function readStaff(dependencies: ApiDependencies): MiddlewareHandler<ApiEnv> {
  const name = cookieName(dependencies.secure);
  return async (c, next) => {
    const token = getCookie(c, name);
    const isBackground =
      c.req.header(BACKGROUND_HEADER) !== undefined || c.req.header("Accept") === "text/event-stream";
    c.set("staff", token === undefined ? undefined : await readStaffSession(dependencies, token, !isBackground));
    await next();
  };
}

/**
 * Lets through only staff whose role has the permission at all. At which pharmacy or for whose patients is asked by the
 * use case (`mayAct`), which knows what the act is about.
 */
export function allowed(permission: StaffAccess): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (permission === "anybody") return next();
    const staff = c.get("staff");
    if (staff === undefined) return problem(c, refuse("sign-on-required"));
    if (permission !== "any-staff" && reachOf(staff.role, permission) === null)
      return problem(c, refuse("not-allowed"));
    return next();
  };
}

/** The one who asks, in a route behind `allowed`. */
export function staffOf(c: Context<ApiEnv>): StaffActor {
  const staff = c.get("staff");
  if (staff === undefined) throw new Error("route is not behind allowed()");
  return staff;
}

/** The cookie ends with the browser: who signs on at a shared computer leaves nothing behind in it. */
export function setStaffCookie(c: Context, dependencies: ApiDependencies, token: string): void {
  // Lax, not Strict: single sign-on comes back from the provider's own site.
  setCookie(c, cookieName(dependencies.secure), token, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: dependencies.secure,
  });
}

export function clearStaffCookie(c: Context, dependencies: ApiDependencies): void {
  deleteCookie(c, cookieName(dependencies.secure), { path: "/", secure: dependencies.secure });
}
