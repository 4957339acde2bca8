import { pharmacyId, staffId } from "#demo-data/demo-ids.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";

/** Somebody of the demo's staff at work. */
export function demoStaff(email: string, role: StaffActor["role"], pharmacyKey: string | null): StaffActor {
  return {
    staffId: staffId(email),
    sessionId: "",
    name: "",
    role,
    pharmacyId: pharmacyKey === null ? null : pharmacyId(pharmacyKey),
    prescriberId: null,
    secondFactorAt: new Date(0),
  };
}
