import { memberId, pharmacyId, prescriptionId } from "#demo-data/demo-ids.ts";
import { agreeToAutomaticRefill } from "#use-cases/automatic-refills/agreements.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** Rosa has her metformin, which lasts a while yet, refilled without asking. */
export async function agreeForDemo(dependencies: Dependencies): Promise<void> {
  const rosa = { memberId: memberId("rosa"), sessionId: "", language: "en" } as const;
  const agreed = await agreeToAutomaticRefill(dependencies, rosa, prescriptionId("7001001341"), {
    delivery: { kind: "pickup", pharmacyId: pharmacyId("downey") },
    paymentMethodId: null,
    daysSupply: null,
  });
  if (agreed.kind === "refused") throw new Error(`the demo's automatic refill was refused: ${agreed.code}`);
}
