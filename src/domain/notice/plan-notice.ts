import { addDays, type Day, daysBetween } from "#domain/calendar/day.ts";
import { dayInZone, instantOf, minutesInZone } from "#domain/calendar/zoned-time.ts";
import {
  type Channel,
  CHANNELS,
  isAlwaysOn,
  isReminder,
  type NoticeKind,
  type Preferences,
  topicOf,
} from "#domain/notice/notice-kinds.ts";

/** How the one who is to be told can be reached now. */
export type Reach = {
  readonly preferences: Preferences;
  readonly hasEmail: boolean;
  /** A verified number; `stopped` once it has answered STOP. */
  readonly text: "none" | "verified" | "stopped";
  readonly pushDevices: number;
  /** The member's own IANA zone. */
  readonly timeZone: string;
};

/** Texts and reminders go out between these, by the member's own clock. */
const FIRST_MINUTE = 8 * 60;
const LAST_MINUTE = 21 * 60;

const REMINDERS_A_DAY = 1;
const REMINDERS_IN_SEVEN_DAYS = 3;

export type PlannedDelivery = { readonly channel: Channel; readonly at: Date };

export type NoticePlan =
  | { readonly kind: "told"; readonly deliveries: readonly PlannedDelivery[] }
  /** The member has had enough reminders: this one may be asked for again another day. */
  | { readonly kind: "enough-reminders" };

/**
 * By which ways a change is told, and when. Reminders are limited, and come by every way at one time of the day; what
 * has changed, and what concerns safety, is never held back by those limits, only a text by the night.
 * @param reminders when reminders were told to this member, or are about to be
 */
export function planNotice(kind: NoticeKind, reach: Reach, reminders: readonly Date[], now: Date): NoticePlan {
  const ways = CHANNELS.filter((channel) => whyNot(kind, channel, reach) === null);
  if (!isReminder(kind))
    return { kind: "told", deliveries: ways.map((channel) => ({ channel, at: earliest(channel, reach, now) })) };
  const at = wakingHour(now, reach.timeZone);
  if (ways.length > 0 && isEnough(reminders, at, reach.timeZone)) return { kind: "enough-reminders" };
  return { kind: "told", deliveries: ways.map((channel) => ({ channel, at })) };
}

export type DropReason = "turned-off" | "stopped" | "no-address";

/** What becomes of a planned delivery now that its time has come: much may have changed while it waited. */
export type DeliveryDecision =
  | { readonly kind: "send" }
  | { readonly kind: "wait"; readonly until: Date }
  | { readonly kind: "drop"; readonly reason: DropReason };

export function decideDelivery(kind: NoticeKind, channel: Channel, reach: Reach, now: Date): DeliveryDecision {
  const reason = whyNot(kind, channel, reach);
  if (reason !== null) return { kind: "drop", reason };
  const until = isReminder(kind) ? wakingHour(now, reach.timeZone) : earliest(channel, reach, now);
  return until > now ? { kind: "wait", until } : { kind: "send" };
}

function whyNot(kind: NoticeKind, channel: Channel, reach: Reach): DropReason | null {
  const topic = topicOf(kind);
  if (channel === "sms" && reach.text === "stopped") return "stopped";
  if (!reach.preferences[topic][channel] && !isAlwaysOn(topic, channel)) return "turned-off";
  // A text about a new number would go to whoever set it.
  if (channel === "sms" && kind === "phone-changed") return "no-address";
  const reachable = { email: reach.hasEmail, sms: reach.text === "verified", push: reach.pushDevices > 0 }[channel];
  return reachable ? null : "no-address";
}

function earliest(channel: Channel, { timeZone }: Reach, now: Date): Date {
  return channel === "sms" ? wakingHour(now, timeZone) : now;
}

/** Now, or the next morning where it is night. */
export function wakingHour(now: Date, timeZone: string): Date {
  const minute = minutesInZone(now, timeZone);
  if (minute >= FIRST_MINUTE && minute < LAST_MINUTE) return now;
  const today = dayInZone(now, timeZone);
  return instantOf(minute < FIRST_MINUTE ? today : addDays(today, 1), FIRST_MINUTE, timeZone);
}

/** Counted by the member's calendar days, so that any seven days in a row hold at most three. */
function isEnough(reminders: readonly Date[], at: Date, timeZone: string): boolean {
  const day = dayInZone(at, timeZone);
  const days = reminders.map((reminder) => dayInZone(reminder, timeZone));
  return (
    days.filter((each) => each === day).length >= REMINDERS_A_DAY ||
    windowsWith(day).some((first) => days.filter((each) => isWithin(first, each)).length >= REMINDERS_IN_SEVEN_DAYS)
  );
}

/** The first days of every seven days in a row that hold the day. */
function windowsWith(day: Day): Day[] {
  return [6, 5, 4, 3, 2, 1, 0].map((before) => addDays(day, -before));
}

function isWithin(first: Day, day: Day): boolean {
  const after = daysBetween(first, day);
  return after >= 0 && after < 7;
}
