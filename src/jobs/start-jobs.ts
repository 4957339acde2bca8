import { performance } from "node:perf_hooks";
import type { ClientConfig } from "pg";
import { type JobResult, PgBoss } from "pg-boss";
import { relayOutbox } from "#jobs/relay-outbox.ts";
import { handlers, type JobDependencies, type Topic, TOPICS } from "#jobs/handlers.ts";
import { runEvery } from "#jobs/run-every.ts";
import { sweepExpired } from "#use-cases/accounts/sweep-expired.ts";
import { runAutomaticRefills } from "#use-cases/automatic-refills/run-automatic-refills.ts";
import { returnUnfetched } from "#use-cases/filling/return-to-stock.ts";
import { deliverNotices } from "#use-cases/notices/deliver-notices.ts";
import { remindToRefill } from "#use-cases/notices/remind-to-refill.ts";
import { remindUnfetched } from "#use-cases/notices/remind-unfetched.ts";
import { startScheduledLines } from "#use-cases/orders/start-scheduled-lines.ts";
import { returnUnfetchedItems } from "#use-cases/otc/return-unfetched-items.ts";
import { reconcileDueDays } from "#use-cases/payments/reconcile-day.ts";
import { settleDue } from "#use-cases/payments/settle-payments.ts";
import { runRenewalClock } from "#use-cases/renewals/run-renewal-clock.ts";
import { askCarrier } from "#use-cases/shipping/record-tracking.ts";
import { tellDelays } from "#use-cases/shipping/tell-delays.ts";
import { watchParcels } from "#use-cases/shipping/watch-parcels.ts";
import { runTransferClock } from "#use-cases/transfers/run-transfer-clock.ts";
import { applyDueChanges } from "#use-cases/settings/apply-due-changes.ts";

export type Jobs = {
  /** Whether the last look at the outbox went well, for the readiness check. */
  readonly healthy: () => boolean;
  stop(): Promise<void>;
};

/** What a killed process had in hand is another's after a heartbeat and a minute; without one it would wait a quarter hour. */
const HEARTBEAT = { heartbeatSeconds: 30 } as const;
const RETRY = { retryLimit: 12, retryDelay: 5, retryBackoff: true, retryDelayMax: 900, ...HEARTBEAT } as const;
const WORK = { pollingIntervalSeconds: 0.5, batchSize: 20, burstWhenBatchFull: true, perJobResults: true } as const;

/**
 * What runs on a queue or a clock. The outbox is carried into pg-boss, whose workers call the use cases; jobs carry the
 * outbox row's id, so a row carried twice is one job.
 */
export async function startJobs(dependencies: JobDependencies, connection: ClientConfig): Promise<Jobs> {
  const { log } = dependencies;
  const boss = new PgBoss({ ...(connection as { host?: string }), max: 3, application_name: "openrefill jobs" });
  // A lost connection is no fault of a job's; pg-boss connects again by itself.
  boss.on("error", (error) =>
    log.warn({ code: (error as { code?: unknown }).code, message: error.message }, "the job queue met a fault"),
  );
  await boss.start();
  for (const topic of TOPICS) {
    await boss.createQueue(topic, RETRY);
    await boss.work<unknown>(topic, WORK, (jobs) => Promise.all(jobs.map((job) => settle(dependencies, topic, job))));
  }

  let relayed = true;
  const busy = watchBusiness();
  const clocks = [
    runEvery(500, "outbox", log, async () => {
      if (busy()) return;
      try {
        await relayOutbox(dependencies, (topic, rows, db) =>
          boss.insert(
            topic,
            rows.map(({ id, payload }) => ({ id, data: payload, ...RETRY })),
            { db },
          ),
        );
        relayed = true;
      } catch (error) {
        relayed = false;
        throw error;
      }
    }),
    runEvery(30_000, "scheduled lines", log, async () => {
      await startScheduledLines(dependencies);
    }),
    runEvery(60_000, "renewals", log, async () => {
      await runRenewalClock(dependencies);
    }),
    runEvery(1000, "notices", log, async () => {
      while ((await deliverNotices(dependencies)) > 0);
    }),
    runEvery(30_000, "payments", log, async () => {
      await settleDue(dependencies);
    }),
    runEvery(900_000, "payment books", log, async () => {
      await reconcileDueDays(dependencies);
    }),
    runEvery(3_600_000, "reminders", log, async () => {
      await remindUnfetched(dependencies);
      await remindToRefill(dependencies);
    }),
    runEvery(600_000, "automatic refills", log, async () => {
      await runAutomaticRefills(dependencies);
    }),
    runEvery(300_000, "transfers", log, async () => {
      await runTransferClock(dependencies);
    }),
    runEvery(300_000, "bags nobody fetched", log, async () => {
      await returnUnfetched(dependencies);
      await returnUnfetchedItems(dependencies);
    }),
    runEvery(15_000, "parcels", log, async () => {
      await askCarrier(dependencies);
      await watchParcels(dependencies);
    }),
    runEvery(60_000, "late mail", log, async () => {
      await tellDelays(dependencies);
    }),
    runEvery(30_000, "settings of the day", log, async () => {
      await applyDueChanges(dependencies);
    }),
    runEvery(3_600_000, "sweep", log, () => sweepExpired(dependencies)),
  ];
  return {
    healthy: () => relayed,
    stop: async () => {
      await Promise.all(clocks.map((clock) => clock.stop()));
      await boss.stop({ graceful: true, timeout: 5000 });
    },
  };
}

/**
 * Whether this process is busy answering people, and mails had better wait: at most ten seconds in a row. A busy process
 * that also carries its outbox makes everybody wait for mails that nobody is waiting for.
 */
function watchBusiness(): () => boolean {
  let before = performance.eventLoopUtilization();
  let waitingSince = Date.now();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    const busy = utilization > 0.6 && Date.now() - waitingSince < 10_000;
    if (!busy) waitingSince = Date.now();
    return busy;
  };
}

/** Each job settles by itself: one that fails must not have those beside it done a second time. */
async function settle(
  dependencies: JobDependencies,
  topic: Topic,
  { id, data }: { id: string; data: unknown },
): Promise<JobResult> {
  try {
    await handlers[topic](dependencies, data);
    return { id, status: "completed" };
  } catch (error) {
    // Not its message: a mail server's may hold an address.
    const fault = (error as { code?: unknown }).code ?? (error as Error).name;
    dependencies.log.warn({ topic, fault }, "a job failed and will be tried again");
    return { id, status: "failed", output: { fault } };
  }
}
