import { type Context, Hono } from "hono";
import { formPath } from "#pages/form-path.ts";
import type { Reader } from "#pages/reader.ts";

export type EnvOf<Page extends Reader> = { Variables: { page: Page } };

/** What sets one side's pages apart from the other's. */
export type PageSide<Page extends Reader> = {
  readonly readPage: (c: Context) => Promise<Page>;
  /** Whether this reader may open the path, or has to sign on first. */
  readonly isOpenTo: (page: Page, pathname: string) => boolean;
  readonly signInPath: string;
  readonly notFound: (c: Context<EnvOf<Page>>) => Response;
  readonly failed: (c: Context<EnvOf<Page>>, error: Error) => Response;
};

/** Pages as one function from Request to Response: plain HTML and forms, whatever runs it. */
export function makePageApp<Page extends Reader>(
  side: PageSide<Page>,
  folders: readonly ((app: Hono<EnvOf<Page>>) => void)[],
): Hono<EnvOf<Page>> {
  const app = new Hono<EnvOf<Page>>();
  app.use("*", async (c, next) => {
    if (c.req.method === "POST" && !isSameOrigin(c.req.raw)) return c.text("This form came from another website.", 403);
    const page = await side.readPage(c);
    c.set("page", page);
    if (!side.isOpenTo(page, new URL(c.req.url).pathname)) {
      // The path holds no health data, so it may ride along. A form is not sent again by whoever signs on next: its page
      // is opened again, and the browser brings back what was typed (`enhance`).
      return c.redirect(`${side.signInPath}?then=${encodeURIComponent(formPath(c))}`, 303);
    }
    await next();
    for (const cookie of page.api.cookies) c.res.headers.append("Set-Cookie", cookie);
    c.res.headers.set("Cache-Control", "no-store");
    c.res.headers.set("Content-Language", page.language);
    return undefined;
  });
  for (const addRoutes of folders) addRoutes(app);
  app.notFound((c) => side.notFound(c));
  app.onError((error, c) => side.failed(c, error));
  return app;
}

/** Browsers say where a form was sent from; only our own pages may act for the one signed on. */
function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("Origin");
  return origin === null || (URL.canParse(origin) && new URL(origin).host === new URL(request.url).host);
}
