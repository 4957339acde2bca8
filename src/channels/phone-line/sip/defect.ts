/** Where a defect came from, without its words: those may hold what a caller keyed. */
export function whereFrom(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const frames = (cause.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [cause.name, ...frames.slice(0, 4).map((line) => line.trim())].join(" ");
}
