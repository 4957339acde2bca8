/** A ten-digit American number as it is written: "562-555-0142". Anything else stands as it is. */
export function phoneWords(phone: string): string {
  const digits = /^(?:\+?1)?(\d{3})(\d{3})(\d{4})$/.exec(phone.replace(/[\s().-]/g, ""));
  return digits === null ? phone : digits.slice(1).join("-");
}

/** The address a phone dials: "tel:+15625550142". */
export function phoneHref(phone: string): string {
  return `tel:+1${phone.replace(/\D/g, "").slice(-10)}`;
}
