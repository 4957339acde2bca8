import { describe, expect, it } from "vitest";
import { runTrainingCall, TRAINING } from "#channels/phone-line/training-call.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { parsePrescriptionNumber } from "#domain/numbers/prescription-number.ts";
import { parseRecordNumber } from "#domain/numbers/record-number.ts";
import { textOf } from "#words/speak.ts";

const today = parseDay("2026-11-24");
const { recordNumber, ready, alsoReady, noRefills, tooSoon, onOrder, refillPhone, streetNumber, zip } = TRAINING;

function hear(to: "refill" | "mailorder", ...acts: string[]) {
  const { verbs } = runTrainingCall(to, acts, today);
  const said = verbs.flatMap((verb) => (verb.verb === "say" ? [textOf(verb.said, verb.language)] : [])).join(" ");
  return { said, last: verbs.at(-1)?.verb };
}

describe("a training call", () => {
  it("has numbers with good check digits", () => {
    expect(parseRecordNumber(recordNumber)).not.toBeNull();
    for (const rx of [ready, alsoReady, noRefills, tooSoon, onOrder])
      expect(parsePrescriptionNumber(rx)).not.toBeNull();
  });
  it("orders nothing, and says a number that is nobody's", () => {
    const { said } = hear("refill", "1", "1", `${recordNumber}#`, `${ready}#`, "1", "2", "1", "1");
    expect(said).toContain("Your order is placed. Your confirmation number is 000 000 0000.");
  });
  it.each([
    [noRefills, "has no refills remaining"],
    [tooSoon, "can be refilled on Thu, Dec 3."],
    [onOrder, "is on order already"],
    ["7001001010", "I can not find that prescription number"],
  ])("answers to %s as the line would", (rx, words) => {
    expect(hear("refill", "1", "1", `${recordNumber}#`, `${rx}#`).said).toContain(words);
  });
  it("mails once date of birth and address match, with a card of the payment line", () => {
    const keyed = `11${recordNumber}#${ready}#12`;
    expect(hear("mailorder", keyed, "02031981#", `${streetNumber}#`, `${zip}#`, "2").said).toMatch(
      /Your card was accepted.*will arrive in the mail by/s,
    );
    expect(hear("mailorder", keyed, "02031981#", "101#", `${zip}#`).said).toContain("does not match our records");
  });
  it("tells open orders and hours", () => {
    expect(hear("refill", `12${recordNumber}#02031981#`).said).toContain("is being filled");
    expect(hear("refill", `13${refillPhone}#`).said).toContain("Monday through Friday from 9:00 AM to 6:00 PM");
  });
  it("comes to the mailbox by silence, where a message is taken without being kept", () => {
    expect(hear("refill", "", "")).toMatchObject({ last: "record" });
    const { said, last } = hear("refill", "", "", "#");
    expect(said).toContain("Your message is kept");
    expect(last).toBe("hang-up");
  });
});
