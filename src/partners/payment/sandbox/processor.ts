import { createHmac, randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { openBooks } from "#partners/payment/sandbox/books.ts";
import { addCardPages } from "#partners/payment/sandbox/card-pages.ts";
import type { CalledCard } from "#partners/payment/sandbox/card-call.ts";
import { makeIntents } from "#partners/payment/sandbox/intents.ts";
import { makeSetupIntents } from "#partners/payment/sandbox/setup-intents.ts";
import type { Answer, Sandbox, SandboxKinds, StripeEvent } from "#partners/payment/sandbox/sandbox-kinds.ts";
import { checkCard, idFrom, SLOW_MS, TEST_TOKENS } from "#partners/payment/sandbox/test-cards.ts";
import { LATE_MS, type SandboxFaults } from "#partners/sandbox-faults.ts";

export type SandboxProcessor = {
  readonly port: number;
  /** Keeps a card that was keyed on the payment line, for who knows the reference of the call. */
  keepCalledCard(reference: string, card: CalledCard): void;
  stop(): Promise<void>;
};

export type SandboxOptions = {
  /** Where its books are kept. */
  readonly file: string;
  readonly clock: () => Date;
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Where it tells its news. */
  readonly webhookUrl: string;
  readonly host?: string | undefined;
  /** 0 for any that is free. */
  readonly port: number;
  /** Where browsers reach it. */
  readonly originFor: (port: number) => string;
  readonly faults?: SandboxFaults | undefined;
};

const WEBHOOK_TRIES = 4;
const WEBHOOK_PAUSE_MS = 500;

/**
 * A payment processor of one's own that moves no money: it speaks the part of Stripe's API that we use, over a socket,
 * with books, forms and signed webhooks of its own. Every act is in the books before it is answered.
 */
export async function startSandboxProcessor(options: SandboxOptions): Promise<SandboxProcessor> {
  const { clock, secretKey, webhookSecret, webhookUrl, faults } = options;
  const books = openBooks<SandboxKinds>(options.file);
  const timers = new Set<NodeJS.Timeout>();
  let port = options.port;
  const sandbox: Sandbox = {
    books,
    seconds: () => Math.floor(clock().getTime() / 1000),
    newId: (prefix) => `${prefix}_${randomBytes(12).toString("hex")}`,
    origin: () => options.originFor(port),
  };
  const { create, read, search, capture, cancel, refund, movements } = makeIntents(sandbox);

  const app = new Hono();
  const api = new Hono();
  api.use("*", async (c, next) => {
    if (c.req.header("Authorization") === `Bearer ${secretKey}`) return next();
    return c.json({ error: { type: "invalid_request_error", message: "Invalid API Key provided" } }, 401);
  });
  if (faults !== undefined) api.use("*", faults.spoil);
  api.post("/payment_methods", (c) => act(c, (form) => addCardOfToken(form)));
  api.get("/payment_line/:reference", (c) => {
    const call = books.get("call", c.req.param("reference"));
    return call === undefined ? c.json(noSuch("call"), 404) : c.json(call);
  });
  api.post("/customers", (c) => act(c, (form) => addCustomer(form)));
  api.post("/checkout/sessions", (c) => act(c, (form) => beginSession(form)));
  api.get("/checkout/sessions/:id", (c) => {
    const session = books.get("session", c.req.param("id"));
    if (session === undefined) return c.json(noSuch("checkout.session"), 404);
    const card = session.payment_method === null ? undefined : books.get("card", session.payment_method);
    const setup_intent = card === undefined ? null : { object: "setup_intent", payment_method: cardOf(card) };
    return c.json({ ...session, object: "checkout.session", setup_intent });
  });
  const setups = makeSetupIntents(sandbox);
  api.post("/setup_intents", (c) => act(c, setups.begin));
  api.get("/setup_intents/:id", (c) => {
    const setup = books.get("setup", c.req.param("id"));
    if (setup === undefined) return c.json(noSuch("setupintent"), 404);
    const card = setup.payment_method === null ? undefined : books.get("card", setup.payment_method);
    return c.json({ ...setup, object: "setup_intent", payment_method: card === undefined ? null : cardOf(card) });
  });
  api.post("/setup_intents/:id/confirm", (c) => act(c, (form) => setups.confirm(c.req.param("id"), form)));
  api.post("/payment_intents", (c) => act(c, create));
  api.get("/payment_intents/search", (c) => c.json(search(c.req.query("query") ?? "")));
  api.get("/payment_intents/:id", (c) => send(c, read(c.req.param("id"))));
  api.post("/payment_intents/:id/capture", (c) => act(c, (form) => capture(c.req.param("id"), form)));
  api.post("/payment_intents/:id/cancel", (c) => act(c, () => cancel(c.req.param("id"))));
  api.post("/refunds", (c) => act(c, refund));
  api.get("/balance_transactions", (c) => c.json(movements(c.req.query())));
  app.route("/v1", api);
  addCardPages(app, sandbox);

  /** Does what is asked once under its key; asked again it gives the first answer, and nothing happens. */
  async function act(c: Context, does: (form: Readonly<Record<string, string>>) => Answer): Promise<Response> {
    const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
    const key = c.req.header("Idempotency-Key") ?? sandbox.newId("once");
    const asked = `${c.req.path} ${JSON.stringify(form)}`;
    const before = books.get("answer", key);
    if (before !== undefined) {
      if (before.asked === idFrom("ask", asked)) return send(c, before);
      return c.json({ error: { type: "idempotency_error", message: "This key was used for another request." } }, 400);
    }
    let answer = does(form);
    if (answer.behaviour === "slow") {
      await wait(SLOW_MS);
      answer = does(form);
    }
    // Nothing between this look and the write: asked twice at once, the second gets the answer of the first.
    const meanwhile = books.get("answer", key);
    if (meanwhile !== undefined) return send(c, meanwhile);
    const { status, body } = answer;
    books.write(...answer.entries, { kind: "answer", id: key, object: { asked: idFrom("ask", asked), status, body } });
    tell(answer);
    if (answer.behaviour === "no_answer") return new Promise<Response>(() => undefined);
    return send(c, answer);
  }

  function send(c: Context, { status, body }: Pick<Answer, "status" | "body">): Response {
    return c.json(body as Record<string, unknown>, status);
  }

  function tell({ event, behaviour }: Answer): void {
    if (event === undefined) return;
    const body: StripeEvent = { ...event, id: sandbox.newId("evt"), object: "event", created: sandbox.seconds() };
    // The first news of a payment is then the last to come.
    const isLate = behaviour === "webhooks_out_of_order" && event.type === "payment_intent.amount_capturable_updated";
    const telling = faults?.telling();
    if (telling === "never") return;
    later(isLate || telling === "late" ? LATE_MS : 0, () => deliver(body, 1));
    if (behaviour === "webhooks_twice" || telling === "twice") later(50, () => deliver(body, 1));
  }

  async function deliver(event: StripeEvent, attempt: number): Promise<void> {
    const body = JSON.stringify(event);
    const at = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", webhookSecret).update(`${at}.${body}`).digest("hex");
    const isTaken = await fetch(webhookUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Stripe-Signature": `t=${at},v1=${signature}` },
      body,
      signal: AbortSignal.timeout(10_000),
    }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!isTaken && attempt < WEBHOOK_TRIES) later(WEBHOOK_PAUSE_MS * 4 ** attempt, () => deliver(event, attempt + 1));
  }

  function later(ms: number, does: () => Promise<void>): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void does();
    }, ms);
    timers.add(timer);
  }

  function addCardOfToken(form: Readonly<Record<string, string>>): Answer {
    const given = form["card[token]"] ?? "";
    const called = books.get("card", books.get("token", given)?.card ?? "");
    if (called !== undefined) return { status: 200, body: cardOf(called), entries: [] };
    const number = TEST_TOKENS[given];
    const check = number === undefined ? undefined : checkCard(number);
    if (check?.kind !== "card") return { status: 400, body: noSuch("token"), entries: [] };
    const card = { ...check.card, id: sandbox.newId("pm"), expMonth: 12, expYear: 2034 };
    return { status: 200, body: cardOf(card), entries: [{ kind: "card", id: card.id, object: card }] };
  }

  function addCustomer(form: Readonly<Record<string, string>>): Answer {
    const id = sandbox.newId("cus");
    const card = form["payment_method"];
    if (card !== undefined && books.get("card", card) === undefined)
      return { status: 400, body: noSuch("payment_method"), entries: [] };
    return { status: 200, body: { id, object: "customer" }, entries: [] };
  }

  function beginSession(form: Readonly<Record<string, string>>): Answer {
    const id = sandbox.newId("cs");
    const session: SandboxKinds["session"] = {
      id,
      status: "open",
      url: `${sandbox.origin()}/pay/${id}`,
      customer: form["customer"] ?? "",
      client_reference_id: form["client_reference_id"] ?? "",
      success_url: (form["success_url"] ?? "").replace("{CHECKOUT_SESSION_ID}", id),
      cancel_url: form["cancel_url"] ?? "",
      locale: form["locale"] === "es" ? "es" : "en",
      payment_method: null,
    };
    return {
      status: 200,
      body: { ...session, object: "checkout.session" },
      entries: [{ kind: "session", id, object: session }],
    };
  }

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host ?? "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the payment sandbox has no port");
  port = address.port;
  return {
    port,
    keepCalledCard(reference, card) {
      const [id, token] = [sandbox.newId("pm"), sandbox.newId("tok")];
      books.write(
        { kind: "card", id, object: { ...card, id } },
        { kind: "token", id: token, object: { card: id } },
        { kind: "call", id: reference, object: { token } },
      );
    },
    stop: async () => {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      books.close();
    },
  };
}

function cardOf({ id, brand, last4, expMonth, expYear }: SandboxKinds["card"]) {
  return {
    id,
    object: "payment_method",
    type: "card",
    card: { brand, last4, exp_month: expMonth, exp_year: expYear },
  };
}

function noSuch(what: string) {
  return { error: { type: "invalid_request_error", code: "resource_missing", message: `No such ${what}` } };
}
