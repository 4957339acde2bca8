import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { apiCaller, type ApiCaller } from "#pages/call-api.ts";
import type { PageHost } from "#pages/page-host.ts";
import { isLanguage, type Language, languageOfHeader } from "#words/languages.ts";

/** What every page knows of the one who asks for it. */
export type Reader = {
  readonly host: PageHost;
  readonly language: Language;
  readonly api: ApiCaller;
  /** Path and query of this page, for the language switch. */
  readonly path: string;
};

/** How the API knows the one who asks: asked only where the browser holds such a session's cookie. */
export type SessionOf<Who> = {
  readonly cookie: string;
  /** The API's path that tells who is signed on. */
  readonly path: string;
  readonly languageOf: (who: Who) => Language | null;
};

const LANGUAGE_COOKIE = "openrefill_language";

/**
 * Who reads, and in which language: the one just chosen (`?lang=es`), else the one chosen before, else the reader's own,
 * else the browser's.
 */
export async function readReader<Who>(
  host: PageHost,
  c: Context,
  session: SessionOf<Who>,
): Promise<{ reader: Reader; who: Who | null }> {
  const url = new URL(c.req.url);
  const chosen = url.searchParams.get("lang") ?? "";
  const kept = getCookie(c, LANGUAGE_COOKIE) ?? "";
  const browsers = languageOfHeader(c.req.header("Accept-Language")) ?? "en";
  if (isLanguage(chosen)) {
    setCookie(c, LANGUAGE_COOKIE, chosen, { path: "/", sameSite: "Lax", httpOnly: true, maxAge: 31_536_000 });
  }
  const settled = isLanguage(chosen) ? chosen : isLanguage(kept) ? kept : null;

  const first = apiCaller(host.callApi, c.req.raw, settled ?? browsers);
  const holdsSession = (c.req.header("Cookie") ?? "").includes(`${session.cookie}=`);
  const answer = holdsSession ? await first.get<Who>(session.path) : null;
  const who = answer?.ok === true ? answer.data : null;
  const language = settled ?? (who === null ? null : session.languageOf(who)) ?? browsers;
  url.searchParams.delete("lang");
  return {
    reader: { host, language, api: apiCaller(host.callApi, c.req.raw, language), path: url.pathname + url.search },
    who,
  };
}
