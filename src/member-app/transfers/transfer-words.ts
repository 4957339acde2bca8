import { transferPages as en } from "#words/en/transfer-pages.ts";
import { transferPages as es } from "#words/es/transfer-pages.ts";

export const transferWords = { en, es };
