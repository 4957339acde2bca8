import type { Logger } from "pino";
import type { Actor, StaffActor } from "#use-cases/dependencies.ts";
import type { NoticeApiDependencies } from "#use-cases/notices/notice-dependencies.ts";
import type { PaymentDependencies } from "#use-cases/payment-methods/payment-methods.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import type { ShippingDependencies } from "#use-cases/shipping/shipping-dependencies.ts";
import type { SingleSignOnDependencies } from "#use-cases/staff/sign-in-staff-elsewhere.ts";

/** What the API needs beyond the use cases' own dependencies. */
export type ApiDependencies = PaymentDependencies &
  MoneyDependencies &
  SingleSignOnDependencies &
  NoticeApiDependencies &
  ShippingDependencies & {
    readonly log: Logger;
    /** Served over TLS: cookies carry `Secure` and the `__Host-` name. */
    readonly secure: boolean;
    /** Where members reach the site, e.g. `https://refills.example.org`: what links in e-mails begin with. */
    readonly publicOrigin: string;
    /** Whether an error means that the database is away for a moment, so that the same request may go through soon. */
    readonly isUnavailable: (error: unknown) => boolean;
    /** Where the phone line's recordings lie; without it none are listed. */
    readonly promptsDirectory?: string;
    /** Where agents' extensions are; null where they give whole SIP addresses. */
    readonly agentDomain?: string | null;
  };

export type ApiEnv = {
  Variables: { token: string | undefined; actor: Actor | undefined; staff: StaffActor | undefined };
};
