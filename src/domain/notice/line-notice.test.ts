import { expect, it, test } from "vitest";
import { type LineEvent, noticeOfLineEvent } from "#domain/notice/line-notice.ts";
import type { NoticeKind } from "#domain/notice/notice-kinds.ts";

const event = (
  from: LineEvent["from"],
  status: LineEvent["status"],
  code: string | null = null,
  byKind = "staff",
): LineEvent => ({ from, status, code, byKind });

test.each<[string, LineEvent, NoticeKind | null]>([
  ["checked and on the shelf", event("in-process", "ready-for-pickup", "checked"), "ready"],
  ["handed to the carrier", event("packed", "shipped"), "shipped"],
  ["delivered", event("shipped", "delivered", null, "system"), "delivered"],
  ["put on hold", event("in-process", "on-hold", "held"), "on-hold"],
  ["out of stock", event("received", "on-hold", "waiting-for-stock"), "out-of-stock"],
  ["only a part is there", event("in-process", "in-process", "part-prepared"), "partial"],
  ["another pharmacy fills it", event("received", "received", "moved"), "moved"],
  ["declined", event("received", "declined", "declined"), "declined"],
  ["cancelled by the pharmacy", event("received", "cancelled", null), "cancelled"],
  ["cancelled by the member", event("received", "cancelled", null, "member"), null],
  ["cancelled by a relative", event("received", "cancelled", null, "proxy"), null],
  ["its scheduled day came", event("scheduled", "received", "ready", "system"), "started"],
  [
    "its scheduled day came, no refills are left",
    event("scheduled", "awaiting-prescriber", null, "system"),
    "prescriber-asked",
  ],
  ["its scheduled day came, and a rule holds it", event("scheduled", "on-hold", null, "system"), "on-hold"],
  [
    "the prescriber is asked again",
    event("awaiting-prescriber", "awaiting-prescriber", "renewal-asked-again", "system"),
    "prescriber-late",
  ],
  ["the prescriber approved", event("awaiting-prescriber", "received", "renewal-approved"), "prescriber-answered"],
  ["the prescriber denied", event("awaiting-prescriber", "declined", "renewal-denied"), "prescriber-answered"],
  ["the prescriber read it", event("awaiting-prescriber", "awaiting-prescriber", "renewal-seen"), null],
  ["back on the shelf", event("ready-for-pickup", "returned-to-stock", "returned", "system"), "returned"],
  ["verified", event("received", "in-process", "verified"), null],
  ["packed", event("in-process", "packed", "checked"), null],
  ["handed over", event("ready-for-pickup", "picked-up", "handed-over"), null],
  ["the check undone", event("ready-for-pickup", "in-process", "undone"), null],
  ["released from hold", event("on-hold", "in-process", "released"), null],
  ["ordered by the member", event(null, "received", "ready", "member"), null],
  ["sent by the prescriber", event(null, "received", "prescription-written"), "prescription-sent"],
])("%s", (_what, of, told) => {
  expect(noticeOfLineEvent(of)).toBe(told);
});

it("a step that leaves everything as it was is not told", () => {
  expect(noticeOfLineEvent(event("on-hold", "on-hold", "held"))).toBeNull();
});
