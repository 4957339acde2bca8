import { z } from "@hono/zod-openapi";
import { Email, OneTimeCode } from "#contracts/accounts.ts";
import { Id, Instant } from "#contracts/shapes.ts";
import { REASON_KINDS, REASON_WORDS } from "#domain/settings/reasons.ts";
import { PERMISSIONS, ROLES } from "#domain/staff/roles.ts";

export const StaffSignIn = z
  .object({ email: Email, password: z.string().min(1).max(200), code: OneTimeCode.optional() })
  .openapi("StaffSignIn");

/** How long the session goes on if nothing more is done. */
export const StaffSession = z
  .object({
    endsAt: Instant,
    /** The same, told without clocks that may differ. */
    secondsLeft: z.int(),
  })
  .openapi("StaffSession");
export type StaffSession = z.infer<typeof StaffSession>;

export const StaffMe = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    /** What the role may do at all; at which pharmacy is asked act by act. */
    permissions: z.array(z.enum(PERMISSIONS)),
    /** Null for agents, prescribers and administrators. */
    pharmacy: z.object({ id: Id, name: z.string() }).nullable(),
    /** IANA zone in which the workbench shows instants: the pharmacy's, else the plan's. */
    timeZone: z.string(),
    secondFactorAt: Instant,
    /** Coded reasons the plan has switched off, by what they are given for. */
    reasonsOff: z.partialRecord(z.enum(REASON_KINDS), z.array(z.string())),
    /** The plan's own words of reasons, by code; the program's stand for the others. */
    reasonWords: z.partialRecord(
      z.enum(REASON_WORDS),
      z.record(z.string(), z.object({ en: z.string(), es: z.string() })),
    ),
    session: StaffSession,
  })
  .openapi("StaffMe");
export type StaffMe = z.infer<typeof StaffMe>;

/** How one can sign on besides by password and passkey. */
export const SignOnWays = z.object({ singleSignOn: z.boolean() }).openapi("SignOnWays");
export type SignOnWays = z.infer<typeof SignOnWays>;

/** Of the demo plan only: whom a visitor can sign on as, and the code their authenticator app shows now. */
export const DemoStaffList = z
  .object({
    staff: z.array(
      z.object({
        name: z.string(),
        email: z.string(),
        role: z.enum(ROLES),
        pharmacy: z.string().nullable(),
        code: z.string(),
      }),
    ),
  })
  .openapi("DemoStaffList");
export type DemoStaffList = z.infer<typeof DemoStaffList>;
