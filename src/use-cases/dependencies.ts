import type { Database } from "#database/database.ts";

/** What every use case may lean on; each takes the part it needs. */
export type Dependencies = {
  readonly database: Database;
  /** Now. Demo and tests may start it elsewhere; it always runs on. */
  readonly clock: () => Date;
};

/** A signed-on member, as every use case sees the one who asks. */
export type Actor = {
  readonly memberId: string;
  readonly sessionId: string;
  readonly language: "en" | "es";
};
