import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeSmtpEmail } from "#partners/email/smtp-email.ts";

const received: { to: string[]; text: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo(address, _session, done) {
    if (address.address.startsWith("gone@"))
      return done(Object.assign(new Error("no such box"), { responseCode: 550 }));
    if (address.address.startsWith("full@")) return done(Object.assign(new Error("try later"), { responseCode: 452 }));
    return done();
  },
  onData(stream, session, done) {
    let text = "";
    stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
    stream.on("end", () => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
      done();
    });
  },
});
let smtp: ReturnType<typeof makeSmtpEmail>;
const mail = { id: "01990000-0000-7000-8000-000000000001", subject: "Su código", body: "Su código es 123456.\n" };

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  smtp = makeSmtpEmail(
    `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    "Test Health <no-reply@test.example>",
  );
});
afterAll(async () => {
  smtp.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

it("hands a mail to the server, marked as automatic and under its own id", async () => {
  expect(await smtp.sendEmail({ ...mail, to: "rosa@example.com" })).toEqual({ kind: "accepted" });
  expect(received[0]?.to).toEqual(["rosa@example.com"]);
  expect(received[0]?.text).toMatch(/^From: Test Health <no-reply@test\.example>/m);
  expect(received[0]?.text).toMatch(/^Message-ID: <01990000-0000-7000-8000-000000000001@openrefill>/m);
  expect(received[0]?.text).toMatch(/^Auto-Submitted: auto-generated/m);
});

it("an address that does not exist is rejected for good", async () => {
  expect(await smtp.sendEmail({ ...mail, to: "gone@example.com" })).toMatchObject({ kind: "rejected" });
});

it("a full letter box or a server that is away leaves it unknown: send it again", async () => {
  expect(await smtp.sendEmail({ ...mail, to: "full@example.com" })).toMatchObject({ kind: "unknown" });
  const nowhere = makeSmtpEmail("smtp://127.0.0.1:1", "no-reply@test.example");
  expect(await nowhere.sendEmail({ ...mail, to: "rosa@example.com" })).toMatchObject({ kind: "unknown" });
  nowhere.close();
});

it("never mails a second person by a trick in the address", async () => {
  received.length = 0;
  await smtp.sendEmail({ ...mail, to: "rosa@example.com, thief@example.com" });
  expect(received.flatMap(({ to }) => to)).not.toContain("thief@example.com");
});
