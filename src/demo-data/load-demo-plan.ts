import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { agreeForDemo } from "#demo-data/demo-automatic-refills.ts";
import { takeDemoCalls } from "#demo-data/demo-calls.ts";
import { fillDemoQueue } from "#demo-data/demo-filling.ts";
import { memberId, pharmacyId, prescriberId, staffId } from "#demo-data/demo-ids.ts";
import { orderDemoItems, stockDemoShelves } from "#demo-data/demo-otc.ts";
import { callDemoPhoneLine } from "#demo-data/demo-messages.ts";
import { makeDemoPlan } from "#demo-data/demo-plan.ts";
import { sendDemoParcels } from "#demo-data/demo-parcels.ts";
import { changeDemoSettings } from "#demo-data/demo-settings.ts";
import { askDemoPrescribers } from "#demo-data/demo-renewals.ts";
import { workDemoTransfers } from "#demo-data/demo-transfers.ts";
import type { DemoPrescription, DemoStaff } from "#demo-data/demo-rows.ts";
import { importDemoPlan } from "#demo-data/import-demo-plan.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import type { ShippingDependencies } from "#use-cases/shipping/shipping-dependencies.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";
import { dropUnfinishedPlan, markDemoLoaded, readInstallation } from "#use-cases/plan/import-plan.ts";
import { addStaff } from "#use-cases/staff/add-staff.ts";

/**
 * Loads Harbor Health into an empty installation, its days counted back from today, and orders what is to be on order.
 * One that was stopped in the middle is loaded anew, nobody having used it; a plan that is whole, or another, is left
 * alone.
 */
export async function loadDemoPlan(dependencies: Dependencies): Promise<void> {
  const plan = makeDemoPlan();
  const installation = await readInstallation(dependencies);
  if (installation !== undefined) {
    if (installation.planName !== plan.name || installation.demoLoadedAt !== null) return;
    await dropUnfinishedPlan(dependencies);
  }
  await importDemoPlan(dependencies, plan);
  for (const person of plan.staff) await addDemoStaff(dependencies, person);
  for (const prescription of plan.prescriptions) {
    if (prescription.openOrder === true) await orderForDemo(dependencies, prescription);
  }
  await fillDemoQueue(dependencies, plan);
  await stockDemoShelves(dependencies, plan);
  await orderDemoItems(dependencies, plan);
  await askDemoPrescribers(dependencies, plan);
  await takeDemoCalls(dependencies, plan);
  await callDemoPhoneLine(dependencies, plan);
  await workDemoTransfers(dependencies, plan);
  await changeDemoSettings(dependencies, dayInZone(dependencies.clock(), PLAN_ZONE));
  await agreeForDemo(dependencies);
  await markDemoLoaded(dependencies);
}

/**
 * Parcels of drawn members, at every stop of their way. After the plan itself: they need the carrier and the processor,
 * which start once the plan is there.
 */
export async function loadDemoParcels(dependencies: ShippingDependencies & MoneyDependencies): Promise<void> {
  await sendDemoParcels(dependencies, makeDemoPlan());
}

async function addDemoStaff(
  dependencies: Dependencies,
  { email, name, role, pharmacyKey, prescriberKey, password, totpSecret }: DemoStaff,
): Promise<void> {
  const result = await addStaff(dependencies, {
    staffId: staffId(email),
    email,
    name,
    role,
    pharmacyId: pharmacyKey === undefined ? null : pharmacyId(pharmacyKey),
    prescriberId: prescriberKey === undefined ? null : prescriberId(prescriberKey),
    password,
    authenticatorSecret: totpSecret,
  });
  if (result.kind === "refused") throw new Error(`the demo plan has two staff with the e-mail ${email}`);
}

/** The same order a member would place; a demo row that the rules refuse is a mistake in the plan. */
async function orderForDemo(dependencies: Dependencies, prescription: DemoPrescription): Promise<void> {
  const ordererId = memberId(prescription.memberKey);
  const result = await placeOrder(
    dependencies,
    {
      channel: "demo",
      ordererId,
      lines: [{ rxNumber: prescription.rxNumber, mrn: null, daysSupply: null }],
      delivery: { kind: "pickup", pharmacyId: pharmacyId(prescription.pharmacyKey) },
      paymentMethodId: null,
    },
    { subject: ordererId, key: `demo ${prescription.key}` },
  );
  if (result.kind !== "placed" && result.kind !== "already-ordered")
    throw new Error(`the demo order ${prescription.key} was not placed`);
}
