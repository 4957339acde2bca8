/** Bridge supplies at the workbench; the reasons are read by members too. */
export const staffBridges = {
  title: "Bridge supplies",
  lead: "Members ask for a few days until an order comes. You give at most 7 days, when stopping is unsafe and the prescriber can't be reached. Never schedule II. The patient and the prescriber are told.",
  none: "Nobody asks for a bridge supply",
  noneText: "What members ask for with an order comes here.",
  asked: (days: number) => `Asks for ${days === 1 ? "1 day" : `${days} days`}`,
  given: (days: number, quantity: string) =>
    `Given: ${days === 1 ? "1 day" : `${days} days`}, ${quantity} units. Waits to be picked up.`,
  born: (day: string) => `born ${day}`,
  facts: {
    directions: "Directions",
    prescriber: "Prescriber",
    lastFilled: "Last filled",
    order: "Order",
    expected: "Order expected by",
  },
  days: "Days to give",
  stoppingUnsafe: "In my judgment, stopping this medicine is unsafe",
  prescriberUnreachable: "I could not reach the prescriber",
  give: "Give it",
  decline: "Decline",
  reason: "Why not",
  reasons: {
    "not-needed": "The supply lasts until the order comes",
    unsafe: "It is not safe to give more without the prescriber",
    "see-prescriber": "The prescriber has to see the patient first",
    "prescriber-reached": "The prescriber was reached, and the order goes ahead",
  },
  handOver: "Handed over",
  done: {
    give: "Given. The member is told, and the prescriber.",
    decline: "Declined. The member is told.",
    "hand-over": "Handed over",
  },
  link: (asked: number) =>
    asked === 0 ? "Bridge supplies" : asked === 1 ? "1 bridge supply asked for" : `${asked} bridge supplies asked for`,
  back: "Back to the queue",
} as const;
