import { staffMembers as en } from "#words/en/staff-members.ts";
import { staffMembers as es } from "#words/es/staff-members.ts";

export const membersWords = { en, es } as const;
