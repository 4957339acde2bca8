/** Where the plan's own offices are: its days begin there, and who works at no pharmacy reads instants in this zone. */
export const PLAN_ZONE = "America/Los_Angeles";
