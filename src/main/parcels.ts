import path from "node:path";
import type { Configuration } from "#main/configuration.ts";
import type { Carrier } from "#partner-ports/carrier.ts";
import { sandboxCarrier } from "#partners/parcels/sandbox-carrier.ts";
import { startSandboxPost } from "#partners/parcels/sandbox-post.ts";
import { FAULTY_TIMEOUT_MS, sandboxFaults } from "#partners/sandbox-faults.ts";

/** Where carriers report what became of a parcel. */
const REPORTS_PATH = "/api/parcels/reports";

/** Parcels by EasyPost where it is configured; in a demo by a carrier of its own; else there are none. */
export async function startParcels(
  { easypost, demo, dataDir, carrierSpeed, sandboxFaults: seed }: Configuration,
  publicOrigin: string,
  clock: () => Date,
): Promise<{ readonly carrier: Carrier | undefined; stop(): Promise<void> }> {
  if (easypost !== undefined) {
    // Its client takes long to load; most installations have none.
    const { easypostCarrier } = await import("#partners/parcels/easypost-carrier.ts");
    return { carrier: easypostCarrier(easypost), stop: async () => undefined };
  }
  if (!demo) return { carrier: undefined, stop: async () => undefined };
  const post = await startSandboxPost({
    clock,
    webhookUrl: `${publicOrigin}${REPORTS_PATH}`,
    speed: carrierSpeed,
    file: path.join(dataDir, "sandbox-post.json"),
    faults: seed === undefined ? undefined : sandboxFaults(seed, "carrier"),
  });
  return { carrier: sandboxCarrier(post, seed === undefined ? undefined : FAULTY_TIMEOUT_MS), stop: () => post.stop() };
}
