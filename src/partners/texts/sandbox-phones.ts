import type { DemoPhones, PhoneText } from "#partner-ports/messages.ts";
import type { SandboxCarrier } from "#partners/texts/sandbox-carrier.ts";

/** The phones of the sandbox carrier, for who plays with the demo: looked at and answered from over its own wire. */
export function sandboxPhones({ origin, accountSid, authToken }: SandboxCarrier): DemoPhones {
  const headers = { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` };
  return {
    async listTexts() {
      const answer = await fetch(`${origin}/phones`, { headers });
      return (await answer.json()) as PhoneText[];
    },
    async sendFrom(number, body) {
      await fetch(`${origin}/phones/${encodeURIComponent(number)}`, { method: "POST", headers, body });
    },
  };
}
