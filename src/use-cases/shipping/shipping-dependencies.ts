import type { Carrier } from "#partner-ports/carrier.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** Without a carrier parcels can be packed; no label can be bought. */
export type ShippingDependencies = Dependencies & { readonly carrier?: Carrier | undefined };
