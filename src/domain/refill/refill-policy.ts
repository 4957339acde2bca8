/** What a plan may set about refills; a new version never changes what an earlier one decided. */
export type RefillPolicy = {
  readonly version: number;
  /** Share of a fill's days that must have passed, 0–1. */
  readonly thresholds: { readonly ordinary: number; readonly controlled: number; readonly eyeDrops: number };
  readonly lookBackDays: number;
  /** Months from the written date until a prescription expires; per state, `default` for the rest. */
  readonly expiryMonths: {
    readonly nonControlled: number;
    readonly controlledIIIandIV: number;
    readonly controlledV: number;
    readonly byState: Readonly<Record<string, { readonly anyControlled?: number; readonly nonControlled?: number }>>;
  };
  readonly renewableDaysAfterExpiry: number;
  readonly maxDaysSupply: number;
  readonly maxDaysSupplyControlledByMail: number;
  /** By mail a non-controlled fill clears this many days before it runs out. */
  readonly mailReorderDays: number;
  /** States that cap all refills of one C-III/IV prescription together (California H&S 11200(b): 120 days). */
  readonly controlledRefillDaysCap: Readonly<Record<string, number>>;
  /** States in which a pharmacist may bridge C-III to V; none where the plan names none. */
  readonly bridgeControlledStates?: readonly string[];
};
