import { array, assert, boolean, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it, test } from "vitest";
import { daysBetween } from "#domain/calendar/day.ts";
import { dayInZone, minutesInZone } from "#domain/calendar/zoned-time.ts";
import { type Channel, defaultPreferences, isReminder, NOTICE_KINDS } from "#domain/notice/notice-kinds.ts";
import { decideDelivery, planNotice, type Reach } from "#domain/notice/plan-notice.ts";

const reach: Reach = {
  preferences: defaultPreferences,
  hasEmail: true,
  text: "verified",
  pushDevices: 1,
  timeZone: "America/Los_Angeles",
};
const noon = new Date("2026-11-24T20:00:00Z");
const everything: Reach["preferences"] = { ...defaultPreferences, reminders: { email: true, sms: true, push: true } };

function told(...args: Parameters<typeof planNotice>): Record<string, string> | "enough-reminders" {
  const plan = planNotice(...args);
  if (plan.kind === "enough-reminders") return plan.kind;
  return Object.fromEntries(plan.deliveries.map(({ channel, at }) => [channel, at.toISOString()]));
}

it("a change is told at once by every way the member has", () => {
  const now = noon.toISOString();
  expect(told("ready", reach, [], noon)).toEqual({ email: now, sms: now, push: now });
});

test.each([
  ["7:59 in the morning", "2026-11-24T15:59:00Z", "2026-11-24T16:00:00.000Z"],
  ["8:00 in the morning", "2026-11-24T16:00:00Z", "2026-11-24T16:00:00.000Z"],
  ["8:59 at night", "2026-11-25T04:59:00Z", "2026-11-25T04:59:00.000Z"],
  ["9:00 at night", "2026-11-25T05:00:00Z", "2026-11-25T16:00:00.000Z"],
  ["midnight", "2026-11-25T08:00:00Z", "2026-11-25T16:00:00.000Z"],
  ["9:30 at night before the clocks go back", "2026-11-01T04:30:00Z", "2026-11-01T16:00:00.000Z"],
])("at %s a text goes out at %s → %s, the mail at once", (_hour, now, text) => {
  expect(told("ready", reach, [], new Date(now))).toMatchObject({ sms: text, email: new Date(now).toISOString() });
});

it("the member's own clock counts: 9 in the morning in California is still night in Hawaii", () => {
  const now = new Date("2026-11-24T17:00:00Z");
  expect(told("ready", { ...reach, timeZone: "Pacific/Honolulu" }, [], now)).toMatchObject({
    sms: "2026-11-24T18:00:00.000Z",
  });
});

describe("what a member chose and can be reached by", () => {
  const off = (channel: Channel) => ({
    ...defaultPreferences,
    orders: { ...defaultPreferences.orders, [channel]: false },
  });
  test.each<[string, Partial<Reach>, Channel[]]>([
    ["e-mail off", { preferences: off("email") }, ["sms", "push"]],
    ["texts off", { preferences: off("sms") }, ["email", "push"]],
    ["no verified number", { text: "none" }, ["email", "push"]],
    ["the number answered STOP", { text: "stopped" }, ["email", "push"]],
    ["no device", { pushDevices: 0 }, ["email", "sms"]],
    ["no account", { hasEmail: false, text: "none", pushDevices: 0 }, []],
  ])("%s", (_what, change, channels) => {
    expect(Object.keys(told("ready", { ...reach, ...change }, [], noon))).toEqual(channels);
  });
});

it("the e-mail about a changed sign-on can't be turned off, and STOP ends even that text", () => {
  const none = { ...defaultPreferences, security: { email: false, sms: true, push: false } };
  expect(Object.keys(told("sign-on-changed", { ...reach, preferences: none, text: "stopped" }, [], noon))).toEqual([
    "email",
  ]);
});

it("that the number for texts was changed is not texted to whoever may have changed it", () => {
  expect(Object.keys(told("phone-changed", reach, [], noon))).toEqual(["email", "push"]);
});

