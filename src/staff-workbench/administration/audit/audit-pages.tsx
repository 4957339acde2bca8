import type { AuditActs, AuditPage as AuditResults, BegunExport } from "#contracts/staff/audit.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { type PostedForm, readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { AUDIT_FIELDS, AuditPage, type TypedAudit } from "#staff-workbench/administration/audit/audit-page.tsx";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";

const HERE = "/staff/administration/audit";
const IDS = Object.fromEntries(AUDIT_FIELDS.map((name) => [name, name]));

/** Searching the access log, and taking it along. */
export const auditPages: WorkbenchRoutes = (app) => {
  app.get(HERE, async (c) => {
    const page = c.get("page");
    const acts = await page.api.get<AuditActs>("/staff/audit/acts");
    if (!acts.ok) return answerFailure(c, acts);
    const nothing = Object.fromEntries(AUDIT_FIELDS.map((name) => [name, ""])) as TypedAudit;
    return sendPage(c, <AuditPage page={page} typed={nothing} acts={acts.data.acts} />);
  });

  app.post(HERE, async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = typedAudit(form);
    const after = form.text("after");
    const answer = await page.api.send<AuditResults>("POST", "/staff/audit/search", {
      ...bodyOf(typed),
      ...(after === "" ? {} : { after }),
    });
    if (answer.ok) {
      const { fromOn, toOn } = answer.data;
      return sendPage(c, <AuditPage page={page} typed={{ ...typed, fromOn, toOn }} results={answer.data} />);
    }
    if (answer.status === 401 || answer.status === 403) return answerFailure(c, answer);
    return sendPage(
      c,
      <AuditPage page={page} typed={typed} faults={faultsOf(answer, page.language, IDS)} />,
      statusOf(answer),
    );
  });

  app.post(`${HERE}/export`, async (c) => {
    const page = c.get("page");
    const typed = typedAudit(await readForm(c));
    const answer = await page.api.send<BegunExport>("POST", "/staff/audit/exports", bodyOf(typed));
    if (answer.ok) return c.redirect(`/api/staff/audit/exports/${answer.data.id}`, 303);
    if (answer.status === 401 || answer.status === 403) return answerFailure(c, answer);
    return sendPage(
      c,
      <AuditPage page={page} typed={typed} faults={faultsOf(answer, page.language, IDS)} />,
      statusOf(answer),
    );
  });
};

function typedAudit(form: PostedForm): TypedAudit {
  return Object.fromEntries(AUDIT_FIELDS.map((name) => [name, form.text(name)])) as TypedAudit;
}

/** As the API takes it: what was left empty is left out. */
function bodyOf(typed: TypedAudit): Partial<TypedAudit> {
  return Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ""));
}
