// Joins the plan's own classing (drug-classing.csv, beside this file) with two public files and writes the drugs of
// the demo plan: node scripts/make-drug-catalogue.mjs <drugs.csv> <ndc-packages.csv>
// Both files and their columns are described in src/demo-data/README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { purposes, special, times } from "./drug-words.mjs";

const [drugsFile, packagesFile] = process.argv.slice(2);
if (!drugsFile || !packagesFile) {
  console.error("usage: node scripts/make-drug-catalogue.mjs <drugs.csv> <ndc-packages.csv>");
  process.exit(2);
}

const frequencies = new Map(readCsv(drugsFile).map((row) => [row.drug, row]));
const packages = Map.groupBy(readCsv(packagesFile), (row) => row.drug);
const classing = readCsv(new URL("drug-classing.csv", import.meta.url));

let unlisted = 0;
const catalogue = classing.map((row) => {
  const frequency = frequencies.get(row.source);
  if (!frequency) throw new Error(`${row.source} is not in ${drugsFile}`);
  const marks = new Set(row.marks.split(" ").filter(Boolean));
  const sig = sigOf(row);
  const typicalDaysSupply = Number(row.days);
  const injectable = marks.has("injectable");
  const coldChain = frequency.cold_chain === "yes";
  return {
    name: row.name,
    strength: row.strength,
    form: formOf(row.strength),
    route: routeOf(row),
    ndc: ndcOf(row, marks.has("pen")),
    deaSchedule: frequency.dea_schedule || null,
    tier: marks.has("preferred-brand") ? "preferredBrand" : marks.has("other-brand") ? "otherBrand" : "generic",
    coldChain,
    heatSensitive: coldChain || marks.has("heat"),
    injectable,
    psychotropic: marks.has("psychotropic"),
    sensitiveClass: ["mental-health", "reproductive-health", "sexual-health"].find((mark) => marks.has(mark)) ?? null,
    soldOtc: marks.has("otc"),
    use: frequency.use,
    dosageClass: marks.has("eye-drops") ? "eye-drops" : "ordinary",
    usualPriceCentsPer30Days: priceOf(frequency, marks, typicalDaysSupply),
    fillsThousands: Math.round(Number(frequency.fills_thousands) * Number(row.share)),
    typicalDaysSupply,
    typicalQuantity: row.quantity ? Number(row.quantity) : sig.unitsPerDay * typicalDaysSupply,
    directions: { en: sig.en, es: sig.es },
    purpose: purposes[row.purpose] ?? fail(`no words for the purpose ${row.purpose}`),
    therapy: row.therapy,
    patients: { fromAge: Number(row.from_age), toAge: row.to_age ? Number(row.to_age) : null, sex: row.sex || null },
  };
});

const target = new URL("../src/demo-data/drug-catalogue.json", import.meta.url);
writeFileSync(
  target,
  `${JSON.stringify(catalogue, null, 2)}
`,
);
console.log(`${catalogue.length} drugs, ${unlisted} of them not in the NDC edition`);

/** The published average is that of a whole fill; courses shorter than 30 days are stretched to it. */
function priceOf(frequency, marks, days) {
  const own = [...marks].find((mark) => mark.startsWith("price="));
  const cents = own ? Number(own.slice("price=".length)) : Number(frequency.average_price_cents);
  if (!cents) fail(`${frequency.drug} has no price`);
  return days < 28 ? Math.round((cents * 30) / days) : cents;
}

/** Labeler 99999 belongs to nobody: a made-up code for what the NDC edition does not list. */
function ndcOf(row, pen) {
  if (row.generic === "-") return `99999-${String(++unlisted).padStart(3, "0")}-01`;
  const fitting = (packages.get(row.source) ?? []).filter(
    (pack) =>
      pack.generic_name.toLowerCase().startsWith(row.generic) &&
      pack.dosage_form.startsWith(row.form) &&
      `${pack.strength} ${pack.unit}` === row.ndc_strength &&
      (!pen || /SYRINGE|CARTRIDGE/.test(pack.package)),
  );
  const best =
    fitting.find((pack) => pack.package.startsWith(`${row.days} `)) ??
    fitting.find((pack) => /^(30|90|100) /.test(pack.package)) ??
    fitting[0];
  return best?.ndc ?? fail(`no package of ${row.name} ${row.strength}`);
}

function sigOf(row) {
  if (special[row.dose]) return { ...special[row.dose], unitsPerDay: 0 };
  const [count, unit] = row.dose === "thin layer" ? ["1", "thin layer"] : row.dose.split(" ");
  const when = times[row.when] ?? fail(`no words for the time ${row.when}`);
  const n = Number(count);
  const tablets = n === 1 ? ["tablet", "tableta"] : ["tablets", "tabletas"];
  const dose =
    {
      tablet: [`Take ${n} ${tablets[0]} by mouth`, `Tome ${n} ${tablets[1]} por la boca`],
      capsule: [`Take ${n} capsule by mouth`, `Tome ${n} cápsula por la boca`],
      chewable: [`Chew ${n} tablet`, `Mastique ${n} tableta`],
      puffs: n === 1 ? ["Inhale 1 puff", "Haga 1 inhalación"] : [`Inhale ${n} puffs`, `Haga ${n} inhalaciones`],
      sprays:
        n === 1
          ? ["Spray once in each nostril", "Rocíe una vez en cada fosa nasal"]
          : [`Spray ${n} times in each nostril`, `Rocíe ${n} veces en cada fosa nasal`],
      drop: [`Put ${n} drop in each eye`, `Ponga ${n} gota en cada ojo`],
      units: [`Inject ${n} units under the skin`, `Inyecte ${n} unidades debajo de la piel`],
      milligrams: [`Inject ${n} mg under the skin`, `Inyecte ${n} mg debajo de la piel`],
      patch: [`Put ${n} patch on the skin`, `Póngase ${n} parche en la piel`],
      "thin layer": ["Put a thin layer on the skin", "Aplique una capa fina en la piel"],
    }[unit] ?? fail(`no words for the dose ${row.dose}`);
  return { en: `${dose[0]} ${when.en}`, es: `${dose[1]} ${when.es}`, unitsPerDay: n * (when.perDay ?? 0) };
}

function formOf(strength) {
  const words = [
    "chewable tablet",
    "tablet",
    "capsule",
    "inhaler",
    "spray",
    "pen",
    "eye drops",
    "patch",
    "cream",
    "ointment",
    "gel",
    "auto-injector",
    "injection",
    "suspension",
    "syrup",
  ];
  return words.find((word) => strength.endsWith(word)) ?? fail(`no form in ${strength}`);
}

function routeOf(row) {
  const form = formOf(row.strength);
  if (row.source.endsWith(" NASAL")) return "nasal";
  if (row.dose === "vaginal-cream") return "vaginal";
  if (["pen", "injection", "auto-injector"].includes(form))
    return row.dose === "b12-monthly" || row.dose === "epinephrine" ? "intramuscular" : "subcutaneous";
  return (
    {
      inhaler: "inhaled",
      "eye drops": "ophthalmic",
      patch: "transdermal",
      cream: "topical",
      ointment: "topical",
      gel: "topical",
    }[form] ?? "oral"
  );
}

/** Quoted fields may hold commas; no field of these files holds a line break or a doubled quote. */
function readCsv(file) {
  const [header, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2]);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}

function fail(message) {
  throw new Error(message);
}
