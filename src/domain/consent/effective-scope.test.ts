import { describe, expect, it, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import {
  effectiveScope,
  type GrantFacts,
  mayOrder,
  maySeeList,
  maySeeMedicine,
  nextScopeChange,
} from "#domain/consent/effective-scope.ts";

const parent: GrantFacts = { scope: "full", basis: "parent", expiresOn: null, revokedAt: null };
const given: GrantFacts = { ...parent, basis: "member-given" };
const bornOn = parseDay("2010-05-20");

describe("a parent's grant", () => {
  test.each([
    ["2022-05-19", "full"],
    ["2022-05-20", "by-number"],
    ["2028-05-19", "by-number"],
    ["2028-05-20", "none"],
  ])("on %s is %s for a child born on 20 May 2010", (on, scope) => {
    expect(effectiveScope(parent, bornOn, parseDay(on))).toBe(scope);
  });
  it("never widens what was given by number", () => {
    expect(effectiveScope({ ...parent, scope: "by-number" }, bornOn, parseDay("2020-01-01"))).toBe("by-number");
  });
  it("narrows when the area says so", () => {
    expect(effectiveScope(parent, bornOn, parseDay("2022-05-20"), { teenAge: 14, adultAge: 18 })).toBe("full");
  });
  it("of a child born on 29 February narrows on the 28th in a common year", () => {
    expect(effectiveScope(parent, parseDay("2012-02-29"), parseDay("2025-02-28"), { teenAge: 13, adultAge: 18 })).toBe(
      "by-number",
    );
  });
});

describe("a grant a member gave", () => {
  it("has no end by age", () => {
    expect(effectiveScope(given, parseDay("1942-03-01"), parseDay("2026-11-21"))).toBe("full");
    expect(effectiveScope(given, bornOn, parseDay("2028-05-20"))).toBe("full");
  });
  it("holds on its last day, not after it", () => {
    const until = { ...given, expiresOn: parseDay("2026-11-21") };
    expect(effectiveScope(until, bornOn, parseDay("2026-11-21"))).toBe("full");
    expect(effectiveScope(until, bornOn, parseDay("2026-11-22"))).toBe("none");
  });
  it("ends at once when revoked", () => {
    expect(
      effectiveScope({ ...given, revokedAt: new Date("2026-11-21T10:00:00Z") }, bornOn, parseDay("2026-11-21")),
    ).toBe("none");
  });
});

test.each([
  ["full", true, true],
  ["by-number", true, false],
  ["none", false, false],
] as const)("%s: may order %s, may see the list %s", (scope, order, list) => {
  expect(mayOrder(scope)).toBe(order);
  expect(maySeeList(scope)).toBe(list);
});

it("a sensitive medicine stays hidden unless the member shows it, and then only to who sees the list", () => {
  expect(maySeeMedicine("full", { sensitive: false, shownToProxies: false })).toBe(true);
  expect(maySeeMedicine("full", { sensitive: true, shownToProxies: false })).toBe(false);
  expect(maySeeMedicine("full", { sensitive: true, shownToProxies: true })).toBe(true);
  expect(maySeeMedicine("by-number", { sensitive: false, shownToProxies: true })).toBe(false);
});

describe("the next change of a grant", () => {
  test.each([
    { grant: parent, on: "2020-01-01", change: { on: "2022-05-20", scope: "by-number" } },
    { grant: parent, on: "2022-05-20", change: { on: "2028-05-20", scope: "none" } },
    { grant: parent, on: "2028-05-20", change: null },
    {
      grant: { ...parent, expiresOn: parseDay("2021-03-31") },
      on: "2020-01-01",
      change: { on: "2021-04-01", scope: "none" },
    },
    { grant: given, on: "2020-01-01", change: null },
    {
      grant: { ...given, expiresOn: parseDay("2026-12-31") },
      on: "2026-12-31",
      change: { on: "2027-01-01", scope: "none" },
    },
  ])("after $on is $change", ({ grant, on, change }) => {
    expect(nextScopeChange(grant, bornOn, parseDay(on))).toEqual(change);
  });
});
