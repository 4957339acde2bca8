import { randomBytes, timingSafeEqual } from "node:crypto";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import twilio from "twilio";
import type { PhoneText } from "#partner-ports/messages.ts";

export type SandboxCarrier = {
  readonly origin: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly from: string;
  stop(): Promise<void>;
};

/** Numbers that behave badly, as those of Twilio's own test credentials do. */
const REFUSED: Readonly<Record<string, { readonly code: number; readonly message: string }>> = {
  "+15005550001": { code: 21_211, message: "The 'To' number is not a valid phone number." },
  "+15005550004": { code: 21_610, message: "Attempt to send to unsubscribed recipient" },
  "+15005550009": { code: 21_614, message: "'To' number is not a valid mobile number" },
};
/** Taken, but never delivered. */
const UNDELIVERED = "+15005550010";
/** The text is taken and the answer to it never comes. */
const NO_ANSWER = "+15005550011";
/** Callbacks come twice, and the last before the first. */
const OUT_OF_ORDER = "+15005550012";

const FROM = "+15005550006";
const KEPT = 500;

/**
 * A carrier of one's own on this machine that speaks the part of Twilio's API that we use: real requests over a socket,
 * callbacks signed and delayed as Twilio's are. Its phones can be looked at and answered from.
 * @param incomingUrl where answers from the phones go
 * @param stepMs between two callbacks
 */
export async function startSandboxCarrier(
  clock: () => Date,
  incomingUrl: string,
  stepMs = 400,
): Promise<SandboxCarrier> {
  const accountSid = `AC${randomBytes(16).toString("hex")}`;
  const authToken = randomBytes(16).toString("hex");
  const texts: { -readonly [Key in keyof PhoneText]: PhoneText[Key] }[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const app = new Hono();
  const messages = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;

  app.use("*", async (c, next) => {
    const given = Buffer.from(c.req.header("Authorization") ?? "");
    const wanted = Buffer.from(expected);
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return next();
    return c.json({ code: 20_003, message: "Authenticate", status: 401 }, 401);
  });

  app.post(messages, async (c) => {
    const { To = "", Body = "", StatusCallback = "" } = await c.req.parseBody<Record<string, string>>();
    const refused = REFUSED[To] ?? (/^\+1\d{10}$/.test(To) ? undefined : REFUSED["+15005550001"]);
    if (refused !== undefined) return c.json({ ...refused, status: 400 }, 400);
    const text = keep({ number: To, body: Body, direction: "received", status: "queued" });
    report(text, StatusCallback);
    if (To === NO_ANSWER && texts.filter(({ number }) => number === To).length === 1)
      return new Promise<Response>(() => undefined);
    return c.json(resourceOf(text), 201);
  });

  app.get(messages, (c) => {
    const found = texts.filter(({ number, direction }) => number === c.req.query("To") && direction === "received");
    return c.json({ messages: found.toReversed().map(resourceOf), next_page_uri: null, page: 0, page_size: 50 });
  });

  app.get("/phones", (c) => c.json(texts.toReversed()));

  app.post("/phones/:number", async (c) => {
    const body = await c.req.text();
    const number = c.req.param("number");
    const { sid } = keep({ number, body, direction: "sent", status: "received" });
    const answer = await call(incomingUrl, {
      MessageSid: sid,
      AccountSid: accountSid,
      From: number,
      To: FROM,
      Body: body,
    });
    for (const [, reply = ""] of (answer ?? "").matchAll(/<Message>([\s\S]*?)<\/Message>/g))
      keep({ number, body: unescaped(reply), direction: "received", status: "delivered" });
    return answer === null ? c.json({ message: "nobody answered" }, 502) : c.body(null, 204);
  });

  function keep(text: Omit<PhoneText, "sid" | "at">) {
    const kept = { ...text, sid: `SM${randomBytes(16).toString("hex")}`, at: clock().toISOString() };
    texts.push(kept);
    if (texts.length > KEPT) texts.shift();
    return kept;
  }

  function resourceOf({ sid, body, number, status, at }: PhoneText) {
    const date = new Date(at).toUTCString();
    return { sid, account_sid: accountSid, body, to: number, from: FROM, status, date_created: date, date_sent: date };
  }

  /** Tells in steps what becomes of a text. */
  function report(text: (typeof texts)[number], callback: string): void {
    const usual = text.number === UNDELIVERED ? ["sent", "undelivered"] : ["sent", "delivered"];
    const steps = text.number === OUT_OF_ORDER ? ["delivered", "sent", "delivered", "sent"] : usual;
    for (const [index, status] of steps.entries()) {
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          if (text.status !== "delivered") text.status = status;
          const fields = {
            MessageSid: text.sid,
            MessageStatus: status,
            AccountSid: accountSid,
            To: text.number,
            From: FROM,
          };
          void call(callback, status === "undelivered" ? { ...fields, ErrorCode: "30003" } : fields);
        },
        stepMs * (index + 1),
      );
      timers.add(timer);
    }
  }

  /** Calls the product as Twilio does; null where nobody is there. */
  async function call(url: string, fields: Record<string, string>): Promise<string | null> {
    if (!URL.canParse(url)) return null;
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "X-Twilio-Signature": twilio.getExpectedTwilioSignature(authToken, url, fields) },
        body: new URLSearchParams(fields),
        signal: AbortSignal.timeout(15_000),
      });
      return answer.ok ? await answer.text() : null;
    } catch {
      return null;
    }
  }

  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the sandbox carrier has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    accountSid,
    authToken,
    from: FROM,
    stop: async () => {
      for (const timer of timers) clearTimeout(timer);
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function unescaped(xml: string): string {
  return xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
