import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { decode } from "#channels/phone-line/media/g711.ts";
import { messageTone } from "#channels/phone-line/run-call.ts";
import { correlate } from "#channels/phone-line/testing/correlate.ts";
import { callWithSipp, hasSipp } from "#channels/phone-line/testing/sipp.ts";
import { joined, silence, speechLike } from "#channels/phone-line/testing/sounds.ts";
import { makeDemoApi } from "#channels/web-api/testing/demo-members.ts";
import { ROSA, useDemoLine } from "#main/testing/demo-line.ts";
import { recordAnnouncement } from "#use-cases/announcements/change-announcement.ts";
import { writeAnnouncement } from "#use-cases/announcements/write-announcement.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

// Real calls over real sockets: phones in this process ring the line in another, all at once.

const line = useDemoLine();
const { clock, hears, prompts, ring } = line;
const ELENA = "100200427#";
const MIGUEL = "100200534#";
const NORTH = "northern-california";
const announced = speechLike(31, 2500);

beforeAll(async () => {
  const dependencies = { database: line.database, clock };
  const admin = await addStaff(line.database.kysely, "administrator");
  const written = await writeAnnouncement(dependencies, admin, {
    ...{ kind: "emergency", about: { scope: "area", areaId: NORTH }, onPhone: true, from: null },
    ...{ texts: { en: "Smoke", es: "Humo" }, until: "2026-11-30T18:00" },
  });
  if (written.kind === "refused") throw new Error(JSON.stringify(written));
  await recordAnnouncement(dependencies, admin, written.id, { language: "en", samples: announced });
});

describe.concurrent("a real call", { timeout: 300_000 }, () => {
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

  it("by sipp, a program of others, orders two refills typed ahead, and the web knows the order", async (context) => {
    if (!hasSipp()) return context.skip("sipp is not installed here, or may not send sound");
    const from = "5625550128";
    const keys = `11${MIGUEL}7002001035#117002001258#1211`;
    await callWithSipp({ target: line.target, to: "refill", from, protocol: "TCP", keys, listenMs: [1000, 10_000] });
    expect(await line.outcomeOf(from)).toBe("order-placed");
    const [first, second] = await line.phoneOrders(MIGUEL, "7002001035", "7002001258");
    expect(second?.confirmation_number).toBe(first?.confirmation_number);
    const asked = { mrn: MIGUEL.slice(0, 9), lines: [{ rxNumber: "7002001035" }], delivery: { kind: "pickup" } };
    const web = makeDemoApi({ database: line.database, clock }).stranger();
    const { body } = await web.call("POST", "/guest/orders", asked, { "Idempotency-Key": randomUUID() });
    expect(body).toMatchObject({
      lines: [{ outcome: "already-ordered", confirmationNumber: first?.confirmation_number }],
    });
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
    const said = (prompt: string) => call.hears(line.prompts.sound(`payment-line/${prompt}`, "en"), { seconds: 120 });
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

  it("from a rotary phone ends in the mailbox, and the message is heard again as it was said", async () => {
    const from = "5625550123";
    const call = await ring("refill", { from, waits: "briefly" });
    await hears(call, "leave-message");
    await call.hears(messageTone);
    const words = speechLike(7, 2500);
    // A tone is known a little before its end, and nobody speaks so soon.
    await call.sound.say(joined(silence(500), words));
    await call.press("#");
    await hears(call, "message-kept");
    await hears(call, "goodbye");
    expect(await call.ended).toBe("them");
    const { audio } = await line.database.kysely
      .selectFrom("voice_messages")
      .innerJoin("phone_calls", "phone_calls.call_id", "voice_messages.call_id")
      .select("audio")
      .where("caller", "=", from)
      .executeTakeFirstOrThrow();
    expect(correlate(decode("PCMU", audio ?? Buffer.alloc(0)), words).score).toBeGreaterThan(0.99);
    expect(await line.outcomeOf(from)).toBe("message-left");
  });

  it("with three wrong entries comes to the mailbox", async () => {
    const call = await ring("refill", { from: "5625550124" });
    await call.press("11");
    for (const wrong of ["100200311#", "100200312#", "100200313#"]) {
      await call.press(wrong);
      await hears(call, "record-number-wrong");
    }
    await hears(call, "leave-message");
    await call.hangUp();
    expect(await line.outcomeOf("5625550124")).toBe("hung-up");
  });

  it("hears the administrator's own recording before the menu, and how an open order stands", async () => {
    const call = await ring(`refill-${NORTH}`, { from: "5625550122" });
    await call.press("1");
    expect(await call.hears(announced)).toBeGreaterThan(0.9);
    await hears(call, "menu");
    await call.press(`2${ROSA}${await line.birthDateKeys(ROSA)}`);
    await hears(call, "prescription-ending");
    await call.hangUp();
    expect(await line.outcomeOf("5625550122")).toBe("status-told");
  });

  it("speaks Spanish after 2, and more slowly after two stars", async () => {
    const call = await ring("refill", { from: "5625550126" });
    await call.press("2");
    expect(await call.hears(prompts.speech(["menu"], "es", false), { seconds: 120 })).toBeGreaterThan(0.9);
    await call.press("*");
    await call.press("*");
    expect(await call.hears(prompts.speech(["slower"], "es", true), { seconds: 120 })).toBeGreaterThan(0.9);
    await call.hangUp();
  });
});
