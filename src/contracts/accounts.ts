import { z } from "@hono/zod-openapi";
import { Day, Id, Instant, Language, RecordNumber } from "#contracts/shapes.ts";

export const Email = z.string().trim().pipe(z.email().max(254));
const Password = z.string().min(12).max(200);
export const OneTimeCode = z
  .string()
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "six digits"))
  .openapi({ type: "string", example: "123456" });

export const SignIn = z
  .object({ email: Email, password: z.string().min(1).max(200), code: OneTimeCode.optional() })
  .openapi("SignIn");

export const Me = z
  .object({
    id: Id,
    name: z.string(),
    givenName: z.string(),
    email: z.string(),
    language: Language,
    mrn: z.string(),
    area: z.object({ key: z.string(), name: z.string(), features: z.array(z.string()) }),
    /** IANA zone of the area's pharmacies, in which instants are shown. */
    timeZone: z.string(),
    phone: z.string().nullable(),
    coverage: z.string(),
    authenticator: z.boolean(),
  })
  .openapi("Me");
export type Me = z.infer<typeof Me>;

export const MeChange = z
  .object({
    language: Language.optional(),
    email: Email.optional(),
    phone: z.string().max(30).optional(),
    password: z.string().max(200).optional(),
  })
  .openapi("MeChange");
export const PasswordChange = z.object({ current: z.string().max(200), password: Password }).openapi("PasswordChange");

export const Registration = z
  .object({ mrn: RecordNumber, lastName: z.string().trim().min(1).max(100), birthDate: Day, email: Email })
  .openapi("Registration");
export const RegistrationStarted = z
  .object({
    id: Id,
    /** Where the code goes, in words that do not tell whether the facts matched. */ detail: z.string(),
  })
  .openapi("RegistrationStarted");
export const RegistrationConfirmation = z
  .object({ code: OneTimeCode, password: Password })
  .openapi("RegistrationConfirmation");

export const PasswordResetRequest = z.object({ email: Email }).openapi("PasswordResetRequest");
export const PasswordReset = z
  .object({ token: z.string().min(20).max(200), password: Password })
  .openapi("PasswordReset");

export const Session = z
  .object({
    id: Id,
    device: z.string(),
    signedOnWith: z.string(),
    createdAt: Instant,
    lastSeenAt: Instant,
    current: z.boolean(),
  })
  .openapi("Session");
export const SessionList = z.object({ sessions: z.array(Session) }).openapi("SessionList");
export type SessionList = z.infer<typeof SessionList>;

export const PasskeyList = z
  .object({
    passkeys: z.array(z.object({ id: Id, name: z.string(), createdAt: Instant, lastUsedAt: Instant.nullable() })),
  })
  .openapi("PasskeyList");
export type PasskeyList = z.infer<typeof PasskeyList>;

/** WebAuthn options and answers are the browser's own JSON; only the envelope is ours. */
export const PasskeyOptions = z
  .object({ challengeId: Id, options: z.record(z.string(), z.unknown()) })
  .openapi("PasskeyOptions");
export const PasskeyAnswer = z
  .object({ challengeId: Id, response: z.record(z.string(), z.unknown()), name: z.string().max(60).optional() })
  .openapi("PasskeyAnswer");

export const AuthenticatorSetup = z
  .object({ secret: z.string(), uri: z.string(), qrSvg: z.string() })
  .openapi("AuthenticatorSetup");
export type AuthenticatorSetup = z.infer<typeof AuthenticatorSetup>;
export const AuthenticatorCode = z.object({ code: OneTimeCode }).openapi("AuthenticatorCode");

export const Scope = z.enum(["full", "by-number"]);
export const Person = z.object({ id: Id, name: z.string(), scope: Scope }).openapi("Person");
export const PeopleList = z.object({ people: z.array(Person) }).openapi("PeopleList");
export type PeopleList = z.infer<typeof PeopleList>;

export const Grant = z
  .object({
    id: Id,
    /** `given`: this person may act for me. `received`: I may act for this person. */
    direction: z.enum(["given", "received"]),
    name: z.string(),
    scope: z.enum(["full", "by-number", "none"]),
    basis: z.enum(["parent", "member-given"]),
    grantedAt: Instant,
    expiresOn: Day.nullable(),
    /** What the scope means and when it changes, in words. */
    words: z.string(),
  })
  .openapi("Grant");
export const GrantList = z.object({ grants: z.array(Grant) }).openapi("GrantList");
export type GrantList = z.infer<typeof GrantList>;

export const ParcelSharing = z
  .object({
    /** Of the agreement; null while there is none. */
    id: Id.nullable(),
    /** Of the permission between the two. */
    grantId: Id.nullable(),
    name: z.string(),
    state: z.enum(["own-parcels", "asked-by-me", "asked-of-me", "one-parcel"]),
    /** A parent decides for a child at once; two adults have to agree. */
    needsAgreement: z.boolean(),
  })
  .openapi("ParcelSharing");
export const ParcelSharingList = z.object({ people: z.array(ParcelSharing) }).openapi("ParcelSharingList");
export type ParcelSharingList = z.infer<typeof ParcelSharingList>;
export const ParcelSharingRequest = z.object({ grantId: Id }).openapi("ParcelSharingRequest");
export const GrantRequest = z
  .object({ mrn: RecordNumber, lastName: z.string().trim().min(1).max(100), scope: Scope, expiresOn: Day.optional() })
  .openapi("GrantRequest");

export const AccessLog = z
  .object({
    entries: z.array(
      z.object({
        at: Instant,
        who: z.string(),
        what: z.string(),
        from: z.string(),
        /** What a member of staff said they needed it for. */
        why: z.string().optional(),
      }),
    ),
    nextBefore: Instant.optional(),
  })
  .openapi("AccessLog");
export type AccessLog = z.infer<typeof AccessLog>;

/** Of the demo plan only: whom a visitor can register. */
export const DemoNewcomer = z
  .object({ name: z.string(), mrn: z.string(), lastName: z.string(), birthDate: Day, email: z.string() })
  .openapi("DemoNewcomer");
export type DemoNewcomer = z.infer<typeof DemoNewcomer>;