describe("reminders", () => {
  const days = (...before: number[]) => before.map((count) => new Date(noon.getTime() - count * 86_400_000));
  test.each<[string, Date[], boolean]>([
    ["the first", [], true],
    ["a second on one day", days(0), false],
    ["one a day, the third in a week", days(1, 2), true],
    ["the fourth in seven days", days(1, 2, 6), false],
    ["one more when the first is seven days ago", days(1, 2, 7), true],
    ["the fourth around one that is planned for tomorrow", days(-1, 2, 3), false],
  ])("%s", (_what, before, isTold) => {
    expect(told("return-soon", reach, before, noon) !== "enough-reminders").toBe(isTold);
  });

  it("are held till morning by every way", () => {
    const night = new Date("2026-11-25T06:00:00Z");
    expect(told("return-soon", { ...reach, preferences: everything }, [], night)).toEqual({
      email: "2026-11-25T16:00:00.000Z",
      sms: "2026-11-25T16:00:00.000Z",
      push: "2026-11-25T16:00:00.000Z",
    });
  });

  it("hold back neither a change nor a safety notice", () => {
    const today = [noon, noon, noon, noon];
    expect(Object.keys(told("ready", reach, today, noon))).toEqual(["email", "sms", "push"]);
    expect(Object.keys(told("sign-on-changed", reach, today, noon))).toEqual(["email", "sms", "push"]);
  });
});

test.each<[string, Partial<Reach>, string, unknown]>([
  ["the hour has come", {}, "2026-11-24T20:00:00Z", { kind: "send" }],
  [
    "a retry fell into the night",
    {},
    "2026-11-25T06:00:00Z",
    { kind: "wait", until: new Date("2026-11-25T16:00:00Z") },
  ],
  ["STOP came meanwhile", { text: "stopped" }, "2026-11-24T20:00:00Z", { kind: "drop", reason: "stopped" }],
  ["the number was taken away", { text: "none" }, "2026-11-24T20:00:00Z", { kind: "drop", reason: "no-address" }],
])("when a text is due and %s", (_what, change, now, decision) => {
  expect(decideDelivery("ready", "sms", { ...reach, ...change }, new Date(now))).toEqual(decision);
});

it("whatever happens in whatever order, reminders keep their limits, texts their hours, and STOP is obeyed", () => {
  const step = record({
    kind: constantFrom(...NOTICE_KINDS),
    minutes: integer({ min: 0, max: 3 * 1440 }),
    stopped: boolean(),
    zone: constantFrom("America/Los_Angeles", "Pacific/Honolulu"),
  });
  assert(
    property(array(step, { maxLength: 60 }), (steps) => {
      const timeZone = steps[0]?.zone ?? "America/Los_Angeles";
      const reminders: Date[] = [];
      let now = noon;
      for (const { kind, minutes, stopped } of steps) {
        now = new Date(now.getTime() + minutes * 60_000);
        const asks: Reach = { ...reach, preferences: everything, text: stopped ? "stopped" : "verified", timeZone };
        const plan = planNotice(kind, asks, reminders, now);
        if (plan.kind === "enough-reminders") {
          expect(isReminder(kind)).toBe(true);
          continue;
        }
        for (const { channel, at } of plan.deliveries) {
          expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
          if (channel !== "sms") continue;
          expect(stopped).toBe(false);
          expect(minutesInZone(at, timeZone)).toBeGreaterThanOrEqual(480);
          expect(minutesInZone(at, timeZone)).toBeLessThan(1260);
        }
        const first = plan.deliveries[0];
        if (isReminder(kind) && first !== undefined) reminders.push(first.at);
      }
      const days = reminders.map((at) => dayInZone(at, timeZone));
      expect(new Set(days).size).toBe(days.length);
      for (const day of days) {
        expect(
          days.filter((each) => daysBetween(day, each) >= 0 && daysBetween(day, each) < 7).length,
        ).toBeLessThanOrEqual(3);
      }
    }),
  );
});
