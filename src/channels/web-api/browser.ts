import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { clientAddress } from "#channels/web-api/client-address.ts";
import { deviceLabel } from "#channels/web-api/device-label.ts";
import type { ApiDependencies } from "#channels/web-api/environment.ts";
import { readerLanguage } from "#channels/web-api/problem.ts";
import { setSessionCookie } from "#channels/web-api/session.ts";
import type { Browser, SignedOn } from "#use-cases/accounts/open-session.ts";
import type { Site } from "#use-cases/accounts/passkey-challenge.ts";

/** The longest a browser keeps a cookie. */
const DEVICE_COOKIE_SECONDS = 400 * 86_400;

/** The browser a request comes from, and whether it is one we have seen. */
export function browserOf(c: Context, { secure }: ApiDependencies): Browser {
  const deviceToken = getCookie(c, deviceCookieName(secure));
  return {
    label: deviceLabel(c.req.header("User-Agent") ?? "", readerLanguage(c)),
    address: clientAddress(c),
    deviceToken: deviceToken !== undefined && /^[\w-]{43}$/.test(deviceToken) ? deviceToken : undefined,
  };
}

/** Hands the browser its new session, and the token by which it is known again. */
export function keepSignedOn(
  c: Context,
  dependencies: ApiDependencies,
  { token, expiresAt, deviceToken }: SignedOn,
): void {
  setSessionCookie(c, dependencies, token, expiresAt);
  setDeviceCookie(c, dependencies, deviceToken);
}

/** Kept through sign-out: it opens nothing, and only sets this browser's wrong tries apart from a stranger's. */
export function setDeviceCookie(c: Context, { secure }: ApiDependencies, deviceToken: string): void {
  setCookie(c, deviceCookieName(secure), deviceToken, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure,
    maxAge: DEVICE_COOKIE_SECONDS,
  });
}

/** The site as the browser sees it. A passkey is bound to it by the browser itself, so a false `Host` gains nothing. */
export function siteOf(c: Context, { secure }: ApiDependencies): Site {
  const origin = new URL(`${secure ? "https" : "http"}://${c.req.header("Host") ?? new URL(c.req.url).host}`);
  return { hostname: origin.hostname, origin: origin.origin };
}

function deviceCookieName(secure: boolean): string {
  return secure ? "__Host-openrefill_device" : "openrefill_device";
}
