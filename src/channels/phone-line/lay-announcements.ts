import type { Prompts } from "#channels/phone-line/prompts.ts";
import { announcementOfSound } from "#use-cases/announcements/announcement-sound.ts";
import { readRecording } from "#use-cases/announcements/read-announcements.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { Language } from "#words/languages.ts";
import type { Said } from "#words/speak.ts";

type SoundDependencies = Pick<Dependencies, "database"> & { readonly prompts: Prompts };

/** Brings what administrators recorded out of the database, before it is said. */
export async function layAnnouncements(
  dependencies: SoundDependencies,
  said: readonly Said[],
  language: Language,
): Promise<void> {
  for (const one of said) {
    if (typeof one === "object" && "announcement" in one)
      await layAnnouncement(dependencies, one.announcement, language);
  }
}

/** One of them, by the name of its sound; nothing for a prompt that lies in a file. */
export async function layAnnouncement(
  { database, prompts }: SoundDependencies,
  prompt: string,
  language: Language,
): Promise<void> {
  const announcementId = announcementOfSound(prompt);
  if (announcementId === null || prompts.isLaid(prompt, language)) return;
  const samples = await readRecording({ database }, announcementId, language);
  if (samples !== null) prompts.lay(prompt, language, samples);
}
