import { expect, test } from "vitest";
import { mayAct, PERMISSIONS, reachOf, ROLES } from "#domain/staff/roles.ts";

const downey = "downey";
const oakland = "oakland";

test.each([
  { role: "pharmacist", permission: "verify-prescription", at: downey, may: true },
  { role: "pharmacist", permission: "verify-prescription", at: oakland, may: false },
  { role: "technician", permission: "verify-prescription", at: downey, may: false },
  { role: "technician", permission: "count-medicine", at: downey, may: true },
  { role: "technician", permission: "final-check", at: downey, may: false },
  { role: "agent", permission: "order-for-member", at: null, may: true },
  { role: "agent", permission: "see-queue", at: downey, may: false },
  { role: "prescriber", permission: "answer-renewal", at: null, may: true },
  { role: "administrator", permission: "look-up-member", at: null, may: false },
  { role: "administrator", permission: "change-settings", at: null, may: true },
] as const)("a $role of Downey may $permission at $at: $may", ({ role, permission, at, may }) => {
  expect(mayAct({ role, pharmacyId: downey }, permission, at)).toBe(may);
});

test("everything that can be done can be done by somebody", () => {
  for (const permission of PERMISSIONS) expect(ROLES.some((role) => reachOf(role, permission) !== null)).toBe(true);
});
