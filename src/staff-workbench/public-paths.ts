/** Pages for whoever is about to sign on; all others ask for a sign-on first. */
export const PUBLIC_PATHS: ReadonlySet<string> = new Set(["/staff/sign-in", "/staff/sign-out", "/staff/set-up"]);
