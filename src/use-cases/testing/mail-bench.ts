import type { TestDatabase } from "#database/testing/test-database.ts";
import { addDays, parseDay } from "#domain/calendar/day.ts";
import type { TrackingEvent } from "#domain/shipping/tracking.ts";
import type { Carrier, LabelAsk } from "#partner-ports/carrier.ts";
import type { Payment, PaymentAnswer, PaymentState } from "#partner-ports/payment.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { checkFill } from "#use-cases/filling/check-fill.ts";
import { countMedicine } from "#use-cases/filling/count-medicine.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";
import { handOverManifest, makeManifest } from "#use-cases/shipping/hand-over-manifest.ts";
import { buyParcelLabel, cancelParcelLabel } from "#use-cases/shipping/label-parcel.ts";
import { beginParcel, scanIntoParcel, takeOutOfParcel, weighParcel } from "#use-cases/shipping/pack-parcel.ts";
import { readParcel } from "#use-cases/shipping/read-bench.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addAddress,
  addCard,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
  TODAY,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

/** The mail-order pharmacy's bench with a carrier and a processor that answer as a test says. */
export type MailBench = Awaited<ReturnType<typeof openMailBench>>;

/** @param options.carrier another than the one that answers as `world` says */
export async function openMailBench(database: TestDatabase, options: { readonly carrier?: () => Carrier } = {}) {
  const { kysely } = database;
  const pharmacy: SamplePharmacy = await addSamplePharmacy(kysely);
  const park = await addStaff(kysely, "pharmacist", { pharmacyId: pharmacy.mailOrder, name: "Dana Park" });
  const mara = await addStaff(kysely, "mail-order", { pharmacyId: pharmacy.mailOrder, name: "Mara Quist" });
  const world = {
    now: NOW,
    /** What the carrier was asked, and what it answers next. */
    labels: [] as LabelAsk[],
    answerNext: "accepted" as "accepted" | "rejected" | "unknown",
    tracked: [] as readonly TrackingEvent[] | "unknown",
    /** Whether the next card is declined. */
    cardDeclines: false,
  };
  const dependencies = () => ({ database, carrier: options.carrier?.() ?? carrier, payment, clock: () => world.now });
  let serial = 0;

  const carrier: Carrier = {
    async buyLabel(ask) {
      world.labels.push(ask);
      if (world.answerNext === "rejected") return { kind: "rejected", reason: "address-not-deliverable" };
      if (world.answerNext === "unknown") return { kind: "unknown", cause: new Error("time-out") };
      serial += 1;
      return {
        kind: "accepted",
        shipmentId: `shp_${serial}`,
        carrier: "USPS",
        service: "Ground Advantage",
        trackingNumber: `94001${serial}`,
        trackingUrl: "https://carrier.example/",
        expectedOn: parseDay("2026-12-02"),
      };
    },
    cancelLabel: async () => (world.answerNext === "unknown" ? { kind: "unknown", cause: null } : { kind: "accepted" }),
    printLabel: async () => ({ kind: "accepted", pdf: null }),
    handOver: async () => (world.answerNext === "unknown" ? { kind: "unknown", cause: null } : { kind: "accepted" }),
    track: async () =>
      world.tracked === "unknown" ? { kind: "unknown", cause: null } : { kind: "accepted", events: world.tracked },
    readCall: () => null,
  };

  const held = new Map<string, PaymentState>();
  function moved(key: string, amountCents: number, status: PaymentState["status"]): PaymentAnswer {
    const capturedCents = status === "captured" ? amountCents : 0;
    const state = { providerId: `pi_${key}`, key, status, amountCents, capturedCents, refundedCents: 0 };
    const chargeId = status === "captured" ? `ch_${key}` : null;
    const payment: PaymentState = { ...state, lapsesAt: null, chargeId, refundId: null };
    held.set(payment.providerId, payment);
    return { kind: "accepted", payment };
  }
  const payment: Payment = {
    ...cardsOfTokens({}),
    authorise: async ({ key, amountCents }) =>
      world.cardDeclines ? { kind: "rejected", code: "declined" } : moved(key, amountCents, "authorised"),
    capture: async (providerId, { amountCents }) => moved(held.get(providerId)?.key ?? "", amountCents, "captured"),
    endHold: async (providerId) => {
      const of = held.get(providerId);
      return moved(of?.key ?? "", of?.amountCents ?? 0, "voided");
    },
    refund: async (providerId) => ({ kind: "accepted", refundId: `re_${providerId}` }),
  };

  async function fill(lineId: string) {
    const ask = async () => ({ lineId, version: (await readLine(lineId)).version });
    await countMedicine(dependencies(), mara, {
      ...(await ask()),
      barcode: "0000000000",
      lot: "A17",
      expiresOn: addDays(TODAY, 400),
    });
    const checked = await checkFill(dependencies(), park, await ask());
    if (checked.kind === "refused" || checked.heldFor !== null) throw new Error(JSON.stringify(checked));
  }

  const readLine = (lineId: string) =>
    kysely.selectFrom("order_lines").selectAll().where("line_id", "=", lineId).executeTakeFirstOrThrow();

  /** A mailed refill of a person's, ordered and not yet begun. */
  async function order(person: SamplePerson, more: Parameters<typeof addPrescription>[3] = {}) {
    const prescription = await addPrescription(kysely, pharmacy, person, more);
    const address = await kysely
      .selectFrom("addresses")
      .select("address_id")
      .where("member_id", "=", person.memberId)
      .executeTakeFirst();
    const addressId = address?.address_id ?? (await addAddress(kysely, person));
    const answer = answerOf(
      await orderWith(
        dependencies(),
        askFor(pharmacy, person, [prescription], {
          delivery: { kind: "mail", addressId },
          paymentMethodId: await addCard(kysely, person),
        }),
      ),
    );
    const lineId = answer.lines[0]?.lineId ?? "";
    const read = () => readLine(lineId);
    return {
      lineId,
      confirmationNumber: answer.confirmationNumber,
      prescriptionId: prescription.prescriptionId,
      rxNumber: prescription.rxNumber,
      read,
      ask: async () => ({ lineId, version: (await read()).version }),
      fills: () => kysely.selectFrom("fills").selectAll().where("line_id", "=", lineId).execute(),
      events: async () =>
        (
          await kysely
            .selectFrom("line_events")
            .select("code")
            .where("line_id", "=", lineId)
            .orderBy("sequence")
            .execute()
        ).map(({ code }) => code),
      unitsRemaining: async () =>
        (
          await kysely
            .selectFrom("prescriptions")
            .select("units_remaining")
            .where("prescription_id", "=", prescription.prescriptionId)
            .executeTakeFirstOrThrow()
        ).units_remaining,
    };
  }

  /** A mailed refill of a person's, filled and checked. */
  async function bottle(person: SamplePerson, more: Parameters<typeof addPrescription>[3] = {}) {
    const ordered = await order(person, more);
    const verified = await verifyPrescription(dependencies(), park, {
      ...(await ordered.ask()),
      override: null,
      // Its samples are all of a few medicines: who has two bottles may have the same twice.
      warnings: "taken-together",
    });
    if (verified.kind === "refused" || verified.heldFor !== null) throw new Error(JSON.stringify(verified));
    await fill(ordered.lineId);
    return ordered;
  }

  async function parcelOf(first: { readonly lineId: string }, by: StaffActor = mara) {
    const begun = await beginParcel(dependencies(), by, first);
    if (begun.kind === "refused") throw new Error(begun.code);
    const { parcelId } = begun;
    const read = async () => {
      const view = await readParcel(dependencies(), by, parcelId);
      if (view.kind === "refused") throw new Error(view.code);
      return view.parcel;
    };
    const ask = async () => ({ parcelId, version: (await read()).version });
    return {
      parcelId,
      read,
      ask,
      scan: async (barcode: string) => scanIntoParcel(dependencies(), by, { ...(await ask()), barcode }),
      takeOut: async (lineId: string) => takeOutOfParcel(dependencies(), by, { ...(await ask()), lineId }),
      weigh: async (grams = 240) => weighParcel(dependencies(), by, { ...(await ask()), grams }),
      label: async () => buyParcelLabel(dependencies(), by, await ask()),
      openAgain: async () => cancelParcelLabel(dependencies(), by, await ask()),
    };
  }

  async function labelled(...bottles: readonly { readonly lineId: string; readonly rxNumber: string }[]) {
    const [first] = bottles;
    if (first === undefined) throw new Error("a parcel needs a bottle");
    const parcel = await parcelOf(first);
    for (const { rxNumber } of bottles) {
      const scanned = await parcel.scan(rxNumber);
      if (scanned.kind === "refused") throw new Error(scanned.code);
    }
    await parcel.weigh();
    const bought = await parcel.label();
    if (bought.kind === "refused") throw new Error(bought.code);
    return parcel;
  }

  async function ship() {
    const made = await makeManifest(dependencies(), mara);
    if (made.kind === "refused") throw new Error(made.code);
    return { ...made, handOver: () => handOverManifest(dependencies(), mara, made) };
  }

  return { pharmacy, park, mara, world, dependencies, order, bottle, fill, parcelOf, labelled, ship };
}
