/** Pages for everybody; all others ask for a sign-on first. */
export const PUBLIC_PATHS: ReadonlySet<string> = new Set([
  "/",
  "/sign-in",
  "/sign-in/passkey",
  "/register",
  "/register/confirm",
  "/forgot-password",
  "/reset-password",
  "/pharmacies",
  "/quick-refill",
  "/due",
  "/help",
  "/style-guide",
  "/demo",
  "/demo/mail",
  "/demo/phone",
  "/demo/phone-line",
]);
