import { createHash } from "node:crypto";
import type { Context, Hono } from "hono";
import { cardPageWords, type CardPageWords } from "#partners/payment/sandbox/card-page-words.ts";
import type { Sandbox, SandboxKinds } from "#partners/payment/sandbox/sandbox-kinds.ts";
import { checkCard, type KnownCard, TEST_CARDS } from "#partners/payment/sandbox/test-cards.ts";

type Session = SandboxKinds["session"];

const STYLE = `
:root{color-scheme:light dark;font:100%/1.5 system-ui,sans-serif}
body{margin:0 auto;padding:1rem;max-inline-size:30rem;color:light-dark(#1d2733,#eef2f6);background:light-dark(#fff,#161c24)}
h1{font-size:1.25rem}label{display:block;margin-block:1rem .25rem;font-weight:600}
input{font:inherit;box-sizing:border-box;inline-size:100%;min-block-size:3rem;padding:.5rem;border:2px solid light-dark(#5b6875,#9fb0c0);border-radius:.375rem;background:light-dark(#fff,#0e141b);color:inherit}
.two{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
button,.button{font:inherit;font-weight:600;display:inline-block;min-block-size:3rem;box-sizing:border-box;padding:.6rem 1.25rem;margin-block-start:1.25rem;border:2px solid light-dark(#0b4f8a,#8ec5f5);border-radius:.375rem;background:light-dark(#0b4f8a,#8ec5f5);color:light-dark(#fff,#0e141b);cursor:pointer;text-decoration:none}
button.quiet{background:none;color:light-dark(#0b4f8a,#8ec5f5)}
:focus-visible{outline:3px solid light-dark(#0b4f8a,#8ec5f5);outline-offset:2px}
.fault{padding:.75rem;border-inline-start:.4rem solid light-dark(#a3261b,#ff9d92);background:light-dark(#fdecea,#3a1714)}
a{color:light-dark(#0b4f8a,#8ec5f5)}summary{padding-block:.75rem;cursor:pointer}
table{border-collapse:collapse;inline-size:100%}td{padding:.25rem .5rem .25rem 0;vertical-align:top;border-block-start:1px solid light-dark(#c9d2db,#3c4856)}`;
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The processor's own form, on a page of its own or in a frame on the plan's. A number typed in goes nowhere else. */
export function addCardPages(app: Hono, { books, newId, seconds }: Sandbox): void {
  app.get("/pay/:id", (c) => {
    const session = books.get("session", c.req.param("id"));
    return session === undefined ? c.notFound() : show(c, session, formOf(c, session));
  });

  app.post("/pay/:id", async (c) => {
    const session = books.get("session", c.req.param("id"));
    if (session === undefined) return c.notFound();
    if (session.status === "complete") return finished(c, session);
    const form = new URLSearchParams(await c.req.text());
    const words = cardPageWords[session.locale];
    const check = checkCard(form.get("number") ?? "");
    if (check.kind === "refused") return show(c, session, formOf(c, session, words.faults[check.why]), 422);
    const expires = expiryOf(form.get("expiry") ?? "");
    if (expires === null) return show(c, session, formOf(c, session, words.faults.expiry), 422);
    if (expires.year * 12 + expires.month < monthNow())
      return show(c, session, formOf(c, session, words.faults.past), 422);
    if (!/^\d{3,4}$/.test((form.get("code") ?? "").trim()))
      return show(c, session, formOf(c, session, words.faults.code), 422);
    const id = addCard(check.card, expires);
    if (check.card.behaviour === "confirm_once") return show(c, session, confirmOf(c, session, id));
    return finish(c, session, id);
  });

  app.post("/pay/:id/confirm", async (c) => {
    const session = books.get("session", c.req.param("id"));
    if (session === undefined) return c.notFound();
    if (session.status === "complete") return finished(c, session);
    const form = new URLSearchParams(await c.req.text());
    const card = form.get("card") ?? "";
    if (form.get("act") === "yes" && books.get("card", card) !== undefined) return finish(c, session, card);
    return show(c, session, formOf(c, session, cardPageWords[session.locale].faults.notConfirmed), 422);
  });

  function addCard(card: KnownCard, { month, year }: { month: number; year: number }): string {
    const id = newId("pm");
    books.write({ kind: "card", id, object: { ...card, id, expMonth: month, expYear: year } });
    return id;
  }

  function finish(c: Context, session: Session, card: string): Response {
    const complete: Session = { ...session, status: "complete", payment_method: card };
    books.write({ kind: "session", id: session.id, object: complete });
    return finished(c, complete);
  }

  /** Back to the plan: at once from a page of its own, by the page around it from a frame. */
  function finished(c: Context, session: Session): Response {
    if (!isFramed(c)) return c.redirect(session.success_url, 303);
    const words = cardPageWords[session.locale];
    const message = JSON.stringify({ kind: "card-ready", url: session.success_url });
    const script = `parent.postMessage(${message},${JSON.stringify(new URL(session.success_url).origin)})`;
    const body = `<h1>${words.done}</h1><p><a class="button" target="_top" href="${escaped(session.success_url)}">${words.goOn}</a></p><script>${script}</script>`;
    return show(c, session, body, 200, script);
  }

  function monthNow(): number {
    const now = new Date(seconds() * 1000);
    return now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
  }
}

