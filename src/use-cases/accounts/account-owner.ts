/**
 * Whose account it is. Members and staff sign on by the same rules, from tables of their own: nobody's member sign-on
 * ever opens the workbench.
 */
export type AccountOwner = { readonly kind: "member" | "staff"; readonly id: string };

type OwnedTable<Table extends string> = { readonly table: Table; readonly owner: "member_id" };

/** Where each kind keeps the authenticator's state; the columns are the same but for the owner's. */
export const ACCOUNTS = {
  member: { table: "accounts", owner: "member_id" },
  staff: { table: "staff", owner: "staff_id" },
} as Readonly<Record<AccountOwner["kind"], unknown>> as Readonly<Record<AccountOwner["kind"], OwnedTable<"accounts">>>;

/** Where each kind keeps its passkeys; the columns are the same but for the owner's. */
export const PASSKEYS = {
  member: { table: "passkeys", owner: "member_id" },
  staff: { table: "staff_passkeys", owner: "staff_id" },
} as Readonly<Record<AccountOwner["kind"], unknown>> as Readonly<Record<AccountOwner["kind"], OwnedTable<"passkeys">>>;

/**
 * A member's passkey stands for the password alone, and a key without a lock will do. At the workbench it stands for both
 * factors, so the person's finger, face or PIN is asked for as well as the key.
 */
export function userVerificationOf(kind: AccountOwner["kind"]): "preferred" | "required" {
  return kind === "staff" ? "required" : "preferred";
}
