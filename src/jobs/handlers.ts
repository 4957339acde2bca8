import type { Logger } from "pino";
import { deliverEmail } from "#use-cases/messages/deliver-email.ts";
import { deliverText } from "#use-cases/messages/queue-text.ts";
import type { NoticeDependencies } from "#use-cases/notices/notice-dependencies.ts";
import { tellLineChanged } from "#use-cases/notices/tell-line-changed.ts";
import { tellOrderPlaced } from "#use-cases/notices/tell-order-placed.ts";
import type { ShippingDependencies } from "#use-cases/shipping/shipping-dependencies.ts";
import { tellQueued } from "#use-cases/notices/tell-queued.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import { settleLine, settleNews, settleOrder } from "#use-cases/payments/settle-payments.ts";

export type JobDependencies = NoticeDependencies & ShippingDependencies & MoneyDependencies & { readonly log: Logger };

/** The topics of the outbox. */
export const TOPICS = [
  "email",
  "text",
  "notice",
  "order-placed",
  "line-changed",
  "payment-due",
  "payment-news",
] as const;
export type Topic = (typeof TOPICS)[number];

/** What each topic's message sets going. A handler that throws is called again later with the same payload. */
export const handlers: Readonly<Record<Topic, (dependencies: JobDependencies, payload: unknown) => Promise<unknown>>> =
  {
    email: async (dependencies, payload) => {
      const answer = await deliverEmail(dependencies, payload);
      if (answer.kind === "unknown")
        throw new Error("the mail server did not say whether it took the mail", { cause: answer.cause });
      if (answer.kind === "rejected") dependencies.log.warn({ reason: answer.reason }, "a mail was refused for good");
    },
    text: async (dependencies, payload) => {
      const answer = await deliverText(dependencies, payload);
      if (answer.kind === "unknown")
        throw new Error("the carrier did not say whether it took the text", { cause: answer.cause });
    },
    notice: tellQueued,
    "order-placed": async (dependencies, payload) => {
      await tellOrderPlaced(dependencies, payload);
      await settleOrder(dependencies, payload);
    },
    "line-changed": async (dependencies, payload) => {
      await tellLineChanged(dependencies, payload);
      await settleLine(dependencies, payload);
    },
    "payment-due": settleOrder,
    "payment-news": settleNews,
  };
