import type { Dependencies } from "#use-cases/dependencies.ts";
import { readPlan } from "#database/queries/read-plan.ts";

/** What the terminal shows once everything serves. */
export async function welcome(
  { database }: Dependencies,
  about: {
    readonly origin: string;
    readonly demo: boolean;
    /** Null while the phone line does not answer; `phoneFault` says why. */
    readonly phone: { readonly host: string; readonly port: number } | null;
    readonly phoneFault: string | null;
  },
): Promise<string> {
  const { origin, demo, phone, phoneFault } = about;
  const plan = await readPlan(database);
  const lines = [
    "",
    `  ${plan.name} is open.`,
    "",
    `  Members        ${origin}`,
    `  Workbench      ${origin}/staff`,
    `  API            ${origin}/api/docs`,
    phone === null
      ? `  Phone line     does not answer yet, and is tried again: ${phoneFault ?? "it ended"}`
      : `  Phone line     sip:refill@${phone.host}:${phone.port} and sip:mailorder@${phone.host}:${phone.port}`,
  ];
  if (demo) {
    lines.push(
      `  E-mail sent    ${origin}/demo/mail`,
      `  Texts sent     ${origin}/demo/phone`,
      "",
      "  Demo sign-ins, password Refill-demo-2026:",
      "    rosa@example.com     orders for her family",
      "    walter@example.com   lives in Hawaii",
      "    priya@example.com    has a deductible",
      "  To try registration: Samuel Okafor, record number 100600105 (see the demo page for his birth date).",
      "  Staff: pharmacist@, technician@, mailorder@, agent@, prescriber@, admin@example.com, the same password;",
      "  the demo page shows each one's authenticator code of now.",
      `  Demo page      ${origin}/demo`,
    );
  }
  return [...lines, "", "  Ctrl-C stops it; nothing that was confirmed is lost.", ""].join("\n");
}
