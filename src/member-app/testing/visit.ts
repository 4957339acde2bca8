import { makeMemberApp } from "#member-app/app.ts";
import { memberPages } from "#member-app/all-pages.ts";
import { wordsOf } from "#member-app/testing/browse.ts";
import { type Asked, rosa, scriptedApi } from "#pages/testing/scripted-api.ts";

type Visitor = {
  readonly signedOn?: boolean;
  readonly language?: "en" | "es";
  readonly demo?: boolean;
};

type Visited = {
  readonly status: number;
  readonly html: string;
  readonly words: string;
  readonly location: string | null;
  readonly headers: Headers;
};
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A stranger, or Rosa, at any member's page without a script running, over an API that answers as written. */
export function visit(
  answers: Parameters<typeof scriptedApi>[0],
  { signedOn = false, language = "en", demo = false }: Visitor = {},
) {
  const { callApi, asked } = scriptedApi({ "GET /me": { ...rosa, language }, ...answers });
  const app = makeMemberApp(
    {
      callApi,
      planName: "Harbor Health",
      assets: { stylesheet: "/assets/styles.css", scripts: {} },
      demo,
      reportDefect: (error) => {
        throw error;
      },
    },
    memberPages,
  );
  const headers = { "Accept-Language": language, ...(signedOn ? { Cookie: "openrefill_session=a" } : {}) };

  async function see(path: string, body?: URLSearchParams): Promise<Visited> {
    const request = new Request(
      `http://localhost${path}`,
      body === undefined ? { headers } : { method: "POST", headers, body },
    );
    const response = await app.request(request);
    const html = await response.text();
    return {
      status: response.status,
      html,
      words: wordsOf(html),
      location: response.headers.get("Location"),
      headers: response.headers,
    };
  }

  return {
    open: (path: string) => see(path),
    send: (path: string, fields: Fields) =>
      see(
        path,
        new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
        ),
      ),
    /** What the pages sent to the API by one call, in order. */
    sent: (call: string): Asked[] => asked.filter((each) => each.call === call),
  };
}

/** Every address in a page, where nothing secret may stand. */
export function addressesIn(html: string): string[] {
  return [...html.matchAll(/(?:href|action|src|formaction)="([^"]*)"/g)].map((match) => match[1] ?? "");
}
