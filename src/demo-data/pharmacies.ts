import type { AreaKey, DemoLicence, DemoPharmacy } from "#demo-data/demo-rows.ts";
import { createPhoneBook, madeUpNcpdpId, madeUpNpi } from "#demo-data/made-up-numbers.ts";
import { scenarioMembers } from "#demo-data/scenarios.ts";
import type { OpeningHours, OpenSpan } from "#domain/calendar/opening-hours.ts";

/** Opening and closing hours of a day, 8.5 for half past eight; null for closed. */
type Span = readonly [opens: number, closes: number] | null;

function openWeek(weekdays: Span, saturday: Span, sunday: Span, closedOnFederalHolidays = true): OpeningHours {
  const spans = (span: Span): readonly OpenSpan[] =>
    span === null ? [] : [{ openMinute: span[0] * 60, closeMinute: span[1] * 60 }];
  const on = spans(weekdays);
  return {
    week: { 0: spans(sunday), 1: on, 2: on, 3: on, 4: on, 5: on, 6: spans(saturday) },
    closedOnFederalHolidays,
    closedDays: [],
  };
}

const HOSPITAL = openWeek([8, 21], [9, 18], [9, 18], false);
const OFFICE = openWeek([8.5, 19], [9, 17], null);
const SMALL = openWeek([9, 17.5], null, null);
const MAIL = openWeek([6, 18], [7, 14], null);

type Row = {
  readonly key: string;
  readonly city: string;
  readonly name?: string;
  readonly kind?: DemoPharmacy["kind"];
  readonly line: string;
  readonly zip: string;
  /** The area code of its numbers, or the whole refill number where it is fixed. */
  readonly phone: string;
  readonly hours: OpeningHours;
  /** Spoken besides English. */
  readonly also: string;
};

// One row a line.
// oxfmt-ignore
const ROWS: Readonly<Record<AreaKey, readonly Row[]>> = {
  "southern-california": [
    { key: "downey", name: "Harbor Downey Medical Offices Pharmacy", city: "Downey", line: "13120 Downey Avenue", zip: "90242", phone: "5625550142", hours: OFFICE, also: "es ko" },
    { key: "pasadena", city: "Pasadena", line: "455 East Green Street", zip: "91101", phone: "6265550117", hours: OFFICE, also: "es zh hy" },
    { key: "riverside", city: "Riverside", line: "6800 Indiana Avenue", zip: "92503", phone: "9515550163", hours: HOSPITAL, also: "es vi" },
    { key: "mail", name: "Harbor Mail-Order Pharmacy", kind: "mail-order", city: "Downey", line: "10800 Lakewood Boulevard", zip: "90241", phone: "8005550179", hours: MAIL, also: "es zh vi tl ko" },
    { key: "alameda-community", name: "Alameda Street Pharmacy", kind: "contracted-community", city: "Los Angeles", line: "210 North Alameda Street", zip: "90012", phone: "2135550155", hours: SMALL, also: "es zh ja" },
    { key: "los-angeles", city: "Los Angeles", line: "1500 North Vermont Avenue", zip: "90027", phone: "323", hours: HOSPITAL, also: "es hy ko tl" },
    { key: "west-los-angeles", name: "Harbor West Los Angeles Pharmacy", city: "Los Angeles", line: "10400 National Boulevard", zip: "90034", phone: "310", hours: OFFICE, also: "es fa" },
    { key: "long-beach", city: "Long Beach", line: "2650 Pacific Avenue", zip: "90806", phone: "562", hours: OFFICE, also: "es km tl" },
    { key: "torrance", city: "Torrance", line: "3550 Carson Street", zip: "90503", phone: "424", hours: OFFICE, also: "es ja ko" },
    { key: "panorama-city", city: "Panorama City", line: "8350 Van Nuys Boulevard", zip: "91402", phone: "818", hours: HOSPITAL, also: "es tl hy" },
    { key: "woodland-hills", city: "Woodland Hills", line: "5720 Canoga Avenue", zip: "91367", phone: "747", hours: OFFICE, also: "es fa" },
    { key: "lancaster", city: "Lancaster", line: "43200 10th Street West", zip: "93534", phone: "661", hours: SMALL, also: "es" },
    { key: "anaheim", city: "Anaheim", line: "620 West La Palma Avenue", zip: "92801", phone: "714", hours: HOSPITAL, also: "es vi ko" },
    { key: "irvine", city: "Irvine", line: "8600 Irvine Center Drive", zip: "92618", phone: "949", hours: OFFICE, also: "es fa zh" },
    { key: "san-diego", city: "San Diego", line: "4420 Camino del Rio South", zip: "92108", phone: "619", hours: HOSPITAL, also: "es tl vi" },
    { key: "chula-vista", city: "Chula Vista", line: "880 Third Avenue", zip: "91911", phone: "619", hours: OFFICE, also: "es tl" },
    { key: "san-bernardino", city: "San Bernardino", line: "1450 North Waterman Avenue", zip: "92404", phone: "909", hours: OFFICE, also: "es" },
    { key: "fontana", city: "Fontana", line: "16800 Valley Boulevard", zip: "92335", phone: "909", hours: HOSPITAL, also: "es tl" },
    { key: "palm-desert", city: "Palm Desert", line: "73400 Country Club Drive", zip: "92260", phone: "760", hours: SMALL, also: "es" },
  ],
  "northern-california": [
    { key: "oakland", city: "Oakland", line: "1420 Harrison Street", zip: "94612", phone: "5105550128", hours: HOSPITAL, also: "es zh vi" },
    { key: "san-francisco", city: "San Francisco", line: "2900 California Street", zip: "94115", phone: "415", hours: HOSPITAL, also: "es zh ru tl" },
    { key: "redwood-city", city: "Redwood City", line: "1500 Broadway", zip: "94063", phone: "650", hours: OFFICE, also: "es zh" },
    { key: "san-jose", city: "San Jose", line: "6400 Santa Teresa Boulevard", zip: "95119", phone: "408", hours: OFFICE, also: "es vi zh pa" },
    { key: "fremont", city: "Fremont", line: "3900 Mowry Avenue", zip: "94538", phone: "510", hours: OFFICE, also: "es zh hi pa" },
    { key: "walnut-creek", city: "Walnut Creek", line: "1600 Mount Diablo Boulevard", zip: "94596", phone: "925", hours: OFFICE, also: "es fa" },
    { key: "vallejo", city: "Vallejo", line: "1800 Fairgrounds Drive", zip: "94589", phone: "707", hours: OFFICE, also: "es tl" },
    { key: "santa-rosa", city: "Santa Rosa", line: "3300 Cleveland Avenue", zip: "95403", phone: "707", hours: SMALL, also: "es" },
    { key: "sacramento", city: "Sacramento", line: "2800 Arden Way", zip: "95825", phone: "916", hours: HOSPITAL, also: "es hmn ru zh" },
    { key: "roseville", city: "Roseville", line: "1300 East Roseville Parkway", zip: "95661", phone: "916", hours: OFFICE, also: "es ru" },
    { key: "stockton", city: "Stockton", line: "1900 East Hammer Lane", zip: "95210", phone: "209", hours: OFFICE, also: "es hmn km" },
    { key: "fresno", city: "Fresno", line: "8200 North Cedar Avenue", zip: "93720", phone: "559", hours: OFFICE, also: "es hmn pa" },
  ],
  hawaii: [
    { key: "honolulu", city: "Honolulu", line: "1220 Ward Avenue", zip: "96814", phone: "8085550134", hours: OFFICE, also: "ja ilo ko" },
    { key: "kapolei", city: "Kapolei", line: "590 Farrington Highway", zip: "96707", phone: "808", hours: SMALL, also: "ilo haw" },
    { key: "waipahu", city: "Waipahu", line: "94-300 Farrington Highway", zip: "96797", phone: "808", hours: OFFICE, also: "ilo tl" },
    { key: "kaneohe", city: "Kaneohe", line: "45-620 Kamehameha Highway", zip: "96744", phone: "808", hours: SMALL, also: "ja haw" },
    { key: "hilo", city: "Hilo", line: "300 Kinoole Street", zip: "96720", phone: "808", hours: SMALL, also: "ja haw" },
    { key: "kailua-kona", city: "Kailua-Kona", line: "75-190 Kuakini Highway", zip: "96740", phone: "808", hours: SMALL, also: "es haw" },
    { key: "wailuku", city: "Wailuku", line: "1820 Wells Street", zip: "96793", phone: "808", hours: OFFICE, also: "ilo haw" },
    { key: "lihue", city: "Lihue", line: "3090 Akahi Street", zip: "96766", phone: "808", hours: SMALL, also: "ilo" },
    { key: "kaunakakai", city: "Kaunakakai", line: "30 Ala Malama Avenue", zip: "96748", phone: "808", hours: SMALL, also: "haw ilo" },
  ],
};

