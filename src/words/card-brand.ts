/** A card's brand as its company writes itself; one not listed stands as the provider named it. */
export function brandName(brand: string): string {
  return BRANDS[brand] ?? brand;
}

const BRANDS: Readonly<Record<string, string>> = {
  visa: "Visa",
  mastercard: "MasterCard",
  amex: "American Express",
  discover: "Discover",
};
