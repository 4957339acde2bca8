import { medicinePages as en } from "#words/en/medicine-pages.ts";
import { medicinePages as es } from "#words/es/medicine-pages.ts";

export const medicineWords = { en, es };
