/** A place on the globe, in degrees. */
export type Place = { readonly latitude: number; readonly longitude: number };

const EARTH_RADIUS_MILES = 3958.8;

/** Straight-line distance over the globe (haversine), in miles. */
export function milesBetween(a: Place, b: Place): number {
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cos = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
  const chord = half(b.latitude - a.latitude) + cos(a.latitude) * cos(b.latitude) * half(b.longitude - a.longitude);
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(chord));
}
