import type { Dependencies } from "#use-cases/dependencies.ts";
import { isOfLoading } from "#use-cases/notices/of-loading.ts";
import type { NoticeAsk, QueuedNotice } from "#use-cases/notices/queue-notice.ts";
import { writeNotice } from "#use-cases/notices/write-notice.ts";

/** Tells what `queueNotice` left in the outbox. */
export async function tellQueued(dependencies: Dependencies, payload: unknown): Promise<void> {
  const { queuedAt, ...ask } = payload as QueuedNotice;
  if (await isOfLoading(dependencies.database.kysely, new Date(queuedAt))) return;
  await writeNotice(dependencies, ask satisfies NoticeAsk);
}
