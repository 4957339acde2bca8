import type { Context } from "hono";
import type { Announcement } from "#contracts/announcements.ts";
import type { Me } from "#contracts/accounts.ts";
import type { EnvOf } from "#pages/page-app.ts";
import type { PageHost } from "#pages/page-host.ts";
import { type Reader, readReader } from "#pages/reader.ts";

/** What every page knows of the one who asks. */
export type PageContext = Reader & {
  /** The signed-on member; null on pages for everybody. */
  readonly me: Me | null;
  /** What is told at the top of the page, whatever it is about. */
  readonly announcements?: readonly Announcement[];
};

export type PageEnv = EnvOf<PageContext>;

export async function readPageContext(host: PageHost, c: Context): Promise<PageContext> {
  const { reader, who } = await readReader<Me>(host, c, {
    cookie: "openrefill_session",
    path: "/me",
    languageOf: (me) => me.language,
  });
  return { ...reader, me: who };
}
