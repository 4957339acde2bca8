/**
 * What a log may hold of a defect. Not its message: a database's may quote the value that was refused, which may be
 * somebody's number or name.
 */
export function describeDefect(error: unknown): { name: string; code?: unknown; at?: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error ? { code: error.code } : {};
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at "));
  return { name: error.name, ...code, ...(frames === undefined ? {} : { at: frames.map((frame) => frame.trim()) }) };
}
