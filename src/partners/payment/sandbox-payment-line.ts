import type { PaymentLine } from "#partner-ports/payment-line.ts";

/** How other processes reach the sandbox's payment line. */
export type SandboxLineAddress = {
  /** Where its calls are taken. */
  readonly sip: { readonly host: string; readonly port: number };
  /** Where the processor answers, and with which key. */
  readonly apiOrigin: string;
  readonly secretKey: string;
};

const TIMEOUT_MS = 5000;

/** The sandbox's payment line: a number of the processor's own process. */
export function sandboxPaymentLine({ sip, apiOrigin, secretKey }: SandboxLineAddress): PaymentLine {
  return {
    addressFor: (reference, language) => `sip:card-${language}-${reference}@${sip.host}:${sip.port}`,
    async tokenOf(reference) {
      const answer = await fetch(`${apiOrigin}/v1/payment_line/${reference}`, {
        headers: { Authorization: `Bearer ${secretKey}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!answer.ok) return null;
      const { token } = (await answer.json()) as { readonly token?: unknown };
      return typeof token === "string" ? token : null;
    },
  };
}
