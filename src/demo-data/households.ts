import type { DemoGrant } from "#demo-data/demo-rows.ts";
import { heritages, type Heritage } from "#demo-data/names.ts";
import { pharmacies } from "#demo-data/pharmacies.ts";
import type { Place } from "#demo-data/places.ts";
import type { Random } from "#demo-data/random.ts";

export type DrawnPerson = {
  readonly givenName: string;
  readonly familyName: string;
  readonly sex: "female" | "male";
  readonly age: number;
  readonly language: "en" | "es";
};

/** `of` and `to` count people of the household from 0: the one whose medicines they are, and who may order them. */
type HouseholdGrant = Omit<DemoGrant, "memberKey" | "proxyKey"> & { readonly of: number; readonly to: number };

export type Household = { readonly people: readonly DrawnPerson[]; readonly grants: readonly HouseholdGrant[] };

/** From this age a parent refills by number, without the list (California's age; the demo plan takes it everywhere). */
const AGE_OF_OWN_LIST = 12;

/** A family that orders for each other: a couple, parents with children, or someone who cares for a parent. */
export function drawHousehold(random: Random, place: Place): Household {
  const background = drawHeritage(random, place);
  const kind = random.pickWeighted(
    ["couple", "parents", "carer"] as const,
    (name) => ({ couple: 23, parents: 15, carer: 22 })[name],
  );
  switch (kind) {
    case "couple":
      return couple(random, background);
    case "parents":
      return parents(random, background);
    case "carer":
      return carer(random, background);
  }
}

export function drawSingle(random: Random, place: Place): Household {
  const band = random.pickWeighted(
    [
      { from: 19, to: 39, weight: 15 },
      { from: 40, to: 54, weight: 20 },
      { from: 55, to: 64, weight: 22 },
      { from: 65, to: 79, weight: 31 },
      { from: 80, to: 94, weight: 12 },
    ],
    (row) => row.weight,
  );
  const background = drawHeritage(random, place);
  return { people: [drawPerson(random, background, random.int(band.from, band.to))], grants: [] };
}

function couple(random: Random, background: Heritage): Household {
  const older = drawPerson(random, background, random.int(56, 86));
  const younger = drawPerson(
    random,
    background,
    Math.max(52, older.age - random.int(0, 7)),
    older.sex === "male" ? "female" : "male",
    older.familyName,
  );
  return { people: [older, younger], grants: [memberGiven(random, 0, 1), memberGiven(random, 1, 0)] };
}

function parents(random: Random, background: Heritage): Household {
  const mother = drawPerson(random, background, random.int(29, 48), "female");
  const people = [mother];
  const grants: HouseholdGrant[] = [];
  if (random.chance(0.7)) {
    people.push(drawPerson(random, background, mother.age + random.int(-2, 6), "male", mother.familyName));
    grants.push(memberGiven(random, 1, 0));
  }
  const oldest = Math.min(17, mother.age - 22);
  for (let child = random.int(1, 3); child > 0; child -= 1) {
    const age = random.int(2, oldest);
    grants.push({
      of: people.length,
      to: 0,
      scope: age < AGE_OF_OWN_LIST ? "full" : "by-number",
      basis: "parent",
      grantedDaysAgo: random.int(120, Math.min(1_400, age * 365)),
      expiresInDays: null,
    });
    people.push({ ...drawPerson(random, background, age, undefined, mother.familyName), language: "en" });
  }
  return { people, grants };
}

function carer(random: Random, background: Heritage): Household {
  const child = drawPerson(random, background, random.int(41, 63));
  const cared = drawPerson(
    random,
    background,
    child.age + random.int(24, 32),
    undefined,
    random.chance(0.6) ? child.familyName : undefined,
  );
  return { people: [child, cared], grants: [memberGiven(random, 1, 0)] };
}

function memberGiven(random: Random, of: number, to: number): HouseholdGrant {
  return {
    of,
    to,
    scope: random.chance(0.85) ? "full" : "by-number",
    basis: "member-given",
    grantedDaysAgo: random.int(20, 700),
    expiresInDays: random.chance(0.4) ? random.int(30, 700) : null,
  };
}

function drawHeritage(random: Random, place: Place): Heritage {
  const area = pharmacies.find((row) => row.key === place.pharmacyKey)?.areaKey;
  if (area === undefined) throw new Error(`no pharmacy at ${place.city}`);
  return random.pickWeighted(heritages, (row) => row.weights[area]);
}

function drawPerson(
  random: Random,
  background: Heritage,
  age: number,
  sex?: DrawnPerson["sex"],
  familyName?: string,
): DrawnPerson {
  const who = sex ?? (random.chance(0.54) ? "female" : "male");
  const generation = age >= 50 ? "elder" : "younger";
  return {
    givenName: random.pick(background[generation][who]),
    familyName: familyName ?? random.pick(background.familyNames),
    sex: who,
    age,
    language: random.chance(background.spanish[generation]) ? "es" : "en",
  };
}
