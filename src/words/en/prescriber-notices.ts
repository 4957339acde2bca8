/** What prescribers are told because the law asks for it. */
export const prescriberNotices = {
  title: "Notices to you",
  link: "Notices",
  lead: "The law asks that you are told when a pharmacist fills a prescription for more days at a time than you wrote (Business and Professions Code 4064.5), or gives a few days of it without a refill (4064). You need do nothing. To keep a medicine at the days you write, call the pharmacy.",
  none: "No new notice",
  columns: { written: "Checked", patient: "Patient", medicine: "Medicine", told: "What", read: "Read" },
  told: (from: number, to: number) => `Written for ${from} days a fill, filled for ${to} days`,
  toldBridge: (days: number) =>
    `${days === 1 ? "1 day" : `${days} days`} given without a refill, until the next fill comes`,
  read: "Mark as read",
  done: { read: "Marked as read" },
  back: "All requests",
} as const;

/** The mail that a notice waits. It names no patient and no medicine. */
export const prescriberNoticeMail = (name: string, kind: "filled-for-90-days" | "bridge-given") => ({
  subject: "A notice about one of your prescriptions",
  body: `Hello ${name},\n\nA pharmacist of the plan ${kind === "bridge-given" ? "gave a few days of a medicine you prescribe, without a refill, so that it is not interrupted" : "filled a prescription of yours for more days at a time than you wrote"}. You need do nothing.\n\nSign on to the workbench to see which: Renewals, then Notices.\n`,
});
