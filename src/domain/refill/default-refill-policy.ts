import type { RefillPolicy } from "#domain/refill/refill-policy.ts";

/** What holds where a plan sets nothing else. Sources of the numbers stand at the gates that read them. */
export const defaultRefillPolicy: RefillPolicy = {
  version: 1,
  thresholds: { ordinary: 0.75, controlled: 0.85, eyeDrops: 0.7 },
  lookBackDays: 180,
  expiryMonths: {
    nonControlled: 12,
    controlledIIIandIV: 6,
    controlledV: 12,
    byState: { CA: { anyControlled: 6 } },
  },
  renewableDaysAfterExpiry: 120,
  maxDaysSupply: 90,
  maxDaysSupplyControlledByMail: 30,
  mailReorderDays: 14,
  controlledRefillDaysCap: { CA: 120 },
};
