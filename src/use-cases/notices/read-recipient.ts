import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import {
  type Channel,
  CHANNELS,
  defaultPreferences,
  type NoticeTopic,
  type Preferences,
  TOPICS,
} from "#domain/notice/notice-kinds.ts";
import type { Reach } from "#domain/notice/plan-notice.ts";
import { isLanguage, type Language } from "#words/languages.ts";

/** A member as notices reach them. */
export type Recipient = {
  readonly memberId: string;
  readonly givenName: string;
  readonly language: Language;
  readonly email: string | null;
  /** Verified; `+1` and ten digits. */
  readonly phone: string | null;
  readonly devices: readonly PushDevice[];
  readonly reach: Reach;
};

export type PushDevice = {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly device: string;
  readonly createdAt: Date;
};

export async function readRecipient(kysely: Kysely<DB>, memberId: string): Promise<Recipient> {
  const row = await kysely
    .selectFrom("members")
    .leftJoin("accounts", "accounts.member_id", "members.member_id")
    .leftJoin("text_phones", "text_phones.member_id", "members.member_id")
    .leftJoin("text_stops", "text_stops.phone", "text_phones.phone")
    .select(["given_name", "language", "accounts.email", "text_phones.phone", "text_stops.stopped_at"])
    .select((eb) =>
      eb
        .selectFrom("pharmacies")
        .select("time_zone")
        .whereRef("pharmacies.area_id", "=", "members.area_id")
        .where("kind", "=", "plan")
        .orderBy("name")
        .limit(1)
        .as("time_zone"),
    )
    .where("members.member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  const devices = await kysely
    .selectFrom("push_subscriptions")
    .selectAll()
    .where("member_id", "=", memberId)
    .orderBy("created_at")
    .execute();
  return {
    memberId,
    givenName: row.given_name,
    language: isLanguage(row.language) ? row.language : "en",
    email: row.email,
    phone: row.phone,
    devices: devices.map(({ push_subscription_id: id, endpoint, p256dh, auth, device, created_at: createdAt }) => ({
      id,
      endpoint,
      p256dh,
      auth,
      device,
      createdAt,
    })),
    reach: {
      preferences: await readPreferences(kysely, memberId),
      hasEmail: row.email !== null,
      text: row.phone === null ? "none" : row.stopped_at === null ? "verified" : "stopped",
      pushDevices: devices.length,
      timeZone: row.time_zone ?? PLAN_ZONE,
    },
  };
}

/** What the member chose, over what the rules begin with. */
async function readPreferences(kysely: Kysely<DB>, memberId: string): Promise<Preferences> {
  const rows = await kysely
    .selectFrom("notice_preferences")
    .select(["topic", "channel", "is_on"])
    .where("member_id", "=", memberId)
    .execute();
  const chosen = (topic: NoticeTopic, channel: Channel): boolean =>
    rows.find((row) => row.topic === topic && row.channel === channel)?.is_on ?? defaultPreferences[topic][channel];
  return Object.fromEntries(
    TOPICS.map((topic) => [topic, Object.fromEntries(CHANNELS.map((channel) => [channel, chosen(topic, channel)]))]),
  ) as unknown as Preferences;
}
