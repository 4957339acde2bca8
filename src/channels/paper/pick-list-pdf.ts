import { openLetter } from "#channels/paper/letter.ts";
import type { PickList } from "#use-cases/shipping/read-bench.ts";
import { formatInstant } from "#words/dates-and-money.ts";

/** One batch of parcels for who walks along the shelves: boxes to tick, the most urgent parcel first. */
export async function pickListPdf({ groups, pharmacy }: PickList): Promise<Buffer> {
  const { write, close } = openLetter({ title: "Pick list", language: "en" });
  write("Pick list", 18, { bold: true, gap: 4 });
  write(pharmacy.name, 11, { gap: 14 });
  groups.forEach(({ first, lines, items }, index) => {
    const due = formatInstant(first.due_at, "en", pharmacy.timeZone);
    write(`${index + 1}.  ${first.member_name} · ${first.ship_to.city}, ${first.ship_to.state} · due ${due}`, 12, {
      bold: true,
    });
    for (const line of lines) {
      const marks = [
        line.cold_chain ? "KEEP COLD" : "",
        line.dea_schedule === null ? "" : `C-${line.dea_schedule}`,
        line.member_id === first.member_id ? "" : line.member_name,
      ].filter((mark) => mark !== "");
      write(
        `[ ]  ${line.drug_name} ${line.strength} · ${line.quantity} · Rx ${line.rx_number}${marks.map((mark) => ` · ${mark}`).join("")}`,
        11,
      );
    }
    for (const item of items) write(`[ ]  ${item.quantity} × ${item.name.en} · over the counter`, 11);
    write(" ", 6);
  });
  return close();
}
