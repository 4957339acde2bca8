import type { Day } from "#domain/calendar/day.ts";
import { isNdc } from "#domain/filling/ndc.ts";
import { inWork } from "#domain/filling/filling-line.ts";
import { readStockBarcode } from "#domain/filling/stock-barcode.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";
import { refuse } from "#use-cases/refusal.ts";

/**
 * Counted from a stock bottle whose code was scanned and has to be that of the medicine. Lot and expiry come from the
 * code where it holds them, else they are typed.
 * @param ask.barcode what the scanner sent, or the NDC typed in by hand
 */
export function countMedicine(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk & { readonly barcode: string; readonly lot: string | null; readonly expiresOn: Day | null },
): Promise<ActResult> {
  return performAct(dependencies, staff, ask, "count-medicine", ({ line, on }) => {
    const read = readStockBarcode(ask.barcode);
    const product = inWork(line)?.product;
    // The wrong bottle is said before anything that is only missing.
    if (product !== undefined && !isNdc(product.ndc, read.ndc))
      return refuse("wrong-medicine", { fields: { barcode: "wrong-medicine" } });
    const lot = read.lot ?? ask.lot;
    const expiresOn = read.expiresOn ?? ask.expiresOn;
    if (lot === null || expiresOn === null) {
      return refuse("bad-input", {
        fields: {
          ...(lot === null ? { lot: "required" } : {}),
          ...(expiresOn === null ? { expiresOn: "required" } : {}),
        },
      });
    }
    if (product !== undefined && expiresOn <= on)
      return refuse("stock-expired", { fields: { expiresOn: "stock-expired" } });
    return {
      act: { kind: "count", stock: { ndc: product?.ndc ?? read.ndc, lot, expiresOn }, on },
      event: "counted",
      details: { ndc: product?.ndc ?? read.ndc, lot, expiresOn },
    };
  });
}
