import { staffClaims as en } from "#words/en/staff-claims.ts";
import { staffClaims as es } from "#words/es/staff-claims.ts";

export const claimWords = { en, es } as const;
