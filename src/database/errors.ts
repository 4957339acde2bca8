const SERIALIZATION_FAILURE = "40001";
const DEADLOCK_DETECTED = "40P01";
const UNIQUE_VIOLATION = "23505";
const FOREIGN_KEY_VIOLATION = "23503";

/** The transaction lost to another one and left nothing behind: read again and decide again. */
export function isRetryable(error: unknown): boolean {
  const code = sqlState(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED || code === UNIQUE_VIOLATION;
}

/** Whether a write failed because the unique index of this name holds such a row already. */
export function violatesUnique(error: unknown, index: string): boolean {
  return sqlState(error) === UNIQUE_VIOLATION && (error as { constraint?: unknown }).constraint === index;
}

/** Whether a write failed because the row that it names by this constraint does not exist. */
export function violatesForeignKey(error: unknown, constraint: string): boolean {
  return sqlState(error) === FOREIGN_KEY_VIOLATION && (error as { constraint?: unknown }).constraint === constraint;
}

/** The server is away, starting or full: nothing is wrong with what was asked, and later it may go through. */
export function isUnavailable(error: unknown): boolean {
  const code = String(sqlState(error));
  // Classes 08 (connection), 53 (resources: disk full, too many connections), 57P (shutdown, crash, starting up).
  if (/^(08|53|57P)/.test(code) || SOCKET_FAULTS.has(code)) return true;
  return error instanceof Error && CONNECTION_LOST.test(error.message);
}

/** The last two come from ending a transaction on a connection that broke within it. */
const CONNECTION_LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed) and is not queryable)/;

const SOCKET_FAULTS = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT"]);

function sqlState(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
