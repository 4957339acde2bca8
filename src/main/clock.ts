/** Now; or, for demo and tests, as much later than `startsAt` as the process has run. */
export function makeClock(startsAt: Date | undefined): () => Date {
  if (startsAt === undefined) return () => new Date();
  const offset = startsAt.getTime() - Date.now();
  return () => new Date(Date.now() + offset);
}
