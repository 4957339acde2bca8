import { type BrokenParcelRow, readBrokenParcels } from "#database/queries/read-broken-parcels.ts";
import { readClaims } from "#database/queries/read-claims.ts";
import type { ClaimWish } from "#domain/shipping/claim.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { decideOnLines } from "#use-cases/shipping/decide-claim.ts";

type OfOrder = { readonly confirmationNumber: string };

/** Parcels of an order that came broken, for whoever ordered and paid them: sent again, or money back? */
export async function listBrokenParcels(
  { database }: Dependencies,
  { memberId }: Actor,
  { confirmationNumber }: OfOrder,
): Promise<readonly BrokenParcelRow[]> {
  return readBrokenParcels(database, { confirmationNumber, ordererId: memberId });
}

/**
 * The member chooses between the same medicine again and the money back. With a controlled medicine in it that is a
 * wish, and a pharmacist decides; else it is done at once.
 */
export async function answerBrokenParcel(
  dependencies: Dependencies,
  actor: Actor,
  ask: OfOrder & { readonly claimId: string; readonly wish: ClaimWish },
): Promise<{ readonly kind: "done" | "noted" } | Refusal<"not-found" | "try-again" | "ordered-meanwhile">> {
  const { kysely } = dependencies.database;
  const broken = await listBrokenParcels(dependencies, actor, ask);
  const parcel = broken.find(({ claim_id: claimId }) => claimId === ask.claimId);
  if (parcel === undefined) return refuse("not-found");
  await kysely
    .updateTable("parcel_claims")
    .set((eb) => ({ wish: ask.wish, version: eb("version", "+", 1) }))
    .where("claim_id", "=", ask.claimId)
    .where("status", "=", "open")
    .execute();
  if (parcel.is_controlled) return { kind: "noted" };
  const [claim] = await readClaims(dependencies.database, ask);
  // Staff decided at this moment: what came of it stands on the page.
  if (claim?.status !== "open") return refuse("try-again");
  const decided = await decideOnLines(dependencies, null, claim, { decision: ask.wish });
  if (decided.kind === "done") return decided;
  return refuse(decided.code === "ordered-meanwhile" ? "ordered-meanwhile" : "try-again");
}
