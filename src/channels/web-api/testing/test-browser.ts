import { CLIENT_ADDRESS_HEADER } from "#channels/web-api/client-address.ts";

const ORIGIN = "http://refills.test";

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, never> & Record<string, unknown>;
};

/** A browser of its own: keeps its cookies, says where it comes from, and calls the API in-process. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #api: { request(path: string, init: RequestInit): Response | Promise<Response> };
  readonly #address: string;

  constructor(
    api: { request(path: string, init: RequestInit): Response | Promise<Response> },
    address = "203.0.113.7",
  ) {
    this.#api = api;
    this.#address = address;
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await this.#api.request(`${ORIGIN}/api${path}`, {
      method,
      headers: {
        Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        Origin: ORIGIN,
        Host: new URL(ORIGIN).host,
        "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
        [CLIENT_ADDRESS_HEADER]: this.#address,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? {} : (JSON.parse(text) as Answer["body"]),
    };
  }

  get = (path: string) => this.call("GET", path);
  post = (path: string, body?: unknown) => this.call("POST", path, body);
  delete = (path: string) => this.call("DELETE", path);

  #keep(setCookie: string): void {
    const [pair = "", ...attributes] = setCookie.split("; ");
    const at = pair.indexOf("=");
    const isRemoved = attributes.some((attribute) => attribute === "Max-Age=0");
    if (isRemoved) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
