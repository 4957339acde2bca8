import type { Email, EmailAnswer } from "#partner-ports/messages.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** Where a demo plan has no mail server: the mail goes into a letter box anyone may read. Fits `Messages.sendEmail`. */
export async function keepDemoMail({ database, clock }: Dependencies, email: Email): Promise<EmailAnswer> {
  await database.kysely
    .insertInto("demo_mail")
    .values({ mail_id: email.id, sent_at: clock(), recipient: email.to, subject: email.subject, body: email.body })
    .onConflict((conflict) => conflict.column("mail_id").doNothing())
    .execute();
  return { kind: "accepted" };
}

export type DemoMail = {
  readonly id: string;
  readonly sentAt: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
};

/** The letter box, newest first. */
export async function listDemoMail({ database }: Dependencies): Promise<DemoMail[]> {
  const rows = await database.kysely
    .selectFrom("demo_mail")
    .selectAll()
    .orderBy("sent_at", "desc")
    .orderBy("mail_id", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.mail_id,
    sentAt: row.sent_at.toISOString(),
    recipient: row.recipient,
    subject: row.subject,
    body: row.body,
  }));
}
