/** Where the money of one line or item is; `…ing` was asked and not answered yet. */
export type PaymentStatus =
  | "authorising"
  | "authorised"
  | "declined"
  | "capturing"
  | "captured"
  | "voiding"
  | "voided"
  | "refunding"
  | "refunded";

export type MoneyStep = "authorise" | "ask-again" | "let-go" | "capture" | "refund";

/** Where a mailed line or item is, as far as money minds. */
export type PayableStage = "not-yet" | "being-filled" | "sent" | "ended";

/**
 * What has to be done about the money of a mailed line or item; null for nothing. It is held while the pharmacy works,
 * charged when it is sent, and never kept for what the member did not get.
 */
export function nextMoneyStep(facts: {
  readonly stage: PayableStage;
  /** Of the payment that lives; null where none does. */
  readonly payment: PaymentStatus | null;
  /** The hold ran out. */
  readonly lapsed: boolean;
  /** The card now chosen for the order was declined for it. */
  readonly declined: boolean;
}): MoneyStep | null {
  const { stage, payment, lapsed, declined } = facts;
  switch (payment) {
    case "authorising":
    case "capturing":
    case "voiding":
    case "refunding":
      return "ask-again";
    case "authorised":
      if (stage === "sent") return "capture";
      return stage === "ended" || lapsed ? "let-go" : null;
    case "captured":
      return stage === "ended" ? "refund" : null;
    case "declined":
    case "voided":
    case "refunded":
    case null:
      return stage === "being-filled" && !declined ? "authorise" : null;
  }
}

/** What a line's or an item's status means for its money. */
export function payableStage(status: string): PayableStage {
  switch (status) {
    // Nothing is held for what may start in weeks, or never: holds lapse within days.
    case "awaiting-prescriber":
    case "scheduled":
      return "not-yet";
    case "shipped":
    case "delivered":
      return "sent";
    case "cancelled":
    case "declined":
    case "returned-to-stock":
    case "not-available":
    case "returned":
      return "ended";
    default:
      return "being-filled";
  }
}
