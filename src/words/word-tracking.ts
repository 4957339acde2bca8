import type { TrackingKind } from "#domain/shipping/tracking.ts";
import { tracking as en } from "#words/en/tracking.ts";
import { tracking as es } from "#words/es/tracking.ts";
import type { Language } from "#words/languages.ts";

/** One report of a parcel carrier, with its place where one is known. */
export function wordTracking(kind: TrackingKind, place: string | null, language: Language): string {
  const words = { en, es }[language][kind];
  return place === null ? words : `${words} · ${place}`;
}
