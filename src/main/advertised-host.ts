import { networkInterfaces } from "node:os";
import type { Configuration } from "#main/configuration.ts";

/** The address that callers are told as ours. */
export function advertisedHost({ host, phone }: Pick<Configuration, "host" | "phone">): string {
  if (phone.advertisedHost !== undefined || (host !== "0.0.0.0" && host !== "::")) return phone.advertisedHost ?? host;
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === "IPv4");
  return outward?.address ?? "127.0.0.1";
}
