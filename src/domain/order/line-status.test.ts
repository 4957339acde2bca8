import { describe, expect, it, test } from "vitest";
import { canCancel, isFinished, type LineStatus, mayBecome } from "#domain/order/line-status.ts";
import { trackingStops } from "#domain/order/tracking-stops.ts";

describe("the life of a line", () => {
  const pickup: LineStatus[] = ["received", "in-process", "ready-for-pickup", "picked-up"];
  const mail: LineStatus[] = ["received", "in-process", "packed", "shipped", "delivered"];
  const renewal: LineStatus[] = ["received", "awaiting-prescriber", "in-process"];
  const lapsedWhileWaiting: LineStatus[] = ["scheduled", "awaiting-prescriber", "received"];
  const inTwoParts: LineStatus[] = ["in-process", "ready-for-pickup", "in-process", "ready-for-pickup", "picked-up"];
  const undone: LineStatus[] = ["ready-for-pickup", "in-process", "received"];
  test.each([[pickup], [mail], [renewal], [lapsedWhileWaiting], [inTwoParts], [undone]])(
    "%j is a way it may take",
    (way) => {
      way.slice(1).forEach((to, at) => expect(mayBecome(way[at] ?? to, to)).toBe(true));
    },
  );
  test.each([
    ["picked-up", "in-process"],
    ["cancelled", "received"],
    ["delivered", "shipped"],
    ["ready-for-pickup", "shipped"],
    ["ready-for-pickup", "cancelled"],
    ["received", "ready-for-pickup"],
    ["scheduled", "ready-for-pickup"],
  ] as const)("from %s it never becomes %s", (from, to) => {
    expect(mayBecome(from, to)).toBe(false);
  });
  test.each(["picked-up", "delivered", "cancelled", "declined", "returned-to-stock"] as const)(
    "%s is the end",
    (status) => {
      expect(isFinished(status)).toBe(true);
    },
  );
});

test.each([
  ["received", false, true],
  ["awaiting-prescriber", false, true],
  ["scheduled", false, true],
  ["on-hold", false, true],
  ["in-process", false, true],
  ["in-process", true, false],
  ["on-hold", true, false],
  ["ready-for-pickup", true, false],
  ["shipped", true, false],
  ["cancelled", false, false],
] as const)("a line %s (picking begun: %s) can be undone: %s", (status, began, can) => {
  expect(canCancel(status, began)).toBe(can);
});

describe("the tracking line", () => {
  const drawn = (...line: Parameters<typeof trackingStops>) =>
    trackingStops(...line)
      .map(({ stop, when }) => ({ past: `(${stop})`, here: `[${stop}]`, future: stop })[when])
      .join(" ");

  test.each([
    ["received", "pickup", [], "[ordered] being-filled ready picked-up"],
    ["received", "mail", [], "[ordered] being-filled packed on-its-way delivered"],
    ["awaiting-prescriber", "pickup", ["received"], "(ordered) [doctor-asked] being-filled ready picked-up"],
    ["scheduled", "mail", [], "(ordered) [scheduled] being-filled packed on-its-way delivered"],
    [
      "in-process",
      "pickup",
      ["received", "awaiting-prescriber"],
      "(ordered) (doctor-asked) [being-filled] ready picked-up",
    ],
    ["on-hold", "pickup", ["received", "in-process"], "(ordered) (being-filled) [on-hold] ready picked-up"],
    ["on-hold", "pickup", ["received"], "(ordered) [on-hold] being-filled ready picked-up"],
    ["ready-for-pickup", "pickup", ["received", "in-process"], "(ordered) (being-filled) [ready] picked-up"],
    [
      "picked-up",
      "pickup",
      ["received", "in-process", "ready-for-pickup"],
      "(ordered) (being-filled) (ready) [picked-up]",
    ],
    [
      "shipped",
      "mail",
      ["received", "in-process", "packed"],
      "(ordered) (being-filled) (packed) [on-its-way] delivered",
    ],
    [
      "returned-to-stock",
      "mail",
      ["received", "in-process", "packed", "shipped"],
      "(ordered) (being-filled) (packed) (on-its-way) [paid-back]",
    ],
    ["cancelled", "mail", ["received"], "(ordered) [cancelled]"],
    ["declined", "pickup", ["received", "awaiting-prescriber"], "(ordered) (doctor-asked) [declined]"],
    [
      "returned-to-stock",
      "pickup",
      ["received", "in-process", "ready-for-pickup"],
      "(ordered) (being-filled) (ready) [returned-to-stock]",
    ],
  ] as const)("of a line %s by %s", (status, delivery, been, line) => {
    expect(drawn({ status, delivery, been })).toBe(line);
  });

  it("of a line whose first part was picked up shows that, and goes on to the rest", () => {
    const rest = {
      status: "in-process",
      delivery: "pickup",
      been: ["received", "in-process", "ready-for-pickup"],
      partPickedUp: true,
    } as const;
    expect(drawn(rest)).toBe("(ordered) (part-picked-up) [being-filled] ready picked-up");
    expect(drawn({ ...rest, status: "ready-for-pickup" })).toBe(
      "(ordered) (part-picked-up) (being-filled) [ready] picked-up",
    );
  });

  it("of a line back from a hold no longer shows it", () => {
    expect(drawn({ status: "in-process", delivery: "pickup", been: ["received", "on-hold"] })).toBe(
      "(ordered) [being-filled] ready picked-up",
    );
  });
});
