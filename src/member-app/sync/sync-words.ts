import { syncPages as en } from "#words/en/sync-pages.ts";
import { syncPages as es } from "#words/es/sync-pages.ts";

export const syncWords = { en, es };
