/**
 * Whether what a caller says is the street number or the ZIP code of an address: the third thing they are asked for,
 * because record number and birth date stand on papers that others hold in their hands.
 */
export function isAddressPart(said: string, address: { readonly line1: string; readonly zip: string }): boolean {
  const part = said.trim().toLowerCase();
  const streetNumber = /^\d[\w/-]*/.exec(address.line1.trim().toLowerCase())?.[0];
  return part !== "" && (part === address.zip || part === streetNumber);
}
