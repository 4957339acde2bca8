const HERE = "https://here.invalid";

/**
 * The page to go to after signing on, or `home` for anything that is not a page of this site: browsers read
 * `//elsewhere`, `/\elsewhere` and a tab between the slashes as another site's address.
 */
export function sameSitePath(then: string | undefined, home = "/home"): string {
  if (then === undefined || !then.startsWith("/") || !URL.canParse(then, HERE)) return home;
  const { origin, pathname, search, hash } = new URL(then, HERE);
  // What looked harmless may be resolved to a path that starts with two slashes.
  if (origin !== HERE || pathname.startsWith("//")) return home;
  return pathname === "/" || /^(\/staff)?\/sign-/.test(pathname) ? home : pathname + search + hash;
}
