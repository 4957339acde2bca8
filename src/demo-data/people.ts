import type { CoverageKey, DemoAddress, DemoCard, DemoGrant, DemoMember } from "#demo-data/demo-rows.ts";
import { drawHousehold, drawSingle, type DrawnPerson, type Household } from "#demo-data/households.ts";
import { createNumberDrawer, createPhoneBook } from "#demo-data/made-up-numbers.ts";
import { pharmacies } from "#demo-data/pharmacies.ts";
import { places, streets, type Place } from "#demo-data/places.ts";
import type { Random } from "#demo-data/random.ts";
import { scenarioMembers } from "#demo-data/scenarios.ts";

const FAMILIES = 60;

/** A member who was drawn, and the place that says which pharmacy is near. */
export type Resident = { readonly member: DemoMember; readonly place: Place };

export type People = {
  readonly residents: readonly Resident[];
  readonly addresses: readonly DemoAddress[];
  readonly cards: readonly DemoCard[];
  readonly grants: readonly DemoGrant[];
};

/** Draws `count` members: sixty families who order for each other, and people who live alone. */
export function drawPeople(random: Random, count: number): People {
  const drawMrn = createNumberDrawer(random, "2", 9);
  const nextPhone = createPhoneBook([
    ...pharmacies.flatMap((pharmacy) => [pharmacy.refillPhone, pharmacy.phone, pharmacy.fax]),
    ...scenarioMembers.map((member) => member.contactPhone),
  ]);
  const residents: Resident[] = [];
  const addresses: DemoAddress[] = [];
  const cards: DemoCard[] = [];
  const grants: DemoGrant[] = [];

  function settle(household: Household, place: Place): void {
    const home = drawAddress(random, place);
    const phone = nextPhone(place.areaCode);
    const coverageOfTheYoung = drawCoverage(random);
    const first = residents.length + 1;
    household.people.forEach((person, index) => {
      const number = first + index;
      const key = `member-${number}`;
      const coverageKey = person.age >= 65 ? drawSeniorCoverage(random) : coverageOfTheYoung;
      const pharmacy = pharmacies.find((row) => row.key === place.pharmacyKey);
      if (pharmacy === undefined) throw new Error(`no pharmacy at ${place.city}`);
      const member: DemoMember = {
        key,
        givenName: person.givenName,
        familyName: person.familyName,
        sex: person.sex,
        mrn: drawMrn(),
        age: person.age,
        daysSinceBirthday: random.int(0, 364),
        areaKey: pharmacy.areaKey,
        coverageKey,
        deductibleMetCents: coverageKey === "deductible" ? random.int(0, 20) * 2_500 : 0,
        language: person.language,
        contactEmail: person.age >= 18 ? emailOf(person, number) : null,
        contactPhone: phone,
        password: null,
      };
      residents.push({ member, place });
      addresses.push({ memberKey: key, ...home });
      if (person.age >= 25 && random.chance(0.45)) cards.push(drawCard(random, key));
    });
    for (const { of, to, ...grant } of household.grants) {
      grants.push({ memberKey: `member-${first + of}`, proxyKey: `member-${first + to}`, ...grant });
    }
  }

  const drawPlace = (): Place => random.pickWeighted(places, (row) => row.weight);
  for (let family = 0; family < FAMILIES; family += 1) {
    const place = drawPlace();
    settle(drawHousehold(random, place), place);
  }
  while (residents.length < count) {
    const place = drawPlace();
    settle(drawSingle(random, place), place);
  }
  return { residents, addresses, cards, grants };
}

function drawAddress(random: Random, place: Place): Omit<DemoAddress, "memberKey"> {
  const apartment = random.chance(0.3) ? `, Apt ${random.int(1, 48)}` : "";
  return {
    line1: `${random.int(101, 4999)} ${random.pick(streets[place.state])}${apartment}`,
    city: place.city,
    state: place.state,
    zip: random.pick(place.zips),
  };
}

function drawCoverage(random: Random): CoverageKey {
  return random.pickWeighted<CoverageKey>(
    ["standard", "deductible", "open"],
    (key) => ({ standard: 58, deductible: 24, open: 18, medicare: 0 })[key],
  );
}

function drawSeniorCoverage(random: Random): CoverageKey {
  return random.chance(0.86) ? "medicare" : "open";
}

function drawCard(random: Random, memberKey: string): DemoCard {
  const brand = random.pickWeighted<DemoCard["brand"]>(
    ["visa", "mastercard", "discover", "amex"],
    (name) => ({ visa: 55, mastercard: 27, discover: 7, amex: 11 })[name],
  );
  return {
    memberKey,
    brand,
    last4: String(random.int(0, 9999)).padStart(4, "0"),
    behaves: "approved",
    expiresInMonths: random.int(2, 46),
  };
}

/** The number keeps two people of one name apart; example.com belongs to nobody (RFC 2606). */
function emailOf(person: DrawnPerson, number: number): string {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, "");
  return `${plain(person.givenName)}.${plain(person.familyName)}.${number}@example.com`;
}
