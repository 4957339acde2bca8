import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { problem } from "#channels/web-api/problem.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { readSession } from "#use-cases/accounts/read-session.ts";
import type { Actor } from "#use-cases/dependencies.ts";
import { refuse } from "#use-cases/refusal.ts";

function cookieName(secure: boolean): string {
  return secure ? "__Host-openrefill_session" : "openrefill_session";
}

/** These find the session with the first thing they read: one trip to the database less on the busiest calls. */
const FIND_IT_THEMSELVES: ReadonlySet<string> = new Set(["GET /api/prescriptions", "POST /api/orders"]);

/** Finds out who asks; a call that needs somebody uses `signedOn`. */
export function readActor(dependencies: ApiDependencies): MiddlewareHandler<ApiEnv> {
  const name = cookieName(dependencies.secure);
  return async (c, next) => {
    const token = getCookie(c, name);
    c.set("token", token);
    if (token !== undefined && !FIND_IT_THEMSELVES.has(`${c.req.method} ${c.req.path}`)) {
      c.set("actor", await readSession(dependencies, token));
    }
    await next();
  };
}

/** Before a call that finds the session itself: answers 401 where there can be none. */
export const holdsToken: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (c.get("token") === undefined) return problem(c, refuse("sign-on-required"));
  return next();
};

/** The session's token, in a route behind `holdsToken`. */
export function tokenOf(c: Context<ApiEnv>): string {
  const token = c.get("token");
  if (token === undefined) throw new Error("route is not behind holdsToken");
  return token;
}

/** Answers 401 unless somebody is signed on. */
export const signedOn: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (c.get("actor") === undefined) return problem(c, refuse("sign-on-required"));
  return next();
};

/** The one who asks, in a route behind `signedOn`. */
export function actorOf(c: Context<ApiEnv>): Actor {
  const actor = c.get("actor");
  if (actor === undefined) throw new Error("route is not behind signedOn");
  return actor;
}

export function setSessionCookie(c: Context, dependencies: ApiDependencies, token: string, expiresAt: Date): void {
  setCookie(c, cookieName(dependencies.secure), token, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: dependencies.secure,
    // How long, not until when: the browser's clock may be another than ours.
    maxAge: Math.round((expiresAt.getTime() - dependencies.clock().getTime()) / 1000),
  });
}

export function clearSessionCookie(c: Context, dependencies: ApiDependencies): void {
  deleteCookie(c, cookieName(dependencies.secure), { path: "/", secure: dependencies.secure });
}