function isFramed(c: Context): boolean {
  return c.req.query("frame") !== undefined;
}

function formOf(c: Context, session: Session, fault?: string): string {
  const words = cardPageWords[session.locale];
  const field = (name: string, label: string, autocomplete: string, hint: string) =>
    `<label for="${name}">${label}</label><input id="${name}" name="${name}" inputmode="numeric" autocomplete="${autocomplete}" placeholder="${hint}" required>`;
  const cards = TEST_CARDS.map(
    ({ number, behaviour }) =>
      `<tr><td>${number.replaceAll(/(\d{4})(?=\d)/g, "$1 ")}</td><td>${words.behaviours[behaviour]}</td></tr>`,
  ).join("");
  return `<h1>${words.title}</h1>
${fault === undefined ? "" : `<p class="fault" role="alert">${fault}</p>`}
<p>${words.brands}</p>
<form method="post" action="/pay/${session.id}${isFramed(c) ? "?frame" : ""}">
${field("number", words.number, "cc-number", "4242 4242 4242 4242")}
<div class="two"><div>${field("expiry", words.expiry, "cc-exp", "12/34")}</div>
<div>${field("code", words.code, "cc-csc", "123")}</div></div>
<button>${words.save}</button></form>
${isFramed(c) ? "" : `<p><a href="${escaped(session.cancel_url)}">${words.back}</a></p>`}
<details><summary>${words.testCards}</summary><table>${cards}</table></details>`;
}

function confirmOf(c: Context, session: Session, card: string): string {
  const words = cardPageWords[session.locale];
  return `<h1>${words.confirmTitle}</h1><p>${words.confirm}</p>
<form method="post" action="/pay/${session.id}/confirm${isFramed(c) ? "?frame" : ""}">
<input type="hidden" name="card" value="${card}">
<button name="act" value="yes">${words.yes}</button> <button class="quiet" name="act" value="no">${words.no}</button></form>`;
}

function show(c: Context, session: Session, body: string, status: 200 | 422 = 200, script?: string): Response {
  const words: CardPageWords = cardPageWords[session.locale];
  const plan = new URL(session.success_url).origin;
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "no-referrer");
  c.header("X-Content-Type-Options", "nosniff");
  c.header(
    "Content-Security-Policy",
    `default-src 'none'; style-src ${hashOf(STYLE)}; ${script === undefined ? "" : `script-src ${hashOf(script)}; `}form-action 'self' ${plan}; base-uri 'none'; frame-ancestors ${plan}`,
  );
  return c.html(
    `<!doctype html><html lang="${session.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title><style>${STYLE}</style></head><body>${isFramed(c) ? body : `<main>${body}</main>`}</body></html>`,
    status,
  );
}

/** "12/34", "1234", "12 / 2034". */
function expiryOf(typed: string): { readonly month: number; readonly year: number } | null {
  const [, month = "", year = ""] = /^\s*(\d{1,2})\s*[/ -]?\s*(\d{2}|\d{4})\s*$/.exec(typed) ?? [];
  const expiry = { month: Number(month), year: year.length === 2 ? 2000 + Number(year) : Number(year) };
  return expiry.month >= 1 && expiry.month <= 12 && year !== "" ? expiry : null;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
