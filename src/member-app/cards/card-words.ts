import { cardPages as en } from "#words/en/card-pages.ts";
import { cardPages as es } from "#words/es/card-pages.ts";

export const cardWords = { en, es };

export { brandName } from "#words/card-brand.ts";
