/** The people every demo plan is loaded with, so that a visitor can sign on; an ordinary plan has no demo pages. */
export const demoPeople = [
  { name: "Rosa Delgado", email: "rosa@example.com", about: "rosa" },
  { name: "Walter Kim", email: "walter@example.com", about: "walter" },
  { name: "Priya Raman", email: "priya@example.com", about: "priya" },
] as const;

export const DEMO_PASSWORD = "Refill-demo-2026";

/** A pair of numbers for the quick refill. */
export const demoNumbers = { mrn: "100200310", rxNumber: "7001001127" } as const;
