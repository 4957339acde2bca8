import type { Logger } from "pino";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

/** What the API needs beyond the use cases' own dependencies. */
export type ApiDependencies = Dependencies & {
  readonly log: Logger;
  /** Served over TLS: cookies carry `Secure` and the `__Host-` name. */
  readonly secure: boolean;
};

export type ApiEnv = { Variables: { actor: Actor | undefined } };
