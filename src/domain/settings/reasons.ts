import {
  DECLINE_REASONS,
  LINE_HOLD_REASONS,
  OVERRIDE_REASONS,
  SUBSTITUTION_REASONS,
} from "#domain/filling/filling-line.ts";
import { WARNING_REASONS } from "#domain/filling/profile-warnings.ts";
import { ITEM_REFUSAL_REASONS } from "#domain/otc/item-status.ts";
import { CANCEL_REASONS } from "#domain/prescription/cancel-reasons.ts";
import { DENIAL_REASONS } from "#domain/renewal/renewal-answer.ts";
import { TRANSFER_REFUSALS } from "#domain/transfer/transfer-status.ts";

/**
 * The coded reasons staff give, by what they are given for. The codes are the program's, as rules and partners act on
 * them; which of them staff can choose is the plan's.
 */
export const REASONS = {
  hold: LINE_HOLD_REASONS,
  decline: DECLINE_REASONS,
  substitution: SUBSTITUTION_REASONS,
  override: OVERRIDE_REASONS,
  warning: WARNING_REASONS,
  cancel: CANCEL_REASONS,
  deny: DENIAL_REASONS,
  transfer: TRANSFER_REFUSALS,
  item: ITEM_REFUSAL_REASONS,
} as const;
export type ReasonKind = keyof typeof REASONS;
export const REASON_KINDS = Object.keys(REASONS) as ReasonKind[];

/** Codes the plan has switched off; a code that a newer version brings is on. */
export type ReasonsOff = Readonly<Partial<Record<ReasonKind, readonly string[]>>>;

/** Words by code, in each language. */
export type Wordings = Readonly<Record<string, Readonly<Record<"en" | "es", string>>>>;

/**
 * A plan's own words where it does not use the program's: what staff choose from, and what members read of a
 * prescriber's answer, of a transfer that was refused, and of an item that can't be had. In the sentence that says why a
 * prescriber answered so, "{doctor}" is the prescriber's name.
 */
export type ReasonWords = Readonly<Partial<Record<(typeof REASON_WORDS)[number], Wordings>>>;
export const REASON_WORDS = [
  ...REASON_KINDS,
  "cancelWhy",
  "cancelNext",
  "denyWhy",
  "denyNext",
  "transferWhy",
  "transferNext",
  "itemWhy",
] as const;

export function isReasonOn(off: ReasonsOff, kind: ReasonKind, reason: string): boolean {
  return off[kind]?.includes(reason) !== true;
}

/** The reasons staff can choose from, in the order of the table. */
export function reasonsOn<Kind extends ReasonKind>(off: ReasonsOff, kind: Kind): (typeof REASONS)[Kind][number][] {
  const all: readonly (typeof REASONS)[Kind][number][] = REASONS[kind];
  return all.filter((reason) => isReasonOn(off, kind, reason));
}
