import { randomUUID } from "node:crypto";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { type Answer, TestBrowser } from "#channels/web-api/testing/test-browser.ts";

/** Loaded on a Tuesday at ten in the morning, two days before Thanksgiving. */
export const LOADED_AT = new Date("2026-11-24T18:00:00Z");

/** A signed-on member of the demo plan, as a script that knows only the contract would act for them. */
export class DemoMember {
  readonly browser: TestBrowser;
  constructor(browser: TestBrowser) {
    this.browser = browser;
  }
  get = (path: string) => this.browser.get(path);

  async pharmacyId(refillPhone: string): Promise<string> {
    const { pharmacies } = (await this.get("/pharmacies")).body as unknown as {
      pharmacies: { id: string; refillPhone: string }[];
    };
    return pharmacies.find((pharmacy) => pharmacy.refillPhone === refillPhone)?.id ?? "";
  }
  async firstId(path: "/addresses" | "/payment-methods"): Promise<string> {
    const body = (await this.get(path)).body as unknown as Record<string, { id: string }[]>;
    return Object.values(body)[0]?.[0]?.id ?? "";
  }
  /** A grant id by the name of who gave it. */
  async grantOf(name: string): Promise<string> {
    const { people } = (await this.get("/people")).body as unknown as { people: { id: string; name: string }[] };
    return people.find((person) => person.name === name)?.id ?? "";
  }
  order(body: unknown, key: string = randomUUID()): Promise<Answer> {
    return this.browser.call("POST", "/orders", body, { "Idempotency-Key": key });
  }
}

export type DemoApi = {
  readonly api: ReturnType<typeof makeTestApi>;
  signOn(email: string): Promise<DemoMember>;
  stranger(address?: string): TestBrowser;
};

/** The whole API over a database that holds the demo plan. */
export function makeDemoApi(dependencies: Parameters<typeof makeTestApi>[0]): DemoApi {
  const api = makeTestApi(dependencies);
  return {
    api,
    stranger: (address) => new TestBrowser(api, address),
    signOn: async (email) => {
      const browser = new TestBrowser(api);
      const answer = await browser.post("/sign-in", { email, password: "Refill-demo-2026" });
      if (answer.status !== 200) throw new Error(`${email} could not sign on`);
      return new DemoMember(browser);
    },
  };
}
