export type AuditWords = {
  readonly actors: Readonly<Record<"member" | "proxy" | "guest" | "staff" | "system", string>>;
  /** Eight, of an exported log. */
  readonly columns: readonly string[];
};

export const auditWords = {
  actors: { member: "The member", proxy: "helper", guest: "Without sign-on", staff: "staff", system: "The system" },
  columns: ["Time (UTC)", "Who", "What", "Record number", "Member", "Way", "Reason", "Code"],
} as const satisfies AuditWords;
