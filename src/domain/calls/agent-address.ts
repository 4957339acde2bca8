/** The user part and, with a dot in it or not, a host name or address. */
const ADDRESS = /^sip:([A-Za-z0-9._~+-]{1,40})@([A-Za-z0-9.-]{1,120}(?::\d{1,5})?)((?:;transport=(?:udp|tcp))?)$/;
const EXTENSION = /^[A-Za-z0-9._~+-]{1,40}$/;

/**
 * Where an agent's phone is: a whole SIP address, or an extension of the call centre's domain. Where there is such a
 * domain nothing outside it is called: a line that rings any address it is given calls at the plan's cost.
 *
 * @param domain such as `phones.example.org` or `10.0.0.5:5062`; null where the plan names none
 */
export function parseAgentAddress(typed: string, domain: string | null): string | null {
  const text = typed.trim();
  if (domain !== null && EXTENSION.test(text)) return `sip:${text}@${domain}`;
  const [whole, , host] = ADDRESS.exec(text) ?? [];
  return whole === undefined || (domain !== null && host?.toLowerCase() !== domain.toLowerCase()) ? null : whole;
}

/** A telephone number of the North American plan, as digits; null for what can't be called back. */
export function parseCallBackNumber(number: string): string | null {
  const digits = number.replace(/^\+?1(?=\d{10}$)/, "");
  return /^[2-9]\d\d[2-9]\d{6}$/.test(digits) ? digits : null;
}

/** A number of which only the end is shown. */
export function maskedNumber(number: string): string {
  return number.slice(-4);
}
