import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { type Permission, reachOf } from "#domain/staff/roles.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { refuse } from "#use-cases/refusal.ts";
import { readStaffSession } from "#use-cases/staff/read-staff-session.ts";

function cookieName(secure: boolean): string {
  return secure ? "__Host-openrefill_staff" : "openrefill_staff";
}

/** Finds out which member of staff asks; stands before every `/staff` route. */
export function readStaff(dependencies: ApiDependencies): MiddlewareHandler<ApiEnv> {
  const name = cookieName(dependencies.secure);
  return async (c, next) => {
    const token = getCookie(c, name);
    c.set("staff", token === undefined ? undefined : await readStaffSession(dependencies, token));
    await next();
  };
}

/**
 * Lets through only staff whose role has the permission at all. At which pharmacy or for whose patients is asked by the
 * use case (`mayAct`), which knows what the act is about.
 */
export function allowed(permission: Permission): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const staff = c.get("staff");
    if (staff === undefined) return problem(c, refuse("sign-on-required"));
    if (reachOf(staff.role, permission) === null) return problem(c, refuse("not-allowed"));
    return next();
  };
}

/** The one who asks, in a route behind `allowed`. */
export function staffOf(c: Context<ApiEnv>): StaffActor {
  const staff = c.get("staff");
  if (staff === undefined) throw new Error("route is not behind allowed()");
  return staff;
}

export function setStaffCookie(c: Context, dependencies: ApiDependencies, token: string, expiresAt: Date): void {
  setCookie(c, cookieName(dependencies.secure), token, {
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
    secure: dependencies.secure,
    // How long, not until when: the browser's clock may be another than ours.
    maxAge: Math.round((expiresAt.getTime() - dependencies.clock().getTime()) / 1000),
  });
}

export function clearStaffCookie(c: Context, dependencies: ApiDependencies): void {
  deleteCookie(c, cookieName(dependencies.secure), { path: "/", secure: dependencies.secure });
}
