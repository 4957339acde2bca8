/** Why a member of staff opens a member's page. The member reads it in their access log. */
export const ACCESS_REASONS = [
  "member-calling",
  "member-at-counter",
  "working-on-order",
  "prescriber-asks",
  "following-up",
  "other",
] as const;
export type AccessReason = (typeof ACCESS_REASONS)[number];

/** How long a reason holds; after that it is asked for again (45 CFR 164.502(b): no more than the purpose needs). */
export const REASON_HOLDS_MINUTES = 15;

const OTHER = "other: ";

/** As it stands in the access log: the code, and for "other" what was typed. */
export function loggedReason({
  reason,
  note,
}: {
  readonly reason: AccessReason;
  readonly note: string | null;
}): string {
  return reason === "other" ? `${OTHER}${note ?? ""}` : reason;
}

/** The opposite of {@link loggedReason}; a code that a newer version wrote stands as it is. */
export function readLoggedReason(text: string): { readonly reason: string; readonly note: string | null } {
  return text.startsWith(OTHER) ? { reason: "other", note: text.slice(OTHER.length) } : { reason: text, note: null };
}
