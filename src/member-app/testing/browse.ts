import { bagPages } from "#member-app/bag/bag-pages.tsx";
import { makeMemberApp, type PageRoutes } from "#member-app/app.ts";
import { homePages } from "#member-app/home/home-pages.tsx";
import { itemPages } from "#member-app/items/item-pages.tsx";
import { medicinePages } from "#member-app/medicines/medicine-pages.tsx";
import { orderByNumberPages } from "#member-app/order-by-number/order-by-number-pages.tsx";
import { orderPages } from "#member-app/orders/order-pages.tsx";
import { elenaGrant, emptyBag, home, list, people, pharmacies, visa } from "#member-app/testing/ordering-samples.ts";
import { type Asked, rosa, scriptedApi } from "#pages/testing/scripted-api.ts";

export type Seen = {
  readonly status: number;
  readonly html: string;
  readonly words: string;
  readonly location: string | null;
};

type Browser = {
  open(path: string): Promise<Seen>;
  /** Sends a form; a list sends its field several times. */
  send(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Seen>;
  readonly asked: Asked[];
};

/** Rosa at the ordering pages without a script running, over an API that answers as written. */
export function browse(answers: Parameters<typeof scriptedApi>[0] = {}, more: readonly PageRoutes[] = []): Browser {
  const { callApi, asked } = scriptedApi({
    "GET /me": rosa,
    "GET /people": people,
    "GET /prescriptions": list,
    [`GET /prescriptions?person=${elenaGrant}`]: { person: "Elena Ortiz", prescriptions: [] },
    "GET /bag": emptyBag,
    "GET /addresses": { addresses: [home] },
    "GET /payment-methods": { paymentMethods: [visa] },
    "GET /card-needs": { orders: [] },
    [`GET /pharmacies?near=${home.zip}`]: pharmacies,
    ...answers,
  });
  const app = makeMemberApp(
    {
      callApi,
      planName: "Harbor Health",
      assets: {
        stylesheet: "/assets/styles.css",
        scripts: { "pages/enhance": "/assets/enhance.js", "member-app/live-order": "/assets/live-order.js" },
      },
      demo: false,
      reportDefect: (error) => {
        throw error;
      },
    },
    [homePages, bagPages, orderPages, medicinePages, itemPages, orderByNumberPages, ...more],
  );

  async function see(request: Request): Promise<Seen> {
    const response = await app.request(request);
    const html = await response.text();
    return { status: response.status, html, words: wordsOf(html), location: response.headers.get("Location") };
  }

  const headers = { Cookie: "openrefill_session=a" };
  return {
    asked,
    open: (path) => see(new Request(`http://localhost${path}`, { headers })),
    send: (path, fields) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
      );
      return see(new Request(`http://localhost${path}`, { method: "POST", headers, body }));
    },
  };
}

/** What a reader reads: the page without its markup. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<style[\s\S]*?<\/style>|<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}
