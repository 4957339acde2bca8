export type DrugTier = "generic" | "preferredBrand" | "otherBrand";

/** Who wrote the prescription, as the plan sees them. */
export type PrescriberNetwork = "plan" | "dentist" | "referred" | "outside";

/** A type of coverage; all amounts in integer cents. */
export type CoverageFacts = {
  readonly copayCentsPer30Days: Readonly<Record<DrugTier, number>>;
  /** How many 30-day copays 90 days by mail cost; shorter fills by mail never cost more. */
  readonly mail90DaysCosts30DayCopays: number;
  readonly coversAllPrescribers: boolean;
  /** What the member pays in full first each year; 0 where there is none. */
  readonly deductibleCents: number;
};

export type FillToPrice = {
  readonly coverage: CoverageFacts;
  readonly prescriberNetwork: PrescriberNetwork;
  readonly tier: DrugTier;
  readonly daysSupply: number;
  readonly delivery: "pickup" | "mail";
  /** Usual and customary price of this whole fill. */
  readonly usualPriceCents: number;
  /** What the member has paid towards this year's deductible before this fill. */
  readonly deductibleMetCents: number;
  /** A short fill, so that medicines run out on one day: the copay of its days, not of a month. */
  readonly prorated?: boolean;
};

export type PriceCode =
  /** The copay of the tier for the days. */
  | "copay"
  /** The part of a copay that a short fill's days are. */
  | "copay-prorated"
  /** The medicine costs less than the copay would. */
  | "full-price-below-copay"
  /** All of it goes towards the deductible. */
  | "deductible"
  /** This fill meets the deductible; the copay covers the rest. */
  | "deductible-then-copay"
  /** Written by somebody this coverage doesn't cover. */
  | "full-price-outside-prescriber";

export type Price = {
  readonly amountCents: number;
  readonly code: PriceCode;
  /** The part of the amount that counts towards the deductible. */
  readonly deductibleUsedCents: number;
};

/**
 * The price of a fill and its reason. Coverage applies when the prescriber is a plan practitioner, a dentist, or one
 * the plan referred the member to, or when the coverage covers all prescribers; otherwise the usual price is due and
 * counts towards nothing. Never above the usual price.
 */
export function priceFill(fill: FillToPrice): Price {
  const { coverage, usualPriceCents: full } = fill;
  if (fill.prescriberNetwork === "outside" && !coverage.coversAllPrescribers) {
    return { amountCents: full, code: "full-price-outside-prescriber", deductibleUsedCents: 0 };
  }
  const copay = copayCents(fill);
  const deductibleLeft = Math.max(0, coverage.deductibleCents - fill.deductibleMetCents);
  if (deductibleLeft >= full && deductibleLeft > 0) {
    return { amountCents: full, code: "deductible", deductibleUsedCents: full };
  }
  if (deductibleLeft > 0) {
    const amountCents = deductibleLeft + Math.min(copay, full - deductibleLeft);
    return { amountCents, code: "deductible-then-copay", deductibleUsedCents: deductibleLeft };
  }
  return full < copay
    ? { amountCents: full, code: "full-price-below-copay", deductibleUsedCents: 0 }
    : { amountCents: copay, code: fill.prorated === true ? "copay-prorated" : "copay", deductibleUsedCents: 0 };
}

/**
 * A copay for each started 30 days; by mail never more of them than 90 days cost. A prorated one by the day, as Medicare's
 * daily cost-sharing rate does (42 CFR 423.153(b)(4)), and never more than the whole ones.
 */
function copayCents({ coverage, tier, daysSupply, delivery, prorated }: FillToPrice): number {
  const started = Math.ceil(daysSupply / 30);
  const copays = delivery === "mail" ? Math.min(started, coverage.mail90DaysCosts30DayCopays) : started;
  const whole = copays * coverage.copayCentsPer30Days[tier];
  return prorated === true
    ? Math.min(whole, Math.round((coverage.copayCentsPer30Days[tier] * daysSupply) / 30))
    : whole;
}
