import { type Day, dayNumber, dayOfNumber } from "#domain/calendar/day.ts";

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/** The calendar day it is at `instant` in an IANA time zone (`America/Los_Angeles`). */
export function dayInZone(instant: Date, zone: string): Day {
  return dayOfNumber(Math.floor(localMinutes(instant, zone) / MINUTES_PER_DAY));
}

/** What the clock on the wall shows, in minutes after midnight, 0–1439. */
export function minutesInZone(instant: Date, zone: string): number {
  const minutes = localMinutes(instant, zone);
  return minutes - Math.floor(minutes / MINUTES_PER_DAY) * MINUTES_PER_DAY;
}

/**
 * The instant at which a wall clock in the zone shows this time; 1440 is the midnight that ends the day. A time that
 * occurs twice (clocks set back) is the first; one that is skipped (clocks set forward) is as long after the change as
 * it would have been.
 */
export function instantOf(day: Day, minutes: number, zone: string): Date {
  const wall = dayNumber(day) * MINUTES_PER_DAY + minutes;
  // No zone changes its clocks twice within two days, so one of these offsets is the right one.
  const before = offsetAt(wall - MINUTES_PER_DAY, zone);
  const after = offsetAt(wall + MINUTES_PER_DAY, zone);
  const later = wall - after;
  const skippedOrFirst = wall - before;
  const isAfterChange =
    before !== after && offsetAt(skippedOrFirst, zone) !== before && offsetAt(later, zone) === after;
  return new Date((isAfterChange ? later : skippedOrFirst) * MS_PER_MINUTE);
}

/** Minutes since 1970-01-01 00:00 as the wall clock counts them. */
function localMinutes(instant: Date, zone: string): number {
  const utcMinutes = Math.floor(instant.getTime() / MS_PER_MINUTE);
  return utcMinutes + offsetAt(utcMinutes, zone);
}

/** How many minutes a zone is ahead of UTC. Clocks are changed on a quarter of an hour: one answer holds until the next. */
function offsetAt(utcMinutes: number, zone: string): number {
  const quarter = Math.floor(utcMinutes / 15);
  let known = offsets.get(zone);
  if (known === undefined || known.size > 10_000) offsets.set(zone, (known = new Map()));
  let offset = known.get(quarter);
  if (offset === undefined) known.set(quarter, (offset = readOffset(quarter * 15, zone)));
  return offset;
}

/** Asking a formatter costs a hundred times what remembering its answer does, and a list asks for dozens. */
const offsets = new Map<string, Map<number, number>>();

function readOffset(utcMinutes: number, zone: string): number {
  let year = 0,
    month = 0,
    day = 0,
    hour = 0,
    minute = 0;
  for (const { type, value } of formatterFor(zone).formatToParts(utcMinutes * MS_PER_MINUTE)) {
    if (type === "year") year = Number(value);
    else if (type === "month") month = Number(value);
    else if (type === "day") day = Number(value);
    else if (type === "hour") hour = Number(value);
    else if (type === "minute") minute = Number(value);
  }
  return Date.UTC(year, month - 1, day, hour, minute) / MS_PER_MINUTE - utcMinutes;
}

/** Making a formatter costs a thousand times what using one does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}
