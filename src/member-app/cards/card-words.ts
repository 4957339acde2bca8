import { cardPages as en } from "#words/en/card-pages.ts";
import { cardPages as es } from "#words/es/card-pages.ts";

export const cardWords = { en, es };

/** As the companies write themselves; one not listed stands as the provider named it. */
export function brandName(brand: string): string {
  return BRANDS[brand] ?? brand;
}

const BRANDS: Readonly<Record<string, string>> = {
  visa: "Visa",
  mastercard: "MasterCard",
  amex: "American Express",
  discover: "Discover",
};
