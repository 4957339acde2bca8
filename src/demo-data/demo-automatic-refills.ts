import { agreeToAutomaticRefill } from "#use-cases/automatic-refills/agreements.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

type Ids = {
  readonly memberId: (key: string) => string;
  readonly pharmacyId: (key: string) => string;
  readonly prescriptionId: (rxNumber: string) => string;
};

/** Rosa has her metformin, which lasts a while yet, refilled without asking. */
export async function agreeForDemo(dependencies: Dependencies, ids: Ids): Promise<void> {
  const rosa = { memberId: ids.memberId("rosa"), sessionId: "", language: "en" } as const;
  const agreed = await agreeToAutomaticRefill(dependencies, rosa, ids.prescriptionId("7001001341"), {
    delivery: { kind: "pickup", pharmacyId: ids.pharmacyId("downey") },
    paymentMethodId: null,
    daysSupply: null,
  });
  if (agreed.kind === "refused") throw new Error(`the demo's automatic refill was refused: ${agreed.code}`);
}
