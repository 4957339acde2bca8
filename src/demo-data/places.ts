/** Where members of a pharmacy live: ZIPs of its city, the area code of their phones, and how many live there. */
export type Place = {
  readonly pharmacyKey: string;
  readonly city: string;
  readonly state: "CA" | "HI";
  readonly areaCode: string;
  readonly zips: readonly string[];
  /** Share of members, against the other places. */
  readonly weight: number;
};

const place = (
  pharmacyKey: string,
  city: string,
  state: "CA" | "HI",
  areaCode: string,
  weight: number,
  zips: string,
): Place => ({
  pharmacyKey,
  city,
  state,
  areaCode,
  weight,
  zips: zips.split(" "),
});

export const places: readonly Place[] = [
  place("downey", "Downey", "CA", "562", 12, "90240 90241 90242"),
  place("pasadena", "Pasadena", "CA", "626", 8, "91101 91103 91104 91106 91107"),
  place("riverside", "Riverside", "CA", "951", 9, "92503 92504 92506 92507"),
  place("los-angeles", "Los Angeles", "CA", "323", 14, "90026 90027 90029 90039"),
  place("west-los-angeles", "Los Angeles", "CA", "310", 9, "90025 90034 90035 90064"),
  place("long-beach", "Long Beach", "CA", "562", 9, "90802 90804 90806 90807 90808"),
  place("torrance", "Torrance", "CA", "424", 6, "90501 90503 90504 90505"),
  place("panorama-city", "Panorama City", "CA", "818", 8, "91402"),
  place("woodland-hills", "Woodland Hills", "CA", "747", 5, "91364 91367"),
  place("lancaster", "Lancaster", "CA", "661", 5, "93534 93535 93536"),
  place("anaheim", "Anaheim", "CA", "714", 9, "92801 92804 92805 92806"),
  place("irvine", "Irvine", "CA", "949", 6, "92602 92604 92612 92618 92620"),
  place("san-diego", "San Diego", "CA", "619", 11, "92103 92104 92108 92115 92120"),
  place("chula-vista", "Chula Vista", "CA", "619", 6, "91910 91911 91913"),
  place("san-bernardino", "San Bernardino", "CA", "909", 7, "92404 92405 92407"),
  place("fontana", "Fontana", "CA", "909", 7, "92335 92336 92337"),
  place("palm-desert", "Palm Desert", "CA", "760", 5, "92211 92260"),
  place("oakland", "Oakland", "CA", "510", 10, "94601 94605 94610 94611 94612 94619"),
  place("san-francisco", "San Francisco", "CA", "415", 9, "94110 94112 94115 94118 94122"),
  place("redwood-city", "Redwood City", "CA", "650", 5, "94061 94062 94063"),
  place("san-jose", "San Jose", "CA", "408", 9, "95119 95123 95127 95136"),
  place("fremont", "Fremont", "CA", "510", 5, "94536 94538 94539"),
  place("walnut-creek", "Walnut Creek", "CA", "925", 5, "94595 94596 94598"),
  place("vallejo", "Vallejo", "CA", "707", 5, "94589 94590 94591"),
  place("santa-rosa", "Santa Rosa", "CA", "707", 5, "95401 95403 95404"),
  place("sacramento", "Sacramento", "CA", "916", 9, "95816 95818 95821 95825 95831"),
  place("roseville", "Roseville", "CA", "916", 5, "95661 95678 95747"),
  place("stockton", "Stockton", "CA", "209", 5, "95207 95209 95210"),
  place("fresno", "Fresno", "CA", "559", 6, "93710 93711 93720 93722"),
  place("honolulu", "Honolulu", "HI", "808", 18, "96813 96814 96816 96817 96822"),
  place("kapolei", "Kapolei", "HI", "808", 5, "96707"),
  place("waipahu", "Waipahu", "HI", "808", 4, "96797"),
  place("kaneohe", "Kaneohe", "HI", "808", 3, "96744"),
  place("hilo", "Hilo", "HI", "808", 5, "96720"),
  place("kailua-kona", "Kailua-Kona", "HI", "808", 3, "96740"),
  place("wailuku", "Wailuku", "HI", "808", 5, "96793"),
  place("lihue", "Lihue", "HI", "808", 2, "96766"),
  place("kaunakakai", "Kaunakakai", "HI", "808", 1, "96748"),
];

const CALIFORNIA_STREETS =
  "Maple Avenue|Oak Street|Walnut Street|Magnolia Avenue|Palm Drive|Orange Avenue|Sycamore Street|Laurel Street|Elm Street|Cedar Avenue|Vista Way|Sunset Drive|Mission Street|Park Avenue|Lincoln Avenue|Washington Street|Jefferson Street|Highland Avenue|Hillcrest Drive|Valley View Street|Citrus Avenue|Olive Street|Rose Avenue|Alameda Street|Garfield Avenue|Myrtle Street";
const HAWAII_STREETS =
  "Kalani Street|Hibiscus Drive|Mamane Street|Plumeria Place|Ohia Street|Kukui Street|Lehua Avenue|Ilima Street|Pikake Place|Hau Street|Mango Street|Haleakala Avenue|Palani Road|Kamani Street|Ginger Lane";

/** Common street names; the house numbers drawn for them stand for no real address. */
export const streets: Readonly<Record<"CA" | "HI", readonly string[]>> = {
  CA: CALIFORNIA_STREETS.split("|"),
  HI: HAWAII_STREETS.split("|"),
};
