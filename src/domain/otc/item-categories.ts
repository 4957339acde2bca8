/** The shelves of the catalogue, in the order they are shown. */
export const ITEM_CATEGORIES = [
  "pain-and-fever",
  "cough-and-cold",
  "allergy",
  "stomach",
  "vitamins",
  "skin",
  "first-aid",
  "eye-and-ear",
  "sleep",
  "stop-smoking",
  "oral-care",
  "diabetes",
] as const;

export type ItemCategory = (typeof ITEM_CATEGORIES)[number];
