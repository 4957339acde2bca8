/** The two letters of the fifty states and the District of Columbia: where parcels go (USPS Publication 28, appendix B). */
export const STATE_CODES: readonly string[] = (
  "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT " +
  "VA WA WV WI WY"
).split(" ");
const STATES: ReadonlySet<string> = new Set(STATE_CODES);

export function isState(code: string): boolean {
  return STATES.has(code);
}
