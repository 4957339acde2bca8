import { readPlan } from "#database/queries/read-plan.ts";
import { recordRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { DecidedLine } from "#use-cases/orders/decide-line.ts";
import { decideOrder } from "#use-cases/orders/decide-order.ts";
import { narrowForNumber } from "#use-cases/orders/line-answer.ts";
import { guardCaller, memberOf, type PhoneCaller } from "#use-cases/phone/caller.ts";
import type { Finding } from "#use-cases/phone/phone-answers.ts";

type Asked = {
  readonly recordNumber: string;
  readonly rxNumber: string;
  /** What the caller has chosen before in this call. */
  readonly chosen: readonly string[];
  readonly byMail: boolean;
};

/** What a pair of record and prescription number gives today, in the few words anybody who holds them may hear. */
export async function findPrescription(
  dependencies: Dependencies,
  caller: PhoneCaller,
  asked: Asked,
): Promise<Finding> {
  const finding = await guardCaller(
    dependencies,
    caller,
    asked.recordNumber,
    () => find(dependencies, asked),
    ({ kind }) => kind === "not-found",
  );
  return finding.kind === "refused" ? { kind: "code" in finding ? "too-many-tries" : "refused" } : finding;
}

async function find(dependencies: Dependencies, asked: Asked): Promise<Finding> {
  const line = await decide(dependencies, asked);
  if (line === "asked-before") return { kind: "asked-before" };
  if (line.found === null) return { kind: "not-found" };
  const { member_id: memberId } = line.found.row;
  recordRead(dependencies.database, dependencies.clock(), {
    memberId,
    by: { kind: "guest" },
    action: "refill-checked",
    channel: "phone",
  });
  const decision = narrowForNumber(line.found.decision);
  switch (decision.kind) {
    case "scheduled":
      return { kind: "scheduled", clearsOn: decision.clearsOn };
    case "already-ordered":
      return { kind: "already-ordered", confirmationNumber: decision.confirmationNumber };
    case "accepted":
    case "sent-to-prescriber":
    case "refused":
      return { kind: decision.kind };
  }
}

/**
 * Where the caller wants it is asked later. Until then it is decided for pick-up, at the label's pharmacy or, where that
 * has no counter for phone refills, at any that has; on the mail-order line for the member's own address.
 */
async function decide(dependencies: Dependencies, asked: Asked): Promise<DecidedLine | "asked-before"> {
  const member = asked.byMail ? await memberOf(dependencies, asked.recordNumber) : null;
  const address = member && (await newestAddress(dependencies, member.memberId));
  const byMail = member !== null && address !== null;
  const decideFor = async (pharmacyId: string | null) =>
    decideOrder(
      dependencies,
      {
        channel: "phone",
        ordererId: byMail ? member.memberId : null,
        lines: [...asked.chosen, asked.rxNumber].map((rxNumber) => ({
          rxNumber,
          mrn: asked.recordNumber,
          daysSupply: null,
        })),
        delivery: byMail ? { kind: "mail", addressId: address } : { kind: "pickup", pharmacyId },
        paymentMethodId: null,
      },
      null,
    );
  const decided = await decideFor(null);
  if (decided.kind === "refused") {
    if (decided.code === "bad-input") return "asked-before";
    throw new Error(`a prescription could not be looked up: ${decided.code}`);
  }
  const line = lineOf(decided);
  if (byMail || line.found?.decision.code !== "feature-not-in-area") return line;
  const { pharmacies } = await readPlan(dependencies.database);
  const anywhere = [...pharmacies.values()].find(
    ({ kind, area }) => kind === "plan" && area.features.includes("phone-refill"),
  );
  if (anywhere === undefined) return line;
  const again = await decideFor(anywhere.id);
  return again.kind === "refused" ? line : lineOf(again);
}

function lineOf({ lines }: { readonly lines: readonly DecidedLine[] }): DecidedLine {
  const line = lines.at(-1);
  if (line === undefined) throw new Error("an order was decided without its lines");
  return line;
}

async function newestAddress({ database }: Dependencies, memberId: string): Promise<string | null> {
  const row = await database.kysely
    .selectFrom("addresses")
    .select("address_id")
    .where("member_id", "=", memberId)
    .where("removed_at", "is", null)
    .orderBy("created_at", "desc")
    .executeTakeFirst();
  return row?.address_id ?? null;
}
