import { setTimeout as wait } from "node:timers/promises";
import { pino } from "pino";
import { startEmbeddedPostgres } from "#database/embedded/embedded-postgres.ts";
import { openDatabase } from "#database/database.ts";
import { isUnavailable } from "#database/errors.ts";
import { migrateToLatest } from "#database/migrate.ts";
import { loadDemoParcels, loadDemoPlan } from "#demo-data/load-demo-plan.ts";
import { startJobs } from "#jobs/start-jobs.ts";
import { readConfiguration } from "#main/configuration.ts";
import { makeClock } from "#main/clock.ts";
import { makeMessages } from "#main/messages.ts";
import { startPayments } from "#main/start-payments.ts";
import { startTexts } from "#main/texts.ts";
import { startParcels } from "#main/parcels.ts";
import { startPhone } from "#main/start-phone.ts";
import { startWeb } from "#main/start-web.ts";
import { vapidKeys } from "#main/vapid-keys.ts";
import { welcome } from "#main/welcome.ts";
import { webPushes } from "#partners/push/web-push.ts";
import { openidSingleSignOn } from "#partners/single-sign-on/openid-single-sign-on.ts";
import { describeDefect } from "#use-cases/describe-defect.ts";
import { flushReads } from "#use-cases/access/record-reads.ts";
import { readInstallation } from "#use-cases/plan/import-plan.ts";
import path from "node:path";

const read = readConfiguration(process.env);
if (read.kind === "faults") {
  console.error(
    ["OpenRefill cannot start with this configuration:", ...read.faults.map((fault) => `  - ${fault}`)].join("\n"),
  );
  process.exit(1);
}
const { configuration } = read;
const tell = (message: string) => console.log(message);
const log = pino({ level: configuration.logLevel, base: null });

/** What was started, in order; stopped in the opposite one. */
const running: { readonly name: string; stop(): Promise<void> }[] = [];
let stopping: Promise<void> | undefined;

process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));

try {
  await start();
} catch (error) {
  if (stopping === undefined) {
    console.error(`OpenRefill could not start: ${(error as Error).message}`);
    log.debug({ err: error }, "start failed");
    await stop(1);
  }
}

async function start(): Promise<void> {
  const clock = makeClock(configuration.clockStartsAt);
  let connection: { connectionString?: string; host?: string; user?: string; database?: string };
  if (configuration.databaseUrl === undefined) {
    tell("Starting the database …");
    const postgres = await startEmbeddedPostgres({ dataDir: path.join(configuration.dataDir, "postgres"), log: tell });
    running.push({ name: "database", stop: () => postgres.stop() });
    connection = postgres.connection;
  } else {
    connection = { connectionString: configuration.databaseUrl };
  }
  await migrateToLatest(connection, tell);
  const database = openDatabase(connection);
  running.push({ name: "connections", stop: () => database.close() });
  running.push({ name: "access log", stop: () => flushReads(database) });
  const dependencies = { database, clock };

  const installation = await readInstallation(dependencies);
  const isNewDemo = configuration.demo && (installation?.demoLoadedAt ?? null) === null;
  if (isNewDemo) {
    if (installation === undefined) tell("Loading the demo plan …");
    await loadDemoPlan(dependencies);
  } else if (installation === undefined) {
    throw new Error("this database holds no plan yet. Import one, or start with OPENREFILL_DEMO=1 for the demo plan.");
  }

  const publicOrigin = configuration.publicOrigin ?? `http://${browserHost(configuration.host)}:${configuration.port}`;
  const messages = makeMessages(configuration, dependencies);
  const textWays = await startTexts(configuration, publicOrigin, clock);
  const { texts, demoPhones } = textWays;
  running.push({ name: "texts", stop: () => textWays.stop() });
  const parcels = await startParcels(configuration, publicOrigin, clock);
  const { carrier } = parcels;
  running.push({ name: "parcels", stop: () => parcels.stop() });
  const pushes = webPushes(
    vapidKeys(configuration.dataDir, configuration.vapid),
    configuration.pushContact ?? (publicOrigin.startsWith("https:") ? publicOrigin : "mailto:no-reply@localhost"),
  );
  const now = () => (configuration.clockStartsAt === undefined ? null : clock());
  const payments = await startPayments({ configuration, browserHost: browserHost(configuration.host), now, log });
  running.push({ name: "payments", stop: () => payments.stop() });
  const { payment, account, paymentLine, frameOrigin } = payments;
  // A sandbox told to misbehave may hold them up: then the demo has none.
  if (isNewDemo && configuration.sandboxFaults === undefined)
    await loadDemoParcels({ ...dependencies, payment, carrier }).catch((error: unknown) =>
      log.warn(describeDefect(error), "the demo starts without its parcels"),
    );
  const jobs = await startJobs(
    { ...dependencies, payment, carrier, messages, texts, pushes, log, publicOrigin },
    connection,
  );
  running.push({ name: "jobs", stop: () => jobs.stop() });
  const singleSignOn = configuration.staffSingleSignOn && openidSingleSignOn(configuration.staffSingleSignOn);
  const phone = await startPhone({ connection, account, paymentLine, now, log });
  running.push({ name: "phone line", stop: () => phone.stop() });
  const web = await startWeb(
    {
      ...{ ...dependencies, log, payment, singleSignOn, publicOrigin, isUnavailable },
      ...{ texts, pushes, demoPhones, carrier },
    },
    configuration,
    frameOrigin,
    { jobs: () => jobs.healthy(), phone: () => phone.address() !== null },
  );
  running.push({ name: "web", stop: () => web.stop() });
  tell(
    await welcome(dependencies, {
      origin: configuration.publicOrigin ?? `http://${browserHost(configuration.host)}:${web.port}`,
      demo: configuration.demo,
      phone: phone.address(),
      phoneFault: phone.fault(),
    }),
  );
}

/** Ends everything in the opposite order; a second signal, or ten seconds, ends the process at once. */
async function stop(code: number): Promise<void> {
  if (stopping !== undefined) return stopping;
  stopping = (async () => {
    const deadline = wait(10_000, undefined, { ref: false }).then(() => process.exit(1));
    for (const part of running.toReversed()) {
      await Promise.race([
        part
          .stop()
          .catch((error: unknown) =>
            log.error({ part: part.name, message: (error as Error).message }, "did not stop cleanly"),
          ),
        deadline,
      ]);
    }
    process.exit(code);
  })();
  return stopping;
}

/** Passkeys work on `localhost`, never on an address. */
function browserHost(host: string): string {
  return host === "127.0.0.1" || host === "0.0.0.0" ? "localhost" : host;
}
