import type { Me } from "#contracts/accounts.ts";
import type { Problem } from "#contracts/shapes.ts";
import type { CallApi } from "#pages/call-api.ts";

/** What the API was asked, in its order. */
export type Asked = { readonly call: string; readonly body: unknown; readonly headers: Headers };

/**
 * An API that gives the answers written down for it: by "METHOD /path" with the query as the page sends it. A function
 * gets the body that was sent; a `Response` is given as it is. What is not written down is not found.
 */
export function scriptedApi(answers: Readonly<Record<string, unknown>>): { callApi: CallApi; asked: Asked[] } {
  const asked: Asked[] = [];
  const callApi: CallApi = async (request) => {
    const url = new URL(request.url);
    const call = `${request.method} ${url.pathname.replace("/api", "")}${url.search}`;
    const text = await request.text();
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    asked.push({ call, body, headers: request.headers });
    const written = answers[call];
    const answer: unknown = typeof written === "function" ? (written as (body: unknown) => unknown)(body) : written;
    if (answer instanceof Response) return answer.clone();
    return answer === undefined ? refusal(404, "not-found", "We could not find that.") : Response.json(answer);
  };
  return { callApi, asked };
}

export function refusal(status: number, code: string, detail: string, fields?: Record<string, string>): Response {
  const problem: Problem = {
    type: "about:blank",
    title: detail,
    status,
    code,
    detail,
    ...(fields === undefined ? {} : { fields }),
  };
  return Response.json(problem, { status });
}

export const rosa: Me = {
  id: "0198c0de-0000-7000-8000-000000000001",
  name: "Rosa Delgado",
  givenName: "Rosa",
  email: "rosa@example.com",
  language: "en",
  mrn: "100200310",
  area: { key: "southern-california", name: "Southern California", features: ["online-refill", "mail-order"] },
  timeZone: "America/Los_Angeles",
  phone: null,
  coverage: "Harbor Standard",
  authenticator: false,
};
