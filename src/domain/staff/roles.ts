export const ROLES = ["pharmacist", "technician", "mail-order", "agent", "prescriber", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** What can be done at the workbench, named as the work is named. */
export const PERMISSIONS = [
  "see-queue",
  "claim-line",
  "verify-prescription",
  "count-medicine",
  "final-check",
  "hand-over",
  "hold-line",
  "decline-line",
  "give-bridge",
  "substitute-drug",
  "return-to-stock",
  "print-label",
  "pack-parcel",
  "answer-renewal",
  "enter-renewal-answer",
  "write-prescription",
  "cancel-prescription",
  "move-prescription",
  "work-transfer",
  "attest-transfer",
  "look-up-member",
  "order-for-member",
  "see-order-timeline",
  "stock-otc",
  "answer-calls",
  "see-call-figures",
  "change-settings",
  "manage-staff",
  "search-audit",
  "reconcile-payments",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * How far a permission reaches: the member of staff's own pharmacy, their own patients (a prescriber's, those they cover
 * for included), or the whole plan.
 */
export type Reach = "own-pharmacy" | "own-patients" | "plan";

/**
 * The one table of who may do what. A role without an entry may not. Verification, the final check, attesting a transfer
 * and deciding to decline are a pharmacist's judgement (16 CCR 1793.1); a technician counts and hands over. What a
 * prescriber's office says by phone is taken down by a pharmacist (21 CFR 1306.21(a), 16 CCR 1793.1(a)).
 */
const TABLE: Readonly<Record<Role, Readonly<Partial<Record<Permission, Reach>>>>> = {
  pharmacist: {
    "see-queue": "own-pharmacy",
    "claim-line": "own-pharmacy",
    "verify-prescription": "own-pharmacy",
    "count-medicine": "own-pharmacy",
    "final-check": "own-pharmacy",
    "hand-over": "own-pharmacy",
    "hold-line": "own-pharmacy",
    "decline-line": "own-pharmacy",
    "give-bridge": "own-pharmacy",
    "substitute-drug": "own-pharmacy",
    "return-to-stock": "own-pharmacy",
    "print-label": "own-pharmacy",
    "pack-parcel": "own-pharmacy",
    "enter-renewal-answer": "own-pharmacy",
    "move-prescription": "plan",
    "work-transfer": "own-pharmacy",
    "attest-transfer": "own-pharmacy",
    "look-up-member": "plan",
    "order-for-member": "plan",
    "see-order-timeline": "plan",
    "stock-otc": "own-pharmacy",
  },
  technician: {
    "see-queue": "own-pharmacy",
    "claim-line": "own-pharmacy",
    "count-medicine": "own-pharmacy",
    "hand-over": "own-pharmacy",
    "return-to-stock": "own-pharmacy",
    "print-label": "own-pharmacy",
    "move-prescription": "plan",
    "work-transfer": "own-pharmacy",
    "look-up-member": "plan",
    "see-order-timeline": "own-pharmacy",
    "stock-otc": "own-pharmacy",
  },
  "mail-order": {
    "see-queue": "own-pharmacy",
    "claim-line": "own-pharmacy",
    "count-medicine": "own-pharmacy",
    "return-to-stock": "own-pharmacy",
    "print-label": "own-pharmacy",
    "pack-parcel": "own-pharmacy",
    "move-prescription": "plan",
    "work-transfer": "own-pharmacy",
    "look-up-member": "plan",
    "see-order-timeline": "own-pharmacy",
    "stock-otc": "own-pharmacy",
  },
  agent: {
    "look-up-member": "plan",
    "order-for-member": "plan",
    "move-prescription": "plan",
    "see-order-timeline": "plan",
    "answer-calls": "plan",
    "see-call-figures": "plan",
  },
  prescriber: {
    "answer-renewal": "own-patients",
    "write-prescription": "own-patients",
    "cancel-prescription": "own-patients",
    "look-up-member": "own-patients",
    "see-order-timeline": "own-patients",
  },
  administrator: {
    "change-settings": "plan",
    "manage-staff": "plan",
    "search-audit": "plan",
    "reconcile-payments": "plan",
    "see-call-figures": "plan",
  },
};

/** Null where the role may not do it at all. */
export function reachOf(role: Role, permission: Permission): Reach | null {
  return TABLE[role][permission] ?? null;
}

/** Whether a member of staff may act at this pharmacy; a permission without a pharmacy is asked with null. */
export function mayAct(
  staff: { readonly role: Role; readonly pharmacyId: string | null },
  permission: Permission,
  pharmacyId: string | null,
): boolean {
  switch (reachOf(staff.role, permission)) {
    case null:
      return false;
    case "plan":
    // Whose patient it is stands in the prescription, so the use case asks that itself.
    case "own-patients":
      return true;
    case "own-pharmacy":
      return pharmacyId === null || pharmacyId === staff.pharmacyId;
  }
}

/** All that a role may do anywhere. */
export function permissionsOf(role: Role): Permission[] {
  return PERMISSIONS.filter((permission) => reachOf(role, permission) !== null);
}

/** Who takes part in treatment sees medicines of a sensitive class; an agent orders them by their number. */
export function seesSensitiveMedicines(role: Role): boolean {
  return role === "pharmacist" || role === "technician" || role === "mail-order" || role === "prescriber";
}
