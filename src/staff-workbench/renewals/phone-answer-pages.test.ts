import { expect, it } from "vitest";
import { workbenchPages } from "#staff-workbench/all-pages.ts";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const id = "01990000-0000-7000-8000-000000000001";
const here = `/staff/lines/${id}/renewal`;

it("an answer by phone is written down among all the pages of a line, with who spoke and when", async () => {
  const browser = browseWorkbench(workbenchPages, staffOfRole("pharmacist"), {
    [`POST ${here}/answer`]: { lineStatus: "received" },
  });
  const call = { informant: "Maria Ruiz, RN", toldAt: "2026-11-24T10:15" };
  const page = await browser.send(here, { ...call, kind: "approved-with-changes", refills: "2", reason: "too-soon" });
  expect(page).toMatchObject({ status: 303, location: `/staff/lines/${id}?done=renewal-entered` });
  expect(browser.asked.at(-1)?.body).toEqual({
    ...call,
    answer: { kind: "approved-with-changes", refills: 2 },
    warningsRead: false,
  });
});

it("what was answered meanwhile leads back to the line", async () => {
  const problem = { type: "", title: "", status: 409, code: "changed-meanwhile", detail: "" };
  const browser = browseWorkbench(workbenchPages, staffOfRole("pharmacist"), {
    [`GET ${here}`]: Response.json(problem, { status: 409 }),
  });
  expect(await browser.open(here)).toMatchObject({ status: 303, location: `/staff/lines/${id}?done=renewal-gone` });
});
