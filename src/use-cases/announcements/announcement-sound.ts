/** What the phone line calls a recording: another one each time it is recorded anew, so that it can be kept. */
export function announcementSound(announcementId: string, version: string): string {
  return `announcement-${announcementId}-${version}`;
}

/** The announcement of a sound; null for a prompt that is none. */
export function announcementOfSound(prompt: string): string | null {
  return /^announcement-([\da-f-]{36})-[\da-z]+$/.exec(prompt)?.[1] ?? null;
}
