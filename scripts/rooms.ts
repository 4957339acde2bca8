type Borders = {
  readonly mayImport: readonly Room[];
  /** `none`: neither npm packages nor Node's own modules. */
  readonly packages?: "none";
  /** What its tests may import besides: they may put a whole product together. */
  readonly testsMayImport?: readonly Room[];
};

export type Room =
  | "domain"
  | "words"
  | "partner-ports"
  | "contracts"
  | "design"
  | "database"
  | "use-cases"
  | "partners"
  | "channels"
  | "pages"
  | "member-app"
  | "staff-workbench"
  | "jobs"
  | "demo-data"
  | "main";

const wholeProduct = ["database", "use-cases", "partners", "demo-data", "main"] as const;

/** The rooms of `src` and who may import whom. Lint enforces it; `docs/architecture.md` explains it. */
export const rooms: Readonly<Record<Room, Borders>> = {
  domain: { mayImport: [], packages: "none" },
  words: { mayImport: ["domain"], packages: "none" },
  "partner-ports": { mayImport: ["domain"], packages: "none" },
  contracts: { mayImport: ["domain"] },
  design: { mayImport: [] },
  database: { mayImport: ["domain"] },
  "use-cases": { mayImport: ["domain", "words", "database", "partner-ports"], testsMayImport: wholeProduct },
  partners: { mayImport: ["domain", "partner-ports"], testsMayImport: wholeProduct },
  channels: { mayImport: ["contracts", "use-cases", "domain", "words"], testsMayImport: wholeProduct },
  pages: { mayImport: ["contracts", "domain", "words", "design"] },
  "member-app": { mayImport: ["contracts", "domain", "words", "design", "pages"], testsMayImport: wholeProduct },
  "staff-workbench": { mayImport: ["contracts", "domain", "words", "design", "pages"], testsMayImport: wholeProduct },
  jobs: { mayImport: ["use-cases", "domain"], testsMayImport: wholeProduct },
  "demo-data": { mayImport: ["use-cases", "domain"], testsMayImport: wholeProduct },
  main: {
    mayImport: [
      ...["domain", "words", "partner-ports", "contracts", "design", "database", "use-cases"],
      ...["partners", "channels", "pages", "member-app", "staff-workbench", "jobs", "demo-data"],
    ] as Room[],
  },
};
