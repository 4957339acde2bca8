import type { Day } from "#domain/calendar/day.ts";
import type {
  Amount,
  CounselReason,
  DeclineReason,
  HoldCode,
  OverrideReason,
  Product,
  Stock,
  SubstitutionReason,
} from "#domain/filling/filling-line.ts";
import type { Owner } from "#domain/refill/refill-decision.ts";

export const IDENTITY_CHECKS = ["photo-id", "birth-date-and-address", "known-to-staff"] as const;
/** How it was made sure that the right person takes the bag. */
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

export const COUNSELING_ANSWERS = ["accepted", "declined", "not-offered"] as const;
/** What the member answered when a pharmacist's advice was offered. */
export type CounselingAnswer = (typeof COUNSELING_ANSWERS)[number];

/** What staff do with a line; `on` is the pharmacy's day. */
export type FillingAct =
  /** A pharmacist has read the prescription and the member's profile; `amount` is what the rules let be given. */
  | {
      readonly kind: "verify";
      readonly product: Product;
      readonly counsel: CounselReason | null;
      readonly amount: Amount;
      readonly override: OverrideReason | null;
    }
  | { readonly kind: "count"; readonly stock: Stock; readonly on: Day }
  | { readonly kind: "check"; readonly on: Day }
  | {
      readonly kind: "hand-over";
      readonly identity: IdentityCheck;
      readonly counseling: CounselingAnswer;
      readonly byPharmacist: boolean;
    }
  /** Given to the carrier with the parcel it lies in. */
  | { readonly kind: "ship" }
  /** Lost or damaged in the mail: the same is filled once more. */
  | { readonly kind: "replace" }
  /** The first parcel came before anything of the second left the shelf. */
  | { readonly kind: "arrive-after-all" }
  /** Its parcel came back, whole: it is packed again. */
  | { readonly kind: "send-again" }
  /** It came back, or got lost and is not wanted again: units and money go back. */
  | { readonly kind: "come-back" }
  /** The member did not want to wait for what is late. */
  | { readonly kind: "give-up" }
  /** Give what there is; the rest is promised by a day. */
  | { readonly kind: "partial"; readonly quantity: number; readonly restBy: Day; readonly on: Day }
  /** Out of stock: wait for a delivery. */
  | { readonly kind: "await-stock"; readonly until: Day; readonly on: Day }
  /** Out of stock, or asked for: another pharmacy fills it. */
  | { readonly kind: "move" }
  | { readonly kind: "hold"; readonly code: HoldCode; readonly owner: Owner }
  | { readonly kind: "release" }
  | { readonly kind: "decline"; readonly reason: DeclineReason }
  | { readonly kind: "substitute"; readonly product: Product; readonly reason: SubstitutionReason }
  | { readonly kind: "return"; readonly on: Day; readonly readyOn: Day }
  | { readonly kind: "undo"; readonly prescribed: Product };

/** The acts at the counter and in the filling room; the others are done with a parcel. */
export type FillingActKind = Exclude<
  FillingAct["kind"],
  "ship" | "replace" | "arrive-after-all" | "send-again" | "come-back" | "give-up"
>;

export type FillingRefusal =
  /** The line is not where this act belongs. */
  | "not-now"
  | "wrong-medicine"
  | "stock-expired"
  | "not-enough-units"
  | "part-not-less"
  | "rest-too-late"
  | "not-by-mail"
  | "photo-id-required"
  | "counseling-required"
  | "pharmacist-must-counsel"
  | "prescriber-must-agree"
  | "too-early-to-return"
  | "nothing-to-undo";
