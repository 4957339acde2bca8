import { addDays, addMonths, type Day } from "#domain/calendar/day.ts";

/** `full` sees the list; `by-number` orders only what is named by record and prescription number. */
export type GrantScope = "full" | "by-number";
export type EffectiveScope = GrantScope | "none";

export type GrantFacts = {
  readonly scope: GrantScope;
  /** `parent`: given by parenthood to a minor's parent or guardian. `member-given`: the member gave it. */
  readonly basis: "parent" | "member-given";
  /** The last day it holds, or null without one. */
  readonly expiresOn: Day | null;
  /** Any instant here ends it at once. */
  readonly revokedAt: Date | null;
};

/** The ages an area's law sets; California narrows at 12. */
export type ConsentPolicy = { readonly teenAge: number; readonly adultAge: number };

const defaultConsentPolicy: ConsentPolicy = { teenAge: 12, adultAge: 18 };

/**
 * What a grant allows on a day. A parent's narrows to refills by number on the child's birthday at the area's age, so
 * that a teenager's list is their own, and ends when they are of age; one a member gave has no such end.
 */
export function effectiveScope(
  grant: GrantFacts,
  grantorBirthDate: Day,
  on: Day,
  policy: ConsentPolicy = defaultConsentPolicy,
): EffectiveScope {
  if (grant.revokedAt !== null || (grant.expiresOn !== null && grant.expiresOn < on)) return "none";
  if (grant.basis === "member-given") return grant.scope;
  if (on >= birthday(grantorBirthDate, policy.adultAge)) return "none";
  return on >= birthday(grantorBirthDate, policy.teenAge) ? "by-number" : grant.scope;
}

/** The next day on which the grant allows something else than on `on`; null when it never does by itself. */
export function nextScopeChange(
  grant: GrantFacts,
  grantorBirthDate: Day,
  on: Day,
  policy: ConsentPolicy = defaultConsentPolicy,
): { readonly on: Day; readonly scope: EffectiveScope } | null {
  const scopeOn = (day: Day) => effectiveScope(grant, grantorBirthDate, day, policy);
  const days = [
    birthday(grantorBirthDate, policy.teenAge),
    birthday(grantorBirthDate, policy.adultAge),
    ...(grant.expiresOn === null ? [] : [addDays(grant.expiresOn, 1)]),
  ];
  const change = days.toSorted().find((day) => day > on && scopeOn(day) !== scopeOn(on));
  return change === undefined ? null : { on: change, scope: scopeOn(change) };
}

export function mayOrder(scope: EffectiveScope): boolean {
  return scope !== "none";
}

export function maySeeList(scope: EffectiveScope): boolean {
  return scope === "full";
}

/** A medicine of a sensitive class is hidden from every proxy unless the member shows it. */
export function maySeeMedicine(
  scope: EffectiveScope,
  medicine: { readonly sensitive: boolean; readonly shownToProxies: boolean },
): boolean {
  return maySeeList(scope) && (!medicine.sensitive || medicine.shownToProxies);
}

function birthday(birthDate: Day, age: number): Day {
  return addMonths(birthDate, age * 12);
}
