import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  afterItemAct,
  canCancelItem,
  givesBack,
  type ItemStatus,
  itemActs,
  STAFF_ITEM_ACTS,
} from "#domain/otc/item-status.ts";

const ENDS: readonly ItemStatus[] = ["picked-up", "shipped", "not-available", "cancelled", "returned"];

describe("an item of an order", () => {
  test.each([
    ["pickup", ["gather", "make-ready", "hand-over"], "picked-up"],
    ["pickup", ["gather", "make-ready", "return"], "returned"],
    ["mail", ["gather", "ship"], "shipped"],
    ["pickup", ["gather", "put-back", "refuse"], "not-available"],
  ] as const)("for %s goes through %j to %s", (delivery, acts, end) => {
    let status: ItemStatus = "received";
    for (const act of acts) status = afterItemAct(act, status, delivery) ?? "received";
    expect(status).toBe(end);
  });

  it("is cancelled by its member only before it was gathered", () => {
    expect(canCancelItem("received")).toBe(true);
    expect(canCancelItem("gathered")).toBe(false);
  });

  it("comes to an end from wherever it is, and stays there", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("pickup" as const, "mail" as const),
        fc.array(fc.constantFrom(...STAFF_ITEM_ACTS), { maxLength: 12 }),
        (delivery, acts) => {
          let status: ItemStatus = "received";
          for (const act of acts) {
            const next = afterItemAct(act, status, delivery);
            if (ENDS.includes(status)) expect(next).toBeNull();
            status = next ?? status;
          }
          expect(itemActs(status, delivery).length > 0).toBe(!ENDS.includes(status));
        },
      ),
    );
  });

  it("stands on the shelf again when the member did not take it, and not when it is broken or was never there", () => {
    expect(givesBack("cancel", null)).toBe(true);
    expect(givesBack("return", null)).toBe(true);
    expect(givesBack("refuse", "pharmacist-advises")).toBe(true);
    expect(givesBack("refuse", "damaged")).toBe(false);
    expect(givesBack("refuse", "not-on-shelf")).toBe(false);
  });
});
