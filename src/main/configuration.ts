import path from "node:path";
import { type PhoneConfiguration, readPhoneConfiguration } from "#main/phone-configuration.ts";

export type Configuration = {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** A PostgreSQL server of one's own; without it the embedded one runs. */
  readonly databaseUrl: string | undefined;
  /** UDP and TCP. */
  readonly sipPort: number;
  readonly phone: PhoneConfiguration;
  /** The instant at which "now" starts and runs on; for demo and tests. */
  readonly clockStartsAt: Date | undefined;
  /** Whether a new installation gets the demo plan. */
  readonly demo: boolean;
  /** Where mail goes out; without it, it stays in the built-in outbox. */
  readonly smtpUrl: string | undefined;
  /** The sender of mail. */
  readonly mailFrom: string;
  /** The origin members' browsers see, such as `https://refills.example.org`; without it, host and port. */
  readonly publicOrigin: string | undefined;
  /** The plan's own sign-on for its staff (OpenID Connect). */
  readonly staffSingleSignOn:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
    | undefined;
  /** The account texts are sent with; `from` is a number or a messaging service. */
  readonly twilio: { readonly accountSid: string; readonly authToken: string; readonly from: string } | undefined;
  /** The account cards are charged through; without it the payment sandbox runs. */
  readonly stripe:
    | { readonly secretKey: string; readonly webhookSecret: string; readonly publishableKey: string | undefined }
    | undefined;
  /** Where the payment sandbox answers browsers; 0 for any free port. */
  readonly paymentSandboxPort: number;
  /** The keys of push messages; without them they are made once and kept in the data directory. */
  readonly vapid: { readonly publicKey: string; readonly privateKey: string } | undefined;
  /** How push services reach who runs this: `mailto:` or `https:`. */
  readonly pushContact: string | undefined;
  readonly easypost: { readonly apiKey: string; readonly webhookSecret: string } | undefined;
  /** How many times faster than real ones the parcels of the demo's carrier travel. */
  readonly carrierSpeed: number;
  /** The seed by which the sandboxes of processor and carrier misbehave; without it they behave. */
  readonly sandboxFaults: number | undefined;
  readonly logLevel: LogLevel;
};

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
type LogLevel = (typeof logLevels)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads every variable; an empty one counts as not set. All faults are told at once. */
export function readConfiguration(
  env: Environment,
): { kind: "ok"; configuration: Configuration } | { kind: "faults"; faults: string[] } {
  const faults: string[] = [];

  function read<T>(name: string, parse: (text: string) => T | undefined, expected: string): T | undefined {
    const text = env[name]?.trim();
    if (!text) return undefined;
    const value = parse(text);
    // The value is not repeated: an address may hold a password.
    if (value === undefined) faults.push(`${name} must be ${expected}.`);
    return value;
  }

  function readSingleSignOn(): Configuration["staffSingleSignOn"] {
    const issuer = read(
      "OPENREFILL_STAFF_SSO_ISSUER",
      parseIssuer,
      "the https:// address of an OpenID Connect provider",
    );
    const clientId = read("OPENREFILL_STAFF_SSO_CLIENT_ID", (text) => text, "a client's name");
    const clientSecret = read("OPENREFILL_STAFF_SSO_CLIENT_SECRET", (text) => text, "a client's secret");
    if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined)
      return { issuer, clientId, clientSecret };
    mustBeTogether(["ISSUER", "CLIENT_ID", "CLIENT_SECRET"].map((name) => `OPENREFILL_STAFF_SSO_${name}`));
    return undefined;
  }

  function readTwilio(): Configuration["twilio"] {
    const accountSid = read("TWILIO_ACCOUNT_SID", matching(/^AC[0-9a-f]{32}$/i), "the sid of an account (AC…)");
    const authToken = read("TWILIO_AUTH_TOKEN", (text) => text, "the account's token");
    const from = read(
      "TWILIO_FROM",
      matching(/^(\+1\d{10}|MG[0-9a-f]{32})$/i),
      "a number like +15625550142, or the sid of a messaging service (MG…)",
    );
    if (accountSid === undefined || authToken === undefined || from === undefined) {
      mustBeTogether(["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM"]);
      return undefined;
    }
    if (!env["OPENREFILL_PUBLIC_ORIGIN"]?.trim())
      faults.push("OPENREFILL_PUBLIC_ORIGIN must be set too: Twilio calls us there.");
    return { accountSid, authToken, from };
  }

  function readStripe(): Configuration["stripe"] {
    const secretKey = read("STRIPE_SECRET_KEY", matching(/^(sk|rk)_(test|live)_\w+$/), "a secret key (sk_…)");
    const webhookSecret = read("STRIPE_WEBHOOK_SECRET", matching(/^whsec_\w+$/), "a webhook's secret (whsec_…)");
    const publishableKey = read("STRIPE_PUBLISHABLE_KEY", matching(/^pk_(test|live)_\w+$/), "a publishable key (pk_…)");
    if (secretKey === undefined || webhookSecret === undefined) {
      mustBeTogether(["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"]);
      if (publishableKey !== undefined) faults.push("STRIPE_PUBLISHABLE_KEY needs STRIPE_SECRET_KEY too.");
      return undefined;
    }
    if (!env["OPENREFILL_PUBLIC_ORIGIN"]?.trim())
      faults.push("OPENREFILL_PUBLIC_ORIGIN must be set too: members come back there from Stripe's card form.");
    return { secretKey, webhookSecret, publishableKey };
  }

  function readEasyPost(): Configuration["easypost"] {
    const apiKey = read("EASYPOST_API_KEY", matching(/^EZ[AT]K\w+$/), "a key of the API (EZAK… or EZTK…)");
    const webhookSecret = read("EASYPOST_WEBHOOK_SECRET", (text) => text, "the secret its reports are signed with");
    if (apiKey !== undefined && webhookSecret !== undefined) return { apiKey, webhookSecret };
    mustBeTogether(["EASYPOST_API_KEY", "EASYPOST_WEBHOOK_SECRET"]);
    return undefined;
  }

  function readVapid(): Configuration["vapid"] {
    const publicKey = read("OPENREFILL_VAPID_PUBLIC_KEY", matching(/^[\w-]{87}$/), "a VAPID key, 87 characters");
    const privateKey = read("OPENREFILL_VAPID_PRIVATE_KEY", matching(/^[\w-]{43}$/), "a VAPID key, 43 characters");
    if (publicKey !== undefined && privateKey !== undefined) return { publicKey, privateKey };
    mustBeTogether(["OPENREFILL_VAPID_PUBLIC_KEY", "OPENREFILL_VAPID_PRIVATE_KEY"]);
    return undefined;
  }

  /** Of some that only make sense together, those left out. */
  function mustBeTogether(names: readonly string[]): void {
    const missing = names.filter((name) => !env[name]?.trim());
    if (missing.length > 0 && missing.length < names.length) faults.push(`${missing.join(" and ")} must be set too.`);
  }

  const databaseUrl = read("DATABASE_URL", urlOf("postgres:", "postgresql:"), "a postgres:// or postgresql:// address");
  const configuration: Configuration = {
    port: read("PORT", parsePort, "a port, 0 to 65535") ?? 3000,
    host: read("HOST", (text) => text, "a host name or address") ?? "127.0.0.1",
    dataDir: path.resolve(read("OPENREFILL_DATA_DIR", (text) => text, "a directory") ?? ".openrefill"),
    databaseUrl,
    sipPort: read("SIP_PORT", parsePort, "a port, 0 to 65535") ?? 5070,
    phone: readPhoneConfiguration(read),
    clockStartsAt: read("OPENREFILL_CLOCK", parseInstant, "a date-time, such as 2026-11-24T09:00:00-08:00"),
    demo: read("OPENREFILL_DEMO", parseSwitch, "1 or 0") ?? !env["DATABASE_URL"]?.trim(),
    smtpUrl: read("SMTP_URL", urlOf("smtp:", "smtps:"), "an smtp:// or smtps:// address"),
    mailFrom: read("OPENREFILL_MAIL_FROM", (text) => text, "a sender") ?? "OpenRefill <no-reply@localhost>",
    publicOrigin: read("OPENREFILL_PUBLIC_ORIGIN", parseOrigin, "an origin, such as https://refills.example.org"),
    staffSingleSignOn: readSingleSignOn(),
    twilio: readTwilio(),
    stripe: readStripe(),
    paymentSandboxPort: read("OPENREFILL_PAYMENT_SANDBOX_PORT", parsePort, "a port, 0 to 65535") ?? 0,
    vapid: readVapid(),
    pushContact: read("OPENREFILL_PUSH_CONTACT", urlOf("mailto:", "https:"), "a mailto: or https:// address"),
    easypost: readEasyPost(),
    carrierSpeed: read("OPENREFILL_CARRIER_SPEED", parseSpeed, "a number from 1 to 100000") ?? 720,
    sandboxFaults: read("OPENREFILL_SANDBOX_FAULTS", parseSeed, "a whole number up to 999999999"),
    logLevel: read("OPENREFILL_LOG_LEVEL", parseLogLevel, `one of ${logLevels.join(", ")}`) ?? "info",
  };
  if (configuration.port !== 0 && configuration.port === configuration.sipPort) {
    faults.push("PORT and SIP_PORT must differ.");
  }
  return faults.length === 0 ? { kind: "ok", configuration } : { kind: "faults", faults };
}

