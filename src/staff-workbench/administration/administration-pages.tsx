import { sendPage } from "#pages/send-page.ts";
import { accountsPages } from "#staff-workbench/administration/accounts/accounts-pages.tsx";
import { AdministrationIndex } from "#staff-workbench/administration/administration-index.tsx";
import { announcementsPages } from "#staff-workbench/administration/announcements/announcements-pages.tsx";
import { auditPages } from "#staff-workbench/administration/audit/audit-pages.tsx";
import { paymentsPages } from "#staff-workbench/administration/payments/payments-pages.tsx";
import { settingsPages } from "#staff-workbench/administration/settings/settings-pages.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";

/** What administrators do. */
export const administrationPages: WorkbenchRoutes = (app) => {
  app.get("/staff/administration", (c) => sendPage(c, <AdministrationIndex page={c.get("page")} />));
  announcementsPages(app);
  settingsPages(app);
  accountsPages(app);
  auditPages(app);
  paymentsPages(app);
};
