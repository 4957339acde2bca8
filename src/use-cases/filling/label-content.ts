import { addDays, type Day, earlierDay } from "#domain/calendar/day.ts";
import { inWork, owed, round } from "#domain/filling/filling-line.ts";
import type { SeenLine } from "#use-cases/filling/seen-line.ts";

/** Everything a bottle's label and the sheet beside it say, before it is put in words. */
export type LabelContent = {
  /** The member's own: of the directions, and of all other words. */
  readonly language: "en" | "es";
  readonly pharmacy: {
    readonly name: string;
    readonly address: string;
    readonly refillPhone: string;
    readonly phone: string;
  };
  readonly rxNumber: string;
  readonly patient: string;
  readonly drug: string;
  readonly therapy: string | null;
  readonly directions: string;
  readonly purpose: string;
  readonly quantity: number;
  readonly daysSupply: number;
  readonly prescriber: string;
  readonly filledOn: Day;
  readonly discardAfter: Day;
  /** Whole fills left after this one. */
  readonly refillsLeft: number;
  /** Set on a part: what is still owed, and by when. */
  readonly rest: { readonly quantity: number; readonly by: Day } | null;
  readonly coldChain: boolean;
  readonly injectable: boolean;
  readonly deaSchedule: string | null;
};

/** What is counted out of its maker's bottle is good for a year at most, and never longer than the bottle was. */
const GOOD_FOR_DAYS = 365;

/** The label of what is in work on a line, or of what was given last; before verification, as it would be. */
export function labelContent({ row, line, pharmacy, on }: SeenLine): LabelContent {
  const dispense = inWork(line) ?? line.dispenses.findLast(({ status }) => status === "completed");
  const drug = row.dispenses.find(({ sequence }) => sequence === dispense?.sequence) ?? row;
  const filledOn = dispense?.checkedOn ?? on;
  const rest = owed(line);
  const stillIn = dispense === undefined ? line.ordered.quantity : dispense.checkedOn === null ? dispense.quantity : 0;
  const left = round(line.unitsRemaining - stillIn - (dispense === undefined ? 0 : rest.quantity));
  const aYear = addDays(filledOn, GOOD_FOR_DAYS);
  return {
    language: row.member_language,
    pharmacy: {
      name: pharmacy.name,
      address: `${pharmacy.line1}, ${pharmacy.city}, ${pharmacy.state} ${pharmacy.zip}`,
      refillPhone: pharmacy.refillPhone,
      phone: pharmacy.phone,
    },
    rxNumber: row.rx_number,
    patient: `${row.given_name} ${row.family_name}`,
    drug: `${drug.drug_name} ${drug.strength}`,
    therapy: row.therapy,
    directions: row.directions[row.member_language],
    purpose: row.purpose[row.member_language],
    quantity: dispense?.quantity ?? line.ordered.quantity,
    daysSupply: dispense?.daysSupply ?? line.ordered.daysSupply,
    prescriber: row.prescriber_name,
    filledOn,
    discardAfter: dispense?.stock == null ? aYear : earlierDay(aYear, dispense.stock.expiresOn),
    refillsLeft: Math.max(0, Math.floor(left / row.quantity)),
    rest:
      dispense !== undefined && line.owedBy !== null && rest.quantity > 0
        ? { quantity: rest.quantity, by: line.owedBy }
        : null,
    coldChain: row.cold_chain,
    injectable: row.injectable,
    deaSchedule: row.dea_schedule,
  };
}
