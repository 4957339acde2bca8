import { createRoute, type RouteConfig } from "@hono/zod-openapi";
import { allowed, type StaffAccess } from "#channels/web-api/staff-session.ts";

/** The extension in the OpenAPI document by which each route tells its permission. */
export const PERMISSION_EXTENSION = "x-permission";

/** What guards a route of the workbench and tells so in the OpenAPI document. */
export function staffGuard(permission: StaffAccess) {
  return { middleware: [allowed(permission)], [PERMISSION_EXTENSION]: permission };
}

/**
 * A route of the workbench. Its permission is said here and nowhere else: it guards the route, stands in the OpenAPI
 * document, and the test of all routes × roles reads it there.
 */
export function staffRoute<
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- Keeps the path a literal, from which its parameters follow.
  Path extends string,
  Route extends Omit<RouteConfig, "path" | "middleware"> & { readonly path: Path },
>(permission: StaffAccess, route: Route) {
  return createRoute({ ...route, ...staffGuard(permission) });
}
