import { describe, expect, it } from "vitest";
import { decode } from "#channels/phone-line/media/g711.ts";
import { messageTone } from "#channels/phone-line/run-call.ts";
import { correlate } from "#channels/phone-line/testing/correlate.ts";
import { ROSA, useDemoLine } from "#main/testing/demo-line.ts";
import { speechLike } from "#channels/phone-line/testing/sounds.ts";

// Real calls that order nothing, over real sockets. The line waits a short while only.

const line = useDemoLine({ mediaPorts: "43100-43198", patience: 0.125 });
const { hears, prompts, ring } = line;

describe.concurrent("a real call", { timeout: 120_000 }, () => {
  it("from a rotary phone ends in the mailbox, and the message is heard again as it was said", async () => {
    const from = "5625550123";
    const call = await ring("refill", { from });
    await hears(call, "leave-message");
    await call.hears(messageTone, { seconds: 30 });
    const words = speechLike(7, 2500);
    await call.sound.say(words);
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

  it("tells how an open order stands", async () => {
    const call = await ring("refill", { from: "5625550122" });
    await call.press(`12${ROSA}${await line.birthDateKeys(ROSA)}`);
    await hears(call, "prescription-ending");
    await call.hangUp();
    expect(await line.outcomeOf("5625550122")).toBe("status-told");
  });

  it("speaks Spanish after 2, and more slowly after two stars", async () => {
    const call = await ring("refill", { from: "5625550126" });
    await call.press("2");
    expect(await call.hears(prompts.speech(["menu"], "es", false), { seconds: 60 })).toBeGreaterThan(0.9);
    await call.press("*");
    await call.press("*");
    expect(await call.hears(prompts.speech(["slower"], "es", true), { seconds: 60 })).toBeGreaterThan(0.9);
    await call.hangUp();
  });
});
