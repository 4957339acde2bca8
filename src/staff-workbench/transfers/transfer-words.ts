import { staffTransfers as en } from "#words/en/staff-transfers.ts";
import { staffTransfers as es } from "#words/es/staff-transfers.ts";

export const transferWords = { en, es };
