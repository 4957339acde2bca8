import { readOrders } from "#database/queries/read-orders.ts";
import { parseDay } from "#domain/calendar/day.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import type { Promised } from "#domain/promise/promised.ts";
import { byMember } from "#use-cases/access/record-access.ts";
import { recordRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { guardCaller, memberOf, type PhoneCaller } from "#use-cases/phone/caller.ts";
import type { OpenLines } from "#use-cases/phone/phone-answers.ts";

/** The open lines of the member whose date of birth the caller knows, the newest order first. */
export async function readOpenLines(
  dependencies: Dependencies,
  caller: PhoneCaller,
  keyed: { readonly recordNumber: string; readonly birthDate: string },
): Promise<OpenLines> {
  const open = await guardCaller<OpenLines>(
    dependencies,
    caller,
    keyed.recordNumber,
    async () => {
      const member = await memberOf(dependencies, keyed.recordNumber);
      if (member?.birthDate !== keyed.birthDate) return { kind: "no-match" };
      const { memberId } = member;
      const rows = await readOrders(dependencies.database, { readerId: memberId });
      recordRead(dependencies.database, dependencies.clock(), {
        memberId,
        by: byMember(memberId, memberId),
        action: "order-read",
        channel: "phone",
      });
      const lines = rows.filter((row) => row.member_id === memberId && row.is_open);
      return {
        kind: "found",
        lines: lines.map((row) => ({
          rxNumber: row.rx_number,
          status: row.status as LineStatus,
          promise: { kind: row.promise_kind as Promised["kind"], by: parseDay(row.promise_by) },
        })),
      };
    },
    ({ kind }) => kind === "no-match",
  );
  return open.kind === "refused" ? { kind: "too-many-tries" } : open;
}
