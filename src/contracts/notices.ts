import { z } from "@hono/zod-openapi";
import { OneTimeCode } from "#contracts/accounts.ts";
import { Id, Instant } from "#contracts/shapes.ts";
import { CHANNELS, NOTICE_KINDS } from "#domain/notice/notice-kinds.ts";

const Ways = z.object({ email: z.boolean(), sms: z.boolean(), push: z.boolean() });

/** By which ways each kind of news is told. E-mail about signing on is always on. */
export const NoticePreferences = z
  .object({ orders: Ways, prescriber: Ways, transfers: Ways, reminders: Ways, security: Ways })
  .openapi("NoticePreferences");

export const NoticeSettings = z
  .object({
    preferences: NoticePreferences,
    /** `stopped`: the number answered STOP and gets no texts until it sends START. */
    phone: z.object({ number: z.string(), stopped: z.boolean() }).nullable(),
    /** Browsers that get push messages. */
    devices: z.array(z.object({ id: Id, device: z.string(), createdAt: Instant })),
    /** Whether this plan sends texts. */
    canText: z.boolean(),
    /** The key that browsers subscribe with (RFC 8292). */
    pushKey: z.string(),
  })
  .openapi("NoticeSettings");
export type NoticeSettings = z.infer<typeof NoticeSettings>;

export const PhoneNumberRequest = z
  .object({
    phone: z.string().max(30).openapi({ example: "562-555-0142" }),
    /** The member's word to the consent shown beside the number; without it no code is sent. */
    consent: z.boolean(),
  })
  .openapi("PhoneNumberRequest");
export const PhoneNumberStarted = z.object({ id: Id, phone: z.string() }).openapi("PhoneNumberStarted");
export type PhoneNumberStarted = z.infer<typeof PhoneNumberStarted>;
export const PhoneNumberConfirmation = z.object({ code: OneTimeCode }).openapi("PhoneNumberConfirmation");

/** A browser's own `PushSubscription`, as it writes itself. */
export const PushSubscriptionRequest = z
  .object({
    endpoint: z.url().max(1000).openapi({ example: "https://fcm.googleapis.com/fcm/send/abc" }),
    keys: z.object({
      p256dh: z.string().regex(/^[\w-]{87}=?$/),
      auth: z.string().regex(/^[\w-]{22}={0,2}$/),
    }),
  })
  .openapi("PushSubscriptionRequest");

export const NoticeList = z
  .object({
    notices: z.array(
      z.object({
        id: Id,
        at: Instant,
        kind: z.enum(NOTICE_KINDS as [string, ...string[]]),
        /** As it was said. */
        words: z.string(),
        /** The page that tells more. */
        path: z.string(),
        deliveries: z.array(
          z.object({
            channel: z.enum(CHANNELS),
            status: z.enum(["waiting", "sending", "sent", "delivered", "failed", "dropped"]),
            reason: z.string().nullable(),
            at: Instant,
          }),
        ),
      }),
    ),
  })
  .openapi("NoticeList");
export type NoticeList = z.infer<typeof NoticeList>;

/** Of the demo plan only: what its made-up phones hold, newest first. */
export const DemoTextList = z
  .object({
    texts: z.array(
      z.object({
        id: z.string(),
        at: Instant,
        number: z.string(),
        direction: z.enum(["received", "sent"]),
        body: z.string(),
        status: z.string(),
      }),
    ),
  })
  .openapi("DemoTextList");
export type DemoTextList = z.infer<typeof DemoTextList>;
export const DemoTextReply = z
  .object({
    number: z
      .string()
      .regex(/^\+1\d{10}$/)
      .openapi({ example: "+15625550142" }),
    body: z.string().max(1600),
  })
  .openapi("DemoTextReply");
