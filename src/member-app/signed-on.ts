import type { Me } from "#contracts/accounts.ts";
import type { PageContext } from "#member-app/page-context.ts";

/** Who is signed on: somebody, on every page that is not for everybody. */
export function signedOn(page: PageContext): Me {
  if (page.me === null) throw new Error(`${page.path.split("?")[0]} was made for nobody`);
  return page.me;
}
