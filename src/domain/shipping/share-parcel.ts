/** Whether two members may have one parcel, and who has to say so. */
export type SharingNeeds = "their-agreement" | "nothing-more" | "not-possible";

/**
 * Each person has a parcel of their own, unless two adults agree to share. A child's medicines may come with those of
 * the parent who orders for it, by the parent's word alone.
 */
export function sharingNeeds(people: {
  readonly askerIsAdult: boolean;
  readonly otherIsAdult: boolean;
  /** The asker acts for the other as a parent, or the other for the asker. */
  readonly asker: "parent" | "child" | "neither";
}): SharingNeeds {
  const { askerIsAdult, otherIsAdult, asker } = people;
  if (askerIsAdult && otherIsAdult) return "their-agreement";
  return asker === "parent" && askerIsAdult ? "nothing-more" : "not-possible";
}
