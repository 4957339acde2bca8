import type { Logger } from "pino";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { deliverEmail, type MailDependencies } from "#use-cases/messages/deliver-email.ts";
import { confirmOrderByMail } from "#use-cases/orders/confirm-order-by-mail.ts";
import { tellLineIsReady } from "#use-cases/orders/tell-line-is-ready.ts";

export type JobDependencies = Dependencies &
  MailDependencies & {
    readonly log: Logger;
    /** Where members' browsers reach the pages, for links in mails. */
    readonly publicOrigin: string;
  };

/** The topics of the outbox. */
export const TOPICS = ["email", "order-placed", "line-changed"] as const;
export type Topic = (typeof TOPICS)[number];

/** What each topic's message sets going. A handler that throws is called again later with the same payload. */
export const handlers: Readonly<Record<Topic, (dependencies: JobDependencies, payload: unknown) => Promise<void>>> = {
  email: async (dependencies, payload) => {
    const answer = await deliverEmail(dependencies, payload);
    if (answer.kind === "unknown")
      throw new Error("the mail server did not say whether it took the mail", { cause: answer.cause });
    if (answer.kind === "rejected") dependencies.log.warn({ reason: answer.reason }, "a mail was refused for good");
  },
  "order-placed": (dependencies, payload) => confirmOrderByMail(dependencies, payload, dependencies.publicOrigin),
  "line-changed": (dependencies, payload) => tellLineIsReady(dependencies, payload, dependencies.publicOrigin),
};
