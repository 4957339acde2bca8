import { expect, it } from "vitest";
import { reasonOptions } from "#staff-workbench/reason-options.ts";

it("offers a plan's reasons in its own words, and none is chosen beforehand", () => {
  const plan = {
    reasonsOff: { item: ["recalled"] },
    reasonWords: { item: { damaged: { en: "Broken", es: "Roto" } } },
  };
  expect(reasonOptions(plan, "item", "en")).toEqual([
    { value: "", text: "Choose a reason" },
    { value: "not-on-shelf", text: "Not on the shelf" },
    { value: "damaged", text: "Broken" },
    { value: "pharmacist-advises", text: "A pharmacist wants to talk first" },
  ]);
});
