import { staffItems as en } from "#words/en/staff-items.ts";
import { staffItems as es } from "#words/es/staff-items.ts";

export const itemWords = { en, es } as const;
