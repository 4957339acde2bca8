import type { Problem } from "#contracts/shapes.ts";
import type { Language } from "#words/languages.ts";

/** Reaches the API: in-process on the server, over the network from a phone. */
export type CallApi = (request: Request) => Promise<Response>;

export type ApiAnswer<T> =
  | { readonly ok: true; readonly status: number; readonly data: T }
  | {
      readonly ok: false;
      readonly status: number;
      readonly problem: Problem & { readonly lines?: readonly unknown[] };
      /** Seconds to wait before the next try; 0 where the API names none. */
      readonly retryAfter: number;
    };

/** The API as one page request uses it: as the same person, in the page's language. */
export type ApiCaller = {
  get<T>(path: string): Promise<ApiAnswer<T>>;
  send<T>(
    method: "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer<T>>;
  /** Cookies the API set while this page was made; the page's own response passes them on. */
  readonly cookies: readonly string[];
};

export function apiCaller(callApi: CallApi, page: Request, language: Language): ApiCaller {
  const cookies: string[] = [];

  async function call<T>(
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<ApiAnswer<T>> {
    const headers = new Headers({ ...more, "Accept-Language": language });
    for (const name of ["Cookie", "User-Agent", "Host", "X-OpenRefill-Client", "X-OpenRefill-Background"]) {
      const value = page.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    if (body !== undefined) headers.set("Content-Type", "application/json");
    const request = new Request(new URL(`/api${path}`, page.url), {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await callApi(request);
    cookies.push(...response.headers.getSetCookie());
    const content: unknown = response.status === 204 ? undefined : await response.json();
    if (response.ok) return { ok: true, status: response.status, data: content as T };
    return {
      ok: false,
      status: response.status,
      problem: content as Problem,
      retryAfter: Number(response.headers.get("Retry-After")) || 0,
    };
  }

  return { get: (path) => call("GET", path), send: call, cookies };
}
