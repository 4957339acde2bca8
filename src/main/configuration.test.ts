import path from "node:path";
import { expect, test } from "vitest";
import { readConfiguration, type Configuration } from "#main/configuration.ts";

function configurationOf(env: Record<string, string>): Configuration {
  const result = readConfiguration(env);
  if (result.kind === "faults") throw new Error(result.faults.join("\n"));
  return result.configuration;
}

test("with nothing set it is the demo on this machine, with the embedded database in the checkout", () => {
  expect(configurationOf({})).toEqual({
    paymentSandboxPort: 0,
    carrierSpeed: 720,
    port: 3000,
    host: "127.0.0.1",
    dataDir: path.resolve(".openrefill"),
    databaseUrl: undefined,
    sipPort: 5070,
    phone: {
      advertisedHost: undefined,
      mediaPorts: { first: 40_000, last: 40_998 },
      allowList: [],
      agentPhone: undefined,
      agentDomain: null,
      agentTransfer: "bridge",
      callBackTrunk: undefined,
      patience: 1,
      hostedVoice: { secret: undefined, telnyx: undefined, payConnector: undefined },
    },
    clockStartsAt: undefined,
    demo: true,
    smtpUrl: undefined,
    publicOrigin: undefined,
    logLevel: "info",
    mailFrom: "OpenRefill <no-reply@localhost>",
    staffSingleSignOn: undefined,
  });
});

test("the demo plan is loaded into somebody's own database server only when asked for", () => {
  const DATABASE_URL = "postgres://refill@db.example.org/refill";
  expect(configurationOf({ DATABASE_URL }).demo).toBe(false);
  expect(configurationOf({ DATABASE_URL, OPENREFILL_DEMO: "1" }).demo).toBe(true);
  expect(configurationOf({ OPENREFILL_DEMO: "0" }).demo).toBe(false);
});

test("an empty variable counts as not set", () => {
  expect(configurationOf({ PORT: "", DATABASE_URL: " " })).toEqual(configurationOf({}));
});

test("every fault is told at once, and no value is repeated, for it may be a secret", () => {
  const result = readConfiguration({
    PORT: "70000",
    SIP_PORT: "x",
    DATABASE_URL: "mysql://root:hunter2@db",
    OPENREFILL_CLOCK: "tomorrow",
    OPENREFILL_DEMO: "yes",
    SMTP_URL: "mail.example.org",
    OPENREFILL_PUBLIC_ORIGIN: "https://refills.example.org/start",
    OPENREFILL_LOG_LEVEL: "loud",
  });
  if (result.kind === "ok") throw new Error("should have faults");
  expect(result.faults.map((fault) => fault.split(" ")[0])).toEqual([
    "DATABASE_URL",
    "PORT",
    "SIP_PORT",
    "OPENREFILL_CLOCK",
    "OPENREFILL_DEMO",
    "SMTP_URL",
    "OPENREFILL_PUBLIC_ORIGIN",
    "OPENREFILL_LOG_LEVEL",
  ]);
  expect(result.faults.join()).not.toContain("hunter2");
});

test("pages and phone line cannot share a port", () => {
  expect(readConfiguration({ PORT: "5070" })).toEqual({ kind: "faults", faults: ["PORT and SIP_PORT must differ."] });
});

test.each([
  ["2026-11-24T09:00:00-08:00", "2026-11-24T17:00:00.000Z"],
  ["2026-11-24T09:00Z", "2026-11-24T09:00:00.000Z"],
  ["2026-11-24T09:00:00", "2026-11-24T09:00:00.000Z"],
])("the clock can be started at %s", (text, instant) => {
  expect(configurationOf({ OPENREFILL_CLOCK: text }).clockStartsAt?.toISOString()).toBe(instant);
});

test.each(["2026-11-24", "2026-13-01T00:00:00Z"])(
  "the clock cannot be started at %s, which names no instant",
  (text) => {
    expect(readConfiguration({ OPENREFILL_CLOCK: text }).kind).toBe("faults");
  },
);

test("single sign-on of staff is set as a whole, and through TLS", () => {
  const env = {
    OPENREFILL_STAFF_SSO_ISSUER: "https://sign-on.example.org",
    OPENREFILL_STAFF_SSO_CLIENT_ID: "openrefill",
    OPENREFILL_STAFF_SSO_CLIENT_SECRET: "s3cret",
  };
  expect(configurationOf(env).staffSingleSignOn).toEqual({
    issuer: "https://sign-on.example.org",
    clientId: "openrefill",
    clientSecret: "s3cret",
  });
  expect(readConfiguration({ ...env, OPENREFILL_STAFF_SSO_CLIENT_SECRET: "" })).toEqual({
    kind: "faults",
    faults: ["OPENREFILL_STAFF_SSO_CLIENT_SECRET must be set too."],
  });
  expect(readConfiguration({ ...env, OPENREFILL_STAFF_SSO_ISSUER: "http://sign-on.example.org" })).toMatchObject({
    kind: "faults",
  });
});

test("texts need the whole account and the address at which Twilio calls back", () => {
  const env = {
    TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
    TWILIO_AUTH_TOKEN: "t0ken",
    TWILIO_FROM: "+15625550142",
    OPENREFILL_PUBLIC_ORIGIN: "https://refills.example.org",
  };
  expect(configurationOf(env).twilio).toEqual({
    accountSid: env.TWILIO_ACCOUNT_SID,
    authToken: "t0ken",
    from: "+15625550142",
  });
  expect(configurationOf({}).twilio).toBeUndefined();
  const faultsWith = (change: Record<string, string>) => {
    const read = readConfiguration({ ...env, ...change });
    return read.kind === "faults" ? read.faults : [];
  };
  expect(faultsWith({ TWILIO_AUTH_TOKEN: "" })).toEqual(["TWILIO_AUTH_TOKEN must be set too."]);
  expect(faultsWith({ TWILIO_FROM: "5625550142" })).toEqual([expect.stringMatching(/^TWILIO_FROM must be a number/)]);
  expect(faultsWith({ OPENREFILL_PUBLIC_ORIGIN: "" })).toEqual([
    "OPENREFILL_PUBLIC_ORIGIN must be set too: Twilio calls us there.",
  ]);
});

test("the keys of push messages come in a pair", () => {
  const env = { OPENREFILL_VAPID_PUBLIC_KEY: "B".repeat(87), OPENREFILL_VAPID_PRIVATE_KEY: "k".repeat(43) };
  expect(configurationOf(env).vapid).toEqual({ publicKey: "B".repeat(87), privateKey: "k".repeat(43) });
  expect(readConfiguration({ ...env, OPENREFILL_VAPID_PRIVATE_KEY: "" })).toEqual({
    kind: "faults",
    faults: ["OPENREFILL_VAPID_PRIVATE_KEY must be set too."],
  });
});
