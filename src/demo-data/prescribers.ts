import type { AreaKey, DemoPrescriber } from "#demo-data/demo-rows.ts";
import { madeUpNpi } from "#demo-data/made-up-numbers.ts";

type Row = readonly [
  key: string,
  name: string,
  network: DemoPrescriber["network"],
  areaKey: AreaKey,
  sees: DemoPrescriber["sees"],
];

const ROWS: readonly Row[] = [
  ["nguyen", "Linh Nguyen, MD", "plan", "southern-california", "everyone"],
  ["feld", "Aaron Feld, DDS", "dentist", "southern-california", "everyone"],
  ["osei", "Ama Osei, MD", "referred", "southern-california", "adults"],
  ["brandt", "Carl Brandt, MD", "outside", "southern-california", "everyone"],
  ["castellanos", "Beatriz Castellanos, MD", "plan", "southern-california", "adults"],
  ["abrams", "Joel Abrams, MD", "plan", "southern-california", "adults"],
  ["petrosyan", "Ani Petrosyan, DO", "plan", "southern-california", "adults"],
  ["washington", "Denise Washington, NP", "plan", "southern-california", "everyone"],
  ["ibarra", "Tomás Ibarra, MD", "plan", "southern-california", "children"],
  ["cho", "Eunice Cho, PA-C", "plan", "southern-california", "everyone"],
  ["sandhu", "Harpreet Sandhu, MD", "plan", "northern-california", "adults"],
  ["lau", "Vivian Lau, MD", "plan", "northern-california", "adults"],
  ["moreno", "Felipe Moreno, DO", "plan", "northern-california", "everyone"],
  ["goldberg", "Miriam Goldberg, MD", "plan", "northern-california", "children"],
  ["oconnor", "Patrick O'Connor, NP", "plan", "northern-california", "everyone"],
  ["yamada", "Keiko Yamada, MD", "plan", "hawaii", "adults"],
  ["kahale", "Keoni Kahale, MD", "plan", "hawaii", "everyone"],
  ["agbayani", "Marisol Agbayani, NP", "plan", "hawaii", "children"],
  ["tran", "Kevin Tran, DMD", "dentist", "northern-california", "everyone"],
  ["shimizu", "Paul Shimizu, DDS", "dentist", "hawaii", "everyone"],
  ["rosenthal", "Deborah Rosenthal, MD", "referred", "northern-california", "adults"],
  ["mahoe", "Leilani Mahoe, MD", "referred", "hawaii", "adults"],
  ["vance", "Gregory Vance, MD", "outside", "northern-california", "everyone"],
  ["ortega", "Silvia Ortega, MD", "outside", "southern-california", "everyone"],
  ["higa", "Russell Higa, MD", "outside", "hawaii", "everyone"],
];

export const prescribers: readonly DemoPrescriber[] = ROWS.map(([key, name, network, areaKey, sees], index) => ({
  key,
  name,
  network,
  areaKey,
  sees,
  npi: madeUpNpi(46_200_000 + index * 211),
}));
