import { expect, test } from "vitest";
import { browse } from "#member-app/testing/browse.ts";
import { emptyBag } from "#member-app/testing/ordering-samples.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

test("two numbers put a stranger's prescription in the bag", async () => {
  const browser = browse({ "POST /bag": emptyBag });
  const seen = await browser.send("/order-by-number", { act: "add", mrn: "100 200 757", rx: ["7003001018", ""] });
  expect(seen.location).toBe("/bag");
  expect(browser.asked.filter(({ call }) => call === "POST /bag").map(({ body }) => body)).toEqual([
    { mrn: "100 200 757", rxNumber: "7003001018" },
  ]);
});

test("a number that does not match is told at its field; the other is in the bag, and nothing typed is lost", async () => {
  const wrong = refusal(422, "bad-input", "Please check", { rxNumber: "These do not match our records." });
  const browser = browse({
    "POST /bag": (body: unknown) => ((body as { rxNumber: string }).rxNumber === "7003001018" ? emptyBag : wrong),
  });
  const seen = await browser.send("/order-by-number", {
    act: "add",
    mrn: "100200757",
    rx: ["7003001018", "7003001019"],
  });
  expect(seen.status).toBe(422);
  expect(seen.words).toContain("1 prescription is in your bag.");
  expect(seen.html).toContain('href="#rx-1"');
  expect(seen.html).toContain('value="7003001019"');
  expect(seen.html).toContain('value="100200757"');
  expect(seen.html).not.toContain('value="7003001018"');
});

test("another prescription number can be added without a script", async () => {
  const seen = await browse().send("/order-by-number", { act: "more", mrn: "100200757", rx: ["7003001018"] });
  expect(seen.html).toContain('id="rx-2"');
  expect(seen.html).toContain('value="7003001018"');
});
