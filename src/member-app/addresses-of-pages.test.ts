import { expect, test } from "vitest";
import { browse } from "#member-app/testing/browse.ts";
import {
  atorvastatin,
  elenaGrant,
  fullBag,
  list,
  mixedQuote,
  number,
  order,
  people,
} from "#member-app/testing/ordering-samples.ts";
import { rosa } from "#pages/testing/scripted-api.ts";

const answers = {
  "GET /bag": fullBag,
  "POST /quotes": mixedQuote,
  "GET /orders": { orders: [order] },
  [`GET /orders/${number}`]: order,
  [`GET /prescriptions/${atorvastatin.id}`]: { ...atorvastatin, person: rosa.name, writtenOn: "2026-03-01", fills: [] },
};

const secrets = [
  ...list.prescriptions.flatMap(({ drug, rxNumber }) => [drug, rxNumber]),
  ...people.people.map(({ name }) => name),
  ...fullBag.lines.flatMap(({ line }) => [line.rxNumber, line.mrn ?? ""]),
  rosa.mrn,
  "cholesterol",
].filter((secret) => secret !== "");

test.each([
  "/home",
  `/home?person=${elenaGrant}`,
  "/bag",
  "/bag?delivery=mail",
  "/orders",
  `/orders/${number}`,
  `/orders/${number}?placed=1`,
  `/orders/${number}/cancel/${order.lines[0]?.id}`,
  `/medicines/${atorvastatin.id}`,
  "/medicines/print",
  "/order-by-number",
])("no address in %s names a medicine, a person or a number of theirs", async (path) => {
  const { html, status } = await browse(answers).open(path);
  expect(status).toBe(200);
  const addresses = [...html.matchAll(/(?:href|action|src|formaction|data-live)="([^"]*)"/g)].map(
    (match) => match[1]?.toLowerCase() ?? "",
  );
  for (const secret of secrets) {
    expect(addresses.filter((address) => address.includes(secret.toLowerCase()))).toEqual([]);
  }
});

test("a search comes back without what was searched for in any address", async () => {
  const { html } = await browse(answers).send("/home", { act: "search", q: "Atorvastatin" });
  expect(html).not.toMatch(/(?:href|action)="[^"]*torvastatin/);
});
