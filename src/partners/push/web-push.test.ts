import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, test } from "vitest";
import { newVapidKeys, webPushes } from "#partners/push/web-push.ts";

/** A browser's own keys, of which the server only gets the public halves. */
const browser = createECDH("prime256v1");
browser.generateKeys();
const auth = randomBytes(16);

const received: { path: string | undefined; headers: IncomingHttpHeaders; body: Buffer }[] = [];
let status = 201;
const service = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    received.push({ path: request.url, headers: request.headers, body: Buffer.concat(parts) });
    response.writeHead(status, status === 302 ? { Location: "http://127.0.0.1:1/" } : {}).end();
  });
});
const keys = newVapidKeys();
const pushes = webPushes(keys, "mailto:pharmacy@example.com");
let address: { endpoint: string; p256dh: string; auth: string };
const message = { title: "Harbor Health", body: "Algo cambió en su pedido.", path: "/orders/4821773605" };

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  address = {
    endpoint: `http://127.0.0.1:${(service.address() as AddressInfo).port}/push/abc`,
    p256dh: browser.getPublicKey().toString("base64url"),
    auth: auth.toString("base64url"),
  };
});
afterAll(() => new Promise<void>((resolve) => service.close(() => resolve())));
beforeEach(() => {
  received.length = 0;
  status = 201;
});

/** As the browser reads it: RFC 8291 over RFC 8188, in one record. */
function decrypt(body: Buffer): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync("sha256", browser.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync("sha256", secret, salt, "Content-Encoding: aes128gcm\0", 16));
  const nonce = Buffer.from(hkdfSync("sha256", secret, salt, "Content-Encoding: nonce\0", 12));
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // The last octet that is no padding marks the end.
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

it("reaches the push service encrypted for the one browser, signed with our key", async () => {
  expect(await pushes.sendPush(address, message)).toEqual({ kind: "accepted" });
  const [push] = received;
  if (push === undefined) throw new Error("nothing came");
  expect(push.path).toBe("/push/abc");
  expect(push.headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: "86400", urgency: "normal" });
  expect(push.headers.authorization).toMatch(new RegExp(`^vapid t=[\\w.-]+, k=${keys.publicKey}$`));
  expect(push.body.toString("latin1")).not.toContain("pedido");
  expect(JSON.parse(decrypt(push.body))).toEqual(message);
});

test.each([
  [200, "accepted"],
  [201, "accepted"],
  [404, "gone"],
  [410, "gone"],
  [400, "rejected"],
  [413, "rejected"],
  [429, "unknown"],
  [503, "unknown"],
  [302, "unknown"],
])("a push service that answers %i means: %s", async (answered, kind) => {
  status = answered;
  expect((await pushes.sendPush(address, message)).kind).toBe(kind);
  expect(received).toHaveLength(1);
});

it("a push service that is away leaves it unknown", async () => {
  expect((await pushes.sendPush({ ...address, endpoint: "http://127.0.0.1:1/x" }, message)).kind).toBe("unknown");
});
