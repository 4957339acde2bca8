import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { KeptOrder } from "#use-cases/phone/record-call.ts";

export type VoiceMessageAct = "claim" | "release" | "called-back" | "done";

/** After which a colleague may take a message over: whoever claimed it has gone home. */
const CLAIM_MINUTES = 60;

export function isClaimOld(claimedAt: Date, now: Date): boolean {
  return now.getTime() - claimedAt.getTime() >= CLAIM_MINUTES * 60_000;
}

/** What is kept with a message: only this program writes it. */
export function keyedOf(kept: unknown): KeptOrder {
  return kept as KeptOrder;
}

/** The member of the record number that was keyed, who may not have been the caller; null where there is none. */
export async function memberWhoKeyed(kysely: Kysely<DB>, { recordNumber }: KeptOrder): Promise<string | null> {
  if (recordNumber === "") return null;
  const row = await kysely.selectFrom("members").select("member_id").where("mrn", "=", recordNumber).executeTakeFirst();
  return row?.member_id ?? null;
}
