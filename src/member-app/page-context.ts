import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Me } from "#contracts/accounts.ts";
import { apiCaller, type ApiCaller, type CallApi } from "#member-app/call-api.ts";
import { isLanguage, type Language, languageOfHeader } from "#words/languages.ts";

/** What the member's pages are given once, by whoever hosts them. */
export type MemberAppHost = {
  readonly callApi: CallApi;
  readonly planName: string;
  readonly assets: { readonly stylesheet: string; readonly scripts: Readonly<Record<string, string>> };
  /** Shows the way to the demo plan's letter box and sign-ins. */
  readonly demo: boolean;
  /** Told of a defect while a page was made; logs it without health data. */
  readonly reportDefect: (error: Error) => void;
};

/** What every page knows of the one who asks. */
export type PageContext = {
  readonly host: MemberAppHost;
  readonly language: Language;
  readonly api: ApiCaller;
  /** The signed-on member; null on pages for everybody. */
  readonly me: Me | null;
  /** Path and query of this page, for the language switch. */
  readonly path: string;
};

export type PageEnv = { Variables: { page: PageContext } };

const LANGUAGE_COOKIE = "openrefill_language";

/**
 * The language: the one just chosen (`?lang=es`), else the one chosen before, else the member's own, else the browser's.
 */
export async function readPageContext(host: MemberAppHost, c: Context): Promise<PageContext> {
  const url = new URL(c.req.url);
  const chosen = url.searchParams.get("lang") ?? "";
  const kept = getCookie(c, LANGUAGE_COOKIE) ?? "";
  const browsers = languageOfHeader(c.req.header("Accept-Language")) ?? "en";
  if (isLanguage(chosen)) {
    setCookie(c, LANGUAGE_COOKIE, chosen, { path: "/", sameSite: "Lax", httpOnly: true, maxAge: 31_536_000 });
  }
  const settled = isLanguage(chosen) ? chosen : isLanguage(kept) ? kept : null;

  const first = apiCaller(host.callApi, c.req.raw, settled ?? browsers);
  const answer = hasSession(c) ? await first.get<Me>("/me") : null;
  const me = answer?.ok === true ? answer.data : null;
  const language = settled ?? me?.language ?? browsers;
  url.searchParams.delete("lang");
  return {
    host,
    language,
    api: apiCaller(host.callApi, c.req.raw, language),
    me,
    path: url.pathname + url.search,
  };
}

function hasSession(c: Context): boolean {
  return (c.req.header("Cookie") ?? "").includes("openrefill_session=");
}
