import {
  type Channel,
  CHANNELS,
  isAlwaysOn,
  type NoticeTopic,
  type Preferences,
  TOPICS,
} from "#domain/notice/notice-kinds.ts";
import type { Actor } from "#use-cases/dependencies.ts";
import type { NoticeDependencies } from "#use-cases/notices/notice-dependencies.ts";
import { readRecipient } from "#use-cases/notices/read-recipient.ts";

export type MyNoticeSettings = {
  readonly preferences: Preferences;
  /** The number texts go to; `stopped` where it answered STOP. */
  readonly phone: { readonly number: string; readonly stopped: boolean } | null;
  readonly devices: readonly { readonly id: string; readonly device: string; readonly createdAt: Date }[];
  /** Whether the plan sends texts at all. */
  readonly canText: boolean;
  /** What a browser subscribes with. */
  readonly pushKey: string;
};

export async function readNoticeSettings(
  { database, texts, pushes }: Pick<NoticeDependencies, "database" | "texts" | "pushes">,
  { memberId }: Actor,
): Promise<MyNoticeSettings> {
  const { reach, phone, devices } = await readRecipient(database.kysely, memberId);
  return {
    preferences: reach.preferences,
    phone: phone === null ? null : { number: phone, stopped: reach.text === "stopped" },
    devices,
    canText: texts !== undefined,
    pushKey: pushes.publicKey,
  };
}

/** What is not named stays as it is; what can't be turned off stays on. */
export type PreferenceChange = {
  readonly [Topic in NoticeTopic]?: { readonly [Way in Channel]?: boolean | undefined } | undefined;
};

export async function changePreferences(
  { database, clock }: Pick<NoticeDependencies, "database" | "clock">,
  { memberId }: Actor,
  change: PreferenceChange,
): Promise<void> {
  const now = clock();
  const rows = TOPICS.flatMap((topic) =>
    CHANNELS.flatMap((channel) => {
      const isOn = change[topic]?.[channel];
      return isOn === undefined
        ? []
        : [{ member_id: memberId, topic, channel, is_on: isOn || isAlwaysOn(topic, channel), changed_at: now }];
    }),
  );
  await database.kysely.transaction().execute(async (trx) => {
    for (const row of rows) {
      await trx
        .insertInto("notice_preferences")
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(["member_id", "topic", "channel"]).doUpdateSet({ is_on: row.is_on, changed_at: now }),
        )
        .execute();
    }
  });
}
