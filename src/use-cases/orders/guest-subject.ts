import { createHash } from "node:crypto";

/** Whose idempotency keys a guest's are: those of the record number they were sent with, as a UUID that hides it. */
export function guestSubject(recordNumber: string): string {
  const hex = createHash("sha256").update(`guest ${recordNumber}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
