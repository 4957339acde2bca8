import type { StaffMe } from "#contracts/staff/sign-on.ts";
import type { IconName } from "#design/components/icon-drawings.ts";
import type { Permission } from "#domain/staff/roles.ts";

/** The places of the workbench, in the order of the day's work, and who has which: any one of the permissions opens it. */
const SECTIONS = [
  { key: "queue", icon: "clock", permissions: ["see-queue"] },
  { key: "parcels", icon: "bag", permissions: ["pack-parcel"] },
  { key: "renewals", icon: "pen", permissions: ["answer-renewal"] },
  { key: "prescriptions", icon: "bottle", permissions: ["write-prescription", "cancel-prescription"] },
  { key: "members", icon: "person", permissions: ["look-up-member"] },
  { key: "transfers", icon: "arrow", permissions: ["work-transfer", "move-prescription"] },
  { key: "items", icon: "bag", permissions: ["stock-otc"] },
  {
    key: "administration",
    icon: "lock",
    permissions: ["change-settings", "manage-staff", "search-audit", "reconcile-payments"],
  },
  { key: "calls", icon: "phone", permissions: ["answer-calls", "see-call-figures"] },
] as const satisfies readonly { key: string; icon: IconName; permissions: readonly Permission[] }[];

export type Section = (typeof SECTIONS)[number]["key"];

export type SectionLink = { readonly key: Section; readonly href: string; readonly icon: IconName };

/** Where this member of staff can go. The first is where their day begins. */
export function sectionsOf({ permissions }: Pick<StaffMe, "permissions">): SectionLink[] {
  return SECTIONS.filter((section) => section.permissions.some((permission) => permissions.includes(permission))).map(
    ({ key, icon }) => ({
      key,
      icon,
      href: `/staff/${key}`,
    }),
  );
}
