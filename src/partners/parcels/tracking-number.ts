import { getTracking } from "ts-tracking-number";

export type CarrierCode = "USPS" | "UPS";

/** A tracking number with its check digit; `serial` is any whole number. */
export function makeTrackingNumber(carrier: CarrierCode, serial: number): string {
  const digits = (length: number) => String(serial % 10 ** length).padStart(length, "0");
  const number =
    carrier === "UPS" ? withUpsCheckDigit(`1Z999AA103${digits(7)}`) : withUspsCheckDigit(`94001${digits(16)}`);
  if (readTrackingNumber(number) === null) throw new Error("a made-up tracking number is not valid");
  return number;
}

/** Whose number it is and where it can be followed; null where its check digit or form is wrong. */
export function readTrackingNumber(number: string): { readonly carrier: string; readonly url: string } | null {
  const found = getTracking(number);
  if (found === undefined) return null;
  const url = found.trackingUrl?.replace("%s", encodeURIComponent(number));
  return url === undefined ? null : { carrier: found.courier.name, url };
}

/** `1Z` and 15 characters: letters count as (ASCII − 3) mod 10, every second place twice. */
function withUpsCheckDigit(body: string): string {
  const sum = [...body.slice(2)].reduce((total, character, at) => {
    const value = /\d/.test(character) ? Number(character) : (character.charCodeAt(0) - 3) % 10;
    return total + value * (at % 2 === 1 ? 2 : 1);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** 22 digits: from the right, the first, third … count three times. */
function withUspsCheckDigit(body: string): string {
  const sum = [...body].toReversed().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
