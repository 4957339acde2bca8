import { expect, test } from "vitest";
import type { TrainingNumbers, TrainingTurn } from "#contracts/staff/training-call.ts";
import { trainingPages } from "#staff-workbench/calls/training-page.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const numbers: TrainingNumbers = {
  recordNumber: "999000102",
  ...{ ready: "9990001019", alsoReady: "9990001027", noRefills: "9990001035", tooSoon: "9990001043" },
  ...{ onOrder: "9990001050", refillPhone: "5555550100" },
  ...{ birthDate: "1981-02-03", streetNumber: "100", zip: "90001" },
};

test("a training call says that nothing is ordered, and sends each act with those before, without scripts too", async () => {
  const turn: TrainingTurn = {
    before: ["1"],
    says: ["To order refills, press 1."],
    sounds: [],
    awaits: "key",
    seconds: 20,
  };
  const browser = browseWorkbench([trainingPages], staffOfRole("agent"), {
    "GET /staff/training-call": numbers,
    "POST /staff/training-call": turn,
  });
  expect((await browser.open("/staff/calls/training")).html).toContain("nothing is ordered");
  await browser.send("/staff/calls/training", { to: "mailorder" });
  expect(browser.asked.at(-1)?.body).toEqual({ to: "mailorder" });
  const state = JSON.stringify({ to: "mailorder", before: ["1"] });
  const { html } = await browser.send("/staff/calls/training", { state, keys: "2" });
  expect(browser.asked.at(-1)?.body).toEqual({ to: "mailorder", before: ["1"], keys: "2" });
  for (const text of ["Training. Nothing is ordered.", "To order refills, press 1.", "02031981"])
    expect(html).toContain(text);
  await browser.send("/staff/calls/training", { state, act: "hang-up" });
  expect(browser.asked.at(-1)?.body).toEqual({ to: "mailorder", before: ["1"], hangUp: true });
});
