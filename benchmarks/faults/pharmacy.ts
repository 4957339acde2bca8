import type { Random } from "#demo-data/random.ts";
import type { Ask, Caller } from "./caller.ts";
import type { Staff } from "./people.ts";

type BenchParcel = {
  readonly id: string;
  readonly version: number;
  readonly status: "open" | "label-asked" | "labelled" | "handed-over" | "cancelled";
  readonly lines: readonly { readonly rxNumber: string; readonly scanned: boolean }[];
  readonly weightGrams: number | null;
  readonly mayGoOut: boolean;
  readonly manifestId: string | null;
};
type Bench = {
  readonly ready: readonly { readonly lineId: string }[];
  readonly parcels: readonly BenchParcel[];
  readonly manifests: readonly { readonly id: string }[];
};

export type Pharmacy = {
  /** Does the next step with a line. @returns whether there is one more to come, or it waits for somebody else */
  readonly fill: (lineId: string) => Promise<"more" | "finished" | "waits" | "unanswered">;
  /** Goes once along the bench: packs, labels, lists and hands over what is there. */
  readonly bench: () => Promise<void>;
};

/** Staff of the mail-order pharmacy. Each looks before each act, and does what comes next. */
export function makePharmacy({ once }: Caller, staff: Staff, random: Random, now: () => Date): Pharmacy {
  const as = (token: string): Ask => ({ cookie: `openrefill_staff=${token}` });
  const act = (token: string, url: string, json: unknown = {}) => once(url, { ...as(token), method: "POST", json });
  /** Labels given back once, as people do who see that something is wrong. */
  const openedAgain = new Set<string>();

  async function pack(parcel: BenchParcel): Promise<void> {
    const { id, lines, weightGrams } = parcel;
    let { version } = parcel;
    const step = async (name: string, json: object = {}) => {
      const done = await act(staff.packer, `/api/staff/parcels/${id}/${name}`, { version, ...json });
      if (done?.status === 200) version++;
      return done?.status === 200;
    };
    for (const { rxNumber, scanned } of lines) if (!scanned && !(await step("scan", { barcode: rxNumber }))) return;
    if (weightGrams === null && !(await step("weigh", { grams: 120 + 80 * lines.length }))) return;
    await step("label");
  }

  return {
    fill: async (lineId) => {
      const url = `/api/staff/lines/${lineId}`;
      const seen = await once(url, as(staff.verifier));
      if (seen?.status !== 200) return seen?.status === 404 ? "waits" : "unanswered";
      const { version, status, step, dispense } = seen.body as {
        version: number;
        status: string;
        step?: "fill" | "check";
        dispense?: { ndc: string };
      };
      if (status === "received")
        await act(staff.verifier, `${url}/verify`, { version, warnings: "prescriber-confirmed" });
      else if (status === "in-process" && step === "fill") {
        const expiresOn = new Date(now().getTime() + 400 * 86_400_000).toISOString().slice(0, 10);
        await act(staff.packer, `${url}/count`, { version, barcode: dispense?.ndc, lot: "A17", expiresOn });
      } else if (status === "in-process") await act(staff.checker, `${url}/check`, { version });
      else return ["on-hold", "scheduled", "awaiting-prescriber"].includes(status) ? "waits" : "finished";
      return "more";
    },
    bench: async () => {
      const read = async () => {
        const seen = await once("/api/staff/parcels", as(staff.packer));
        return seen?.status === 200 ? (seen.body as unknown as Bench) : null;
      };
      const before = await read();
      for (const { lineId } of before?.ready ?? []) await act(staff.packer, "/api/staff/parcels", { lineId });
      const bench = await read();
      if (bench === null) return;
      for (const parcel of bench.parcels) {
        if (parcel.status === "labelled" && parcel.manifestId === null && !openedAgain.has(parcel.id)) {
          openedAgain.add(parcel.id);
          if (random.chance(0.05))
            await act(staff.packer, `/api/staff/parcels/${parcel.id}/open-again`, { version: parcel.version });
        } else if ((parcel.status === "open" || parcel.status === "label-asked") && parcel.mayGoOut) await pack(parcel);
      }
      for (const { id } of bench.manifests) await act(staff.packer, `/api/staff/manifests/${id}/hand-over`);
      await act(staff.packer, "/api/staff/manifests");
    },
  };
}
