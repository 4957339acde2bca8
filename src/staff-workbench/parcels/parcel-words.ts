import { staffParcels as en } from "#words/en/staff-parcels.ts";
import { staffParcels as es } from "#words/es/staff-parcels.ts";

export const parcelWords = { en, es } as const;
