import { type FieldKind, fieldsOf, type SettingSubject, type SettingValues } from "#domain/settings/setting-fields.ts";

export type ChangedValues = { readonly before: SettingValues; readonly after: SettingValues };

/** The fields whose entered value is another than the stored one; undefined where nothing is. */
export function changedValues(
  subject: SettingSubject,
  stored: SettingValues,
  entered: SettingValues,
): ChangedValues | undefined {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const [field, kind] of fieldsOf(subject)) {
    if (!(field in entered)) continue;
    const value = inOrder(kind, entered[field]);
    if (isSame(inOrder(kind, stored[field]), value)) continue;
    before[field] = stored[field] ?? null;
    after[field] = value;
  }
  return Object.keys(after).length === 0 ? undefined : { before, after };
}

/** A choice of several is a set: told in the order of the table, days in theirs; a day without hours is no entry. */
function inOrder(kind: FieldKind, value: unknown): unknown {
  if (kind.kind === "week" && typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).filter(([, spans]) => !Array.isArray(spans) || spans.length > 0));
  if (kind.kind === "closed-days" && Array.isArray(value))
    return (value as string[]).toSorted((one, other) => one.localeCompare(other));
  if (kind.kind !== "some-of" || !Array.isArray(value)) return value;
  return kind.of.filter((choice) => value.includes(choice));
}

/** The same JSON, whatever the order of its keys: the database keeps its own. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [one, other] = [Object.entries(a), Object.entries(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    one.length === other.length &&
    one.every(([key, value]) => isSame(value, (b as Record<string, unknown>)[key]))
  );
}
