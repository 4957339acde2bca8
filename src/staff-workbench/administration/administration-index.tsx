import type { Permission } from "#domain/staff/roles.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffAdministration as en } from "#words/en/staff-administration.ts";
import { staffAdministration as es } from "#words/es/staff-administration.ts";

const CARDS = [
  { key: "area", path: "settings/area", permission: "change-settings" },
  { key: "pharmacy", path: "settings/pharmacy", permission: "change-settings" },
  { key: "coverage", path: "settings/coverage", permission: "change-settings" },
  { key: "drug", path: "settings/drug", permission: "change-settings" },
  { key: "policy", path: "settings/policy/plan", permission: "change-settings" },
  { key: "wording", path: "settings/wording/plan", permission: "change-settings" },
  { key: "announcements", path: "announcements", permission: "change-settings" },
  { key: "changes", path: "changes", permission: "change-settings" },
  { key: "staff", path: "staff", permission: "manage-staff" },
  { key: "audit", path: "audit", permission: "search-audit" },
  { key: "payments", path: "payments", permission: "reconcile-payments" },
] as const satisfies readonly { key: string; path: string; permission: Permission }[];

/** Where each part of administration is. */
export function AdministrationIndex({ page }: { readonly page: WorkbenchContext }) {
  const words = { en, es }[page.language];
  const { permissions } = signedOnStaff(page);
  return (
    <WorkbenchPage page={page} title={words.title} section="administration">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <ul class="admin-cards" role="list">
        {CARDS.filter(({ permission }) => permissions.includes(permission)).map(({ key, path }) => (
          <li key={key}>
            <h2>
              <a href={`/staff/administration/${path}`} data-key-item="">
                {words.cards[key].title}
              </a>
            </h2>
            <p>{words.cards[key].text}</p>
          </li>
        ))}
      </ul>
    </WorkbenchPage>
  );
}
