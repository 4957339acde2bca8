/** What an agent can say at their phone desk: of themselves, and of the call they have. */
export const DESK_ACTS = [
  "take-calls",
  "free",
  "away",
  "sign-off",
  "calling",
  "reached",
  "not-reached",
  "pass",
  "over",
] as const;
export type DeskAct = (typeof DESK_ACTS)[number];