const isWholeNumber = (phone: string): boolean => phone.length === 10;

function pharmaciesOfThePlan(): readonly DemoPharmacy[] {
  const rows = Object.entries(ROWS).flatMap(([areaKey, list]) =>
    list.map((row) => ({ areaKey: areaKey as AreaKey, row })),
  );
  const fixed = [
    ...rows.map(({ row }) => row.phone).filter(isWholeNumber),
    ...scenarioMembers.map((member) => member.contactPhone),
  ];
  const nextPhone = createPhoneBook(fixed);
  return rows.map(({ areaKey, row }, index) => {
    const state = areaKey === "hawaii" ? "HI" : "CA";
    const areaCode = row.phone.slice(0, 3);
    return {
      key: row.key,
      name: row.name ?? `Harbor ${row.city} Pharmacy`,
      kind: row.kind ?? "plan",
      areaKey,
      addressLine: row.line,
      city: row.city,
      state,
      zip: row.zip,
      timeZone: state === "HI" ? "Pacific/Honolulu" : "America/Los_Angeles",
      refillPhone: isWholeNumber(row.phone) ? row.phone : nextPhone(areaCode),
      phone: nextPhone(areaCode),
      fax: nextPhone(areaCode),
      hours: row.hours,
      languages: ["en", ...row.also.split(" ")],
      npi: madeUpNpi(73_000_000 + index * 137),
      ncpdpId: madeUpNcpdpId(state, 6_100 + index * 7),
    };
  });
}

export const pharmacies = pharmaciesOfThePlan();

const STATES =
  "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY";

/** The mail-order pharmacy ships anywhere in the United States; its licences run out at different times, none within 9 months. */
export const mailOrderLicences: readonly DemoLicence[] = STATES.split(" ").map((state, index) => ({
  state,
  endsInDays: 280 + ((index * 37) % 420),
}));
