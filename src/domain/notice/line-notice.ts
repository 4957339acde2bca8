import type { NoticeKind } from "#domain/notice/notice-kinds.ts";
import type { LineStatus } from "#domain/order/line-status.ts";

/** One entry of a line's timeline. */
export type LineEvent = {
  readonly status: LineStatus;
  /** The status before it; null for the first. */
  readonly from: LineStatus | null;
  readonly code: string | null;
  readonly byKind: string;
};

/** What its own member does needs no telling; a change by staff, prescriber or clock does. */
const BY_MEMBERS: ReadonlySet<string> = new Set(["member", "proxy", "guest"]);

/** Steps that mean more to the member than the status they lead to, or change it not at all. */
const TOLD_EVENTS: Readonly<Record<string, NoticeKind>> = {
  "part-prepared": "partial",
  moved: "moved",
  "waiting-for-stock": "out-of-stock",
  "renewal-asked-again": "prescriber-late",
  "renewal-passed-on": "prescriber-late",
  "renewal-not-answered": "prescriber-late",
  "renewal-approved": "prescriber-answered",
  "renewal-approved-with-changes": "prescriber-answered",
  "renewal-replaced": "prescriber-answered",
  "renewal-denied": "prescriber-answered",
  "renewal-visit-asked": "prescriber-answered",
  "prescription-written": "prescription-sent",
  "prescription-cancelled": "cancelled",
  "parcel-claimed": "parcel-claimed",
  "parcel-came-back": "parcel-claimed",
  "parcel-replaced": "parcel-replaced",
  "parcel-sent-again": "parcel-replaced",
  "parcel-refunded": "parcel-refunded",
  "first-parcel-arrived": "first-parcel-arrived",
  "ships-late": "order-late",
  "arrives-late": "parcel-late",
  "late-cancelled": "late-cancelled",
};

/** Whether an event that leaves the status as it was is told all the same. */
export function isToldEvent(code: string): boolean {
  return Object.hasOwn(TOLD_EVENTS, code);
}

/** What the member is told of an event, or null for the pharmacy's own steps. */
export function noticeOfLineEvent({ status, from, code, byKind }: LineEvent): NoticeKind | null {
  if (BY_MEMBERS.has(byKind)) return null;
  const told = code !== null && Object.hasOwn(TOLD_EVENTS, code) ? TOLD_EVENTS[code] : undefined;
  if (told !== undefined) return told;
  if (status === from) return null;
  switch (status) {
    case "ready-for-pickup":
      return "ready";
    case "shipped":
    case "delivered":
    case "on-hold":
    case "declined":
    case "cancelled":
      return status;
    case "returned-to-stock":
      return "returned";
    case "awaiting-prescriber":
      return "prescriber-asked";
    case "received":
      return from === "scheduled" ? "started" : null;
    case "scheduled":
    case "in-process":
    case "packed":
    case "picked-up":
      return null;
  }
}

const TRUE_IN: { readonly [Kind in NoticeKind]?: LineStatus } = {
  ready: "ready-for-pickup",
  "return-soon": "ready-for-pickup",
  "on-hold": "on-hold",
  "out-of-stock": "on-hold",
  started: "received",
  "prescriber-asked": "awaiting-prescriber",
  "prescriber-late": "awaiting-prescriber",
  shipped: "shipped",
};

/**
 * The status in which a notice is still true; one that waited till morning is dropped once its order has moved on. Null
 * for what stays true.
 */
export function statusBehind(kind: NoticeKind): LineStatus | null {
  return TRUE_IN[kind] ?? null;
}
