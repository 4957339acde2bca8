/** What a browser is called in the list of sessions. */
export const deviceWords = {
  on: (browser: string, system: string) => `${browser} on ${system}`,
  unknown: "Unknown device",
} as const;
