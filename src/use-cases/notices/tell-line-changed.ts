import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { noticeOfLineEvent } from "#domain/notice/line-notice.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { scopeNow } from "#use-cases/family/sight.ts";
import { isOfLoading } from "#use-cases/notices/of-loading.ts";
import { writeNotice } from "#use-cases/notices/write-notice.ts";
import type { Work } from "#use-cases/queue-work.ts";

/** Tells who placed an order that something of it changed; an order that staff placed is told to its member. */
export async function tellLineChanged(dependencies: Dependencies, payload: unknown): Promise<void> {
  const changed = payload as Work["line-changed"];
  const { kysely } = dependencies.database;
  const event = await readEvent(kysely, changed);
  if (event === undefined) return;
  const kind = noticeOfLineEvent({
    status: event.status as LineStatus,
    from: event.from as LineStatus | null,
    code: event.code,
    byKind: event.by_kind,
  });
  const memberId = await whoIsTold(kysely, event, dependencies.clock());
  if (kind === null || memberId === null) return;
  const { reader_waits_by: by } = event;
  await writeNotice(dependencies, {
    memberId,
    kind,
    change: `line:${changed.lineId}:${event.sequence}`,
    orderId: event.order_id,
    lineId: changed.lineId,
    details: { pharmacy: event.pharmacy, ...(by === null ? {} : { by }) },
  });
}

type EventRow = NonNullable<Awaited<ReturnType<typeof readEvent>>>;

async function readEvent(kysely: Kysely<DB>, { lineId, status, sequence }: Work["line-changed"]) {
  return kysely
    .selectFrom("line_events as e")
    .innerJoin("order_lines as l", "l.line_id", "e.line_id")
    .innerJoin("orders as o", "o.order_id", "l.order_id")
    .innerJoin("pharmacies as p", "p.pharmacy_id", "l.pharmacy_id")
    .leftJoin("line_events as before", (join) =>
      join
        .onRef("before.line_id", "=", "e.line_id")
        .on((eb) => eb("before.sequence", "=", eb("e.sequence", "-", eb.lit(1)))),
    )
    .select([
      "e.sequence",
      "e.status",
      "e.code",
      "e.by_kind",
      "e.at",
      "before.status as from",
      "o.order_id",
      "o.channel",
      "o.orderer_member_id",
      "l.member_id",
      "l.ordered_as",
      "p.name as pharmacy",
    ])
    .select((eb) => eb.fn.coalesce("l.owed_by", "l.promise_by").as("reader_waits_by"))
    .where("e.line_id", "=", lineId)
    .where("e.status", "=", status)
    .$if(sequence !== undefined, (query) => query.where("e.sequence", "=", sequence ?? 0))
    .orderBy("e.sequence", "desc")
    .limit(1)
    .executeTakeFirst();
}

async function whoIsTold(kysely: Kysely<DB>, event: EventRow, now: Date): Promise<string | null> {
  if (event.channel === "demo" && (await isOfLoading(kysely, event.at))) return null;
  const { orderer_member_id: orderer, member_id: memberId } = event;
  // Whoever ordered as a guest may be anybody who held the bottle.
  if (orderer === null) return event.channel === "guest" ? null : memberId;
  if (orderer === memberId || event.ordered_as !== "grant") return orderer;
  const grant = await kysely
    .selectFrom("grants")
    .innerJoin("members", "members.member_id", "grants.member_id")
    .select(["scope as grant_scope", "basis as grant_basis", "expires_on as grant_expires_on", "birth_date"])
    .where("grants.member_id", "=", memberId)
    .where("proxy_member_id", "=", orderer)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return grant !== undefined && scopeNow(grant, now) !== "none" ? orderer : null;
}
