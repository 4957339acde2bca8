export const staffPayments = {
  title: "Payments",
  lead: "Every charge and refund stands in our ledger and in the books of the payment company. Each night the two are compared, to the cent.",
  zone: "Days run from midnight to midnight UTC, as in the books of the payment company.",
  done: { compared: "The day is compared", resolved: "Your note is kept with the difference" },
  day: "Day",
  show: "Show",
  compare: "Compare this day now",

  unanswered: "Waiting for an answer of the payment company",
  needCard: "Orders that need another card",

  dayTitle: (day: string) => `What ${day} came to`,
  columns: { what: "What", count: "Count", amount: "Amount" },
  figures: {
    holds: "Held on cards",
    releases: "Let go",
    captures: "Charged",
    refunds: "Refunded",
    declined: "Declined",
  },

  differencesTitle: "Differences",
  noDifferences: "No differences. What was compared agrees to the cent.",
  differenceColumns: { day: "Day", what: "What", ours: "Our ledger", theirs: "Payment company", state: "What it is" },
  kinds: { capture: "Charge", refund: "Refund", other: "Booked by the payment company alone" },
  order: (number: string) => `order ${number}`,
  missing: "not there",
  cleared: "Agrees by now",
  resolved: (note: string, by: string, at: string) => `${note} (${by}, ${at})`,
  note: "What is it?",
  noteHint: "Look it up at the payment company first. A note moves no money.",
  resolve: "Keep the note",

  comparedTitle: "The last days",
  notCompared: "No day was compared yet.",
  comparedColumns: {
    day: "Day",
    ours: "Our ledger",
    theirs: "Payment company",
    difference: "Difference",
    at: "Compared",
  },
};
