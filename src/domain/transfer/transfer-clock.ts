import type { Day } from "#domain/calendar/day.ts";
import { isOpenTransfer, type TransferStatus } from "#domain/transfer/transfer-status.ts";

/** @param on the day where it is to be filled; `answerBy` itself is still in time */
export function isOverdue(transfer: { readonly status: TransferStatus; readonly answerBy: Day }, on: Day): boolean {
  return isOpenTransfer(transfer.status) && on > transfer.answerBy;
}
