import pg from "pg";

/** Whether a write failed because the unique index of this name holds such a row already. */
export function violatesUnique(error: unknown, index: string): boolean {
  return error instanceof pg.DatabaseError && error.code === "23505" && error.constraint === index;
}