function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

function parseSpeed(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= 100_000 ? Number(text) : undefined;
}

function parseSwitch(text: string): boolean | undefined {
  return text === "1" ? true : text === "0" ? false : undefined;
}

function parseSeed(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Without a zone it is UTC, so that the same setting means the same instant on every machine. */
function parseInstant(text: string): Date | undefined {
  const [, written, zone = "Z"] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  const instant = new Date(`${written}${zone}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

function parseLogLevel(text: string): LogLevel | undefined {
  return logLevels.find((level) => level === text);
}

function matching(pattern: RegExp): (text: string) => string | undefined {
  return (text) => (pattern.test(text) ? text : undefined);
}

function parseOrigin(text: string): string | undefined {
  const url = urlOf("http:", "https:")(text);
  return url !== undefined && new URL(url).origin === url.replace(/\/$/, "") ? new URL(url).origin : undefined;
}

/** Without TLS only on this very machine: whoever could change the answers would choose who signs on. */
function parseIssuer(text: string): string | undefined {
  const url = urlOf("https:", "http:")(text);
  return url !== undefined && (url.startsWith("https:") || ["localhost", "127.0.0.1"].includes(new URL(url).hostname))
    ? url
    : undefined;
}

function urlOf(...protocols: string[]): (text: string) => string | undefined {
  return (text) => (URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined);
}
