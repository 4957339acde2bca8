import { Hono } from "hono";
import { type MemberAppHost, type PageEnv, readPageContext } from "#member-app/page-context.ts";
import { errorPage, notFoundPage } from "#member-app/error-pages.tsx";
import { PUBLIC_PATHS } from "#member-app/public-paths.ts";

/** Pages of one folder; each adds its own routes. */
export type PageRoutes = (app: Hono<PageEnv>) => void;

/** The members' pages as one function from Request to Response: plain HTML and forms, whatever runs it. */
export function makeMemberApp(host: MemberAppHost, folders: readonly PageRoutes[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.use("*", async (c, next) => {
    if (c.req.method === "POST" && !isSameOrigin(c.req.raw)) return c.text("This form came from another website.", 403);
    const page = await readPageContext(host, c);
    c.set("page", page);
    if (page.me === null && !PUBLIC_PATHS.has(new URL(c.req.url).pathname)) {
      // The path holds no health data, so it may ride along; what a form held is asked for again.
      const back = c.req.method === "GET" ? `?then=${encodeURIComponent(page.path)}` : "";
      return c.redirect(`/sign-in${back}`, 303);
    }
    await next();
    for (const cookie of page.api.cookies) c.res.headers.append("Set-Cookie", cookie);
    c.res.headers.set("Cache-Control", "no-store");
    c.res.headers.set("Content-Language", page.language);
    return undefined;
  });
  for (const addRoutes of folders) addRoutes(app);
  app.notFound((c) => notFoundPage(c));
  app.onError((error, c) => errorPage(c, error));
  return app;
}

/** Browsers say where a form was sent from; only our own pages may act for the one signed on. */
function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("Origin");
  return origin === null || (URL.canParse(origin) && new URL(origin).host === new URL(request.url).host);
}
