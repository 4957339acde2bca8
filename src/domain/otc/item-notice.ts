import type { NoticeKind } from "#domain/notice/notice-kinds.ts";
import type { ItemAct, ItemDelay, ItemStatus } from "#domain/otc/item-status.ts";
import type { LineStatus } from "#domain/order/line-status.ts";

/** What the buyer is told of an act; null for the pharmacy's own steps and for what they did themselves. */
export function noticeOfItemAct(act: ItemAct | ItemDelay): NoticeKind | null {
  switch (act) {
    case "make-ready":
      return "ready";
    case "ship":
      return "shipped";
    case "refuse":
      return "declined";
    case "return":
      return "returned";
    case "send-anew":
      return "parcel-replaced";
    case "pay-back":
      return "parcel-refunded";
    case "ships-late":
      return "order-late";
    case "arrives-late":
      return "parcel-late";
    case "give-up":
      return "late-cancelled";
    case "gather":
    case "hand-over":
    case "put-back":
    case "cancel":
      return null;
  }
}

/** The status of an item in which a notice that is true of a line in this status is true of it as well. */
export function itemStatusLike(status: LineStatus): ItemStatus | null {
  if (status === "ready-for-pickup") return "ready";
  return status === "shipped" ? "shipped" : null;
}
