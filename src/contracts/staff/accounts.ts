import { z } from "@hono/zod-openapi";
import { Email, OneTimeCode } from "#contracts/accounts.ts";
import { Id, Instant } from "#contracts/shapes.ts";
import { ROLES } from "#domain/staff/roles.ts";

const Named = z.object({ id: Id, name: z.string() });
const version = z.int();

export const ListedStaff = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    pharmacy: Named.nullable(),
    prescriber: Named.nullable(),
    state: z.enum(["active", "invited", "no-authenticator", "elsewhere", "locked"]),
    lastSeenAt: Instant.nullable(),
    openSessions: z.int(),
    /** To be sent back with an act on the account. */
    version,
  })
  .openapi("ListedStaff");
export type ListedStaff = z.infer<typeof ListedStaff>;

export const StaffList = z.object({ staff: z.array(ListedStaff) }).openapi("StaffList");
export type StaffList = z.infer<typeof StaffList>;

export const StaffAccount = ListedStaff.extend({
  own: z.boolean(),
  createdAt: Instant,
  acts: z.array(
    z.object({ at: Instant, by: z.string(), action: z.string(), details: z.record(z.string(), z.unknown()) }),
  ),
}).openapi("StaffAccount");
export type StaffAccount = z.infer<typeof StaffAccount>;

export const StaffPlaces = z
  .object({
    pharmacies: z.array(Named.extend({ mailOrder: z.boolean() })),
    prescribers: z.array(Named),
  })
  .openapi("StaffPlaces");
export type StaffPlaces = z.infer<typeof StaffPlaces>;

const place = {
  name: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
  /** Of pharmacists, technicians and mail-order staff. */
  pharmacyId: Id.optional(),
  /** Of prescribers. */
  prescriberId: Id.optional(),
};

export const InviteStaff = z
  .object({
    ...place,
    email: Email,
    /** By the plan's single sign-on only. */
    elsewhere: z.boolean().default(false),
  })
  .openapi("InviteStaff");
export const InvitedStaff = z.object({ id: Id }).openapi("InvitedStaff");
export type InvitedStaff = z.infer<typeof InvitedStaff>;

export const ChangeStaff = z.object({ ...place, version }).openapi("ChangeStaff");
export const ActOnStaff = z.object({ version }).openapi("ActOnStaff");

const token = z.string().min(20).max(200);
export const StaffLink = z.object({ token }).openapi("StaffLink");
export const StaffSetUp = z
  .object({
    /** `invitation` chooses a password, `authenticator` asks for the password there is. */
    link: z.enum(["invitation", "authenticator"]),
    name: z.string(),
    email: z.string(),
    secret: z.string(),
    uri: z.string(),
    qrSvg: z.string(),
  })
  .openapi("StaffSetUp");
export type StaffSetUp = z.infer<typeof StaffSetUp>;
export const UseStaffLink = z
  .object({ token, password: z.string().min(1).max(200), code: OneTimeCode })
  .openapi("UseStaffLink");
