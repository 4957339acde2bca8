import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { isDay } from "#domain/calendar/day.ts";
import { type NoticeKind, type NoticeTopic, topicOf } from "#domain/notice/notice-kinds.ts";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import type { NoticeDetails } from "#use-cases/notices/queue-notice.ts";
import { formatDay } from "#words/dates-and-money.ts";
import type { NoticeFacts } from "#words/en/notices.ts";
import type { Language } from "#words/languages.ts";

/** A notice as it was written down. */
export type WrittenNotice = {
  readonly kind: NoticeKind;
  readonly orderId: string | null;
  readonly confirmationNumber: string | null;
  readonly details: NoticeDetails;
  readonly createdAt: Date;
};

export async function readNotice(kysely: Kysely<DB>, noticeId: string): Promise<WrittenNotice> {
  const row = await kysely
    .selectFrom("notices as n")
    .leftJoin("orders as o", "o.order_id", "n.order_id")
    .select(["n.kind", "n.order_id", "n.details", "n.created_at", "o.confirmation_number"])
    .where("n.notice_id", "=", noticeId)
    .executeTakeFirstOrThrow();
  return {
    kind: row.kind as NoticeKind,
    orderId: row.order_id,
    confirmationNumber: row.confirmation_number,
    details: row.details as NoticeDetails,
    createdAt: row.created_at,
  };
}

/** What a notice says, in words. */
export function factsOf({ confirmationNumber, details }: WrittenNotice, language: Language): NoticeFacts {
  const { by, pharmacy = "", lines = 1 } = details;
  return {
    number: confirmationNumber === null ? "" : formatConfirmationNumber(confirmationNumber),
    pharmacy,
    by: by !== undefined && isDay(by) ? formatDay(by, language) : "",
    lines,
  };
}

/** The page that tells more. */
export function pathOf({ kind, confirmationNumber }: WrittenNotice): string {
  if (confirmationNumber !== null) return `/orders/${confirmationNumber}`;
  return PAGE_OF[kind] ?? PAGES[topicOf(kind)];
}

const PAGE_OF: { readonly [Kind in NoticeKind]?: string } = {
  "phone-changed": "/profile/notices",
  "refill-soon": "/due",
  "automatic-coming": "/automatic-refills",
  "automatic-stopped": "/automatic-refills",
  "automatic-failed": "/automatic-refills",
  "automatic-renew": "/automatic-refills",
};

/** Where a notice about no order leads. */
const PAGES: Readonly<Record<NoticeTopic, string>> = {
  orders: "/orders",
  prescriber: "/orders",
  transfers: "/transfers",
  reminders: "/home",
  security: "/profile/security",
};
