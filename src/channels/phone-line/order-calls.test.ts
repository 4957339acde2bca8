import { describe, expect, it } from "vitest";
import { ROSA, useDemoLine } from "#main/testing/demo-line.ts";
import { makeDemoApi } from "#channels/web-api/testing/demo-members.ts";

// Real calls over real sockets: phones in this process ring the line in another, all at once.

const line = useDemoLine({ mediaPorts: "43000-43098" });
const { clock, hears, ring } = line;
const ELENA = "100200427#";

describe.concurrent("a real call", { timeout: 120_000 }, () => {
  it("orders two refills for pick-up, hears the prompts and the number, and the web shows the order", async () => {
    const call = await ring("refill", { from: "5625550199" });
    await call.press("1");
    await hears(call, "menu");
    await call.press("1");
    await hears(call, "record-number");
    await call.press(ROSA);
    await hears(call, "prescription-number");
    await call.press("7001001010#");
    await hears(call, "prescription-ending", { digits: "010" }, "is-ready");
    await call.press("117001001127#121");
    await hears(call, "your-order", "prescription-ending", { digits: "010" });
    await call.press("1");
    await hears(call, "order-placed", "number-is");
    const lines = await line.phoneOrders(ROSA, "7001001010", "7001001127");
    expect(lines.map(({ delivery_kind }) => delivery_kind)).toEqual(["pickup", "pickup"]);
    const number = lines[0]?.confirmation_number ?? "";
    await hears(call, "again-number-is", { grouped: number }, "hear-again");
    await call.hangUp();

    const rosa = await makeDemoApi({ database: line.database, clock }).signOn("rosa@example.com");
    const { body } = await rosa.browser.get(`/orders/${number}`);
    expect(body).toMatchObject({ confirmationNumber: number });
    const { body: list } = await rosa.browser.get("/prescriptions");
    const { prescriptions } = list as unknown as { prescriptions: { rxNumber: string; refill: { kind: string } }[] };
    expect(prescriptions.find(({ rxNumber }) => rxNumber === "7001001010")?.refill.kind).toBe("already-ordered");
  });

  it.each([
    ["tone", "7001001788"],
    ["info", "7001001671"],
    ["event", "7001001234"],
  ] as const)("typed ahead as a whole orders by %s", async (keysAs, rxNumber) => {
    const from = `56255501${keysAs.length}${rxNumber.slice(-1)}`;
    const call = await ring("refill", { keysAs, from });
    await call.press(`11${ROSA}${rxNumber}#1211`);
    await hears(call, "order-placed");
    expect(await line.phoneOrders(ROSA, rxNumber)).toHaveLength(1);
    await call.hangUp();
    expect(await line.outcomeOf(from)).toBe("order-placed");
  });

  it("orders by mail with the card on file, and hears price and promise first", async () => {
    const call = await ring("mailorder", { from: "5625550121" });
    await call.press(`11${ROSA}7001001341#12${await line.birthDateKeys(ROSA)}11850#90242#`);
    await hears(call, "payment");
    await call.press("1");
    await hears(call, "by-mail");
    await hears(call, "charged-when-shipped", "confirm");
    expect(await line.phoneOrders(ROSA, "7001001341")).toEqual([]);
    await call.press("1");
    await hears(call, "order-placed");
    expect(await line.phoneOrders(ROSA, "7001001341")).toMatchObject([{ delivery_kind: "mail" }]);
    await call.hangUp();
  });

  it("orders by mail with a card keyed on the payment provider's line, whose digits come nowhere near us", async () => {
    const from = "5625550127";
    const call = await ring("mailorder", { from });
    await call.press(`11${ELENA}7003001166#12${await line.birthDateKeys(ELENA)}11850#90242#`);
    await hears(call, "payment");
    await call.press("2");
    await hears(call, "to-payment-line");
    const said = (prompt: string) => call.hears(line.prompts.sound(`payment-line/${prompt}`, "en"), { seconds: 60 });
    await said("card-number");
    await call.press("3056930009020004#");
    await said("card-brand");
    await call.press("5555555555554444#1134#123#");
    await said("card-done");
    await hears(call, "payment-done");
    await call.press("1");
    await hears(call, "order-placed");
    await call.hangUp();
    expect(await line.outcomeOf(from)).toBe("order-placed");
    const [order] = await line.phoneOrders(ELENA, "7003001166");
    const paid = await line.database.kysely
      .selectFrom("orders")
      .innerJoin("payment_methods", "payment_methods.payment_method_id", "orders.payment_method_id")
      .select(["brand", "last4", "expires_year"])
      .where("confirmation_number", "=", order?.confirmation_number ?? "")
      .executeTakeFirst();
    expect(paid).toEqual({ brand: "mastercard", last4: "4444", expires_year: 2034 });
  });

  it("that was cut off goes on from the same phone after the record number", async () => {
    const from = "5625550125";
    const call = await ring("refill", { from });
    await call.press(`11${ROSA}7001001457#1`);
    await hears(call, "another");
    await call.hangUp();
    expect(await line.outcomeOf(from)).toBe("hung-up");
    const again = await ring("refill", { from });
    await again.press(`11${ROSA}`);
    await hears(again, "welcome-back", "one-prescription-so-far");
    await again.press("211");
    await hears(again, "order-placed");
    expect(await line.phoneOrders(ROSA, "7001001457")).toHaveLength(1);
    await again.hangUp();
  });
});
