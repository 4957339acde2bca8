import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { signOnPages } from "#staff-workbench/sign-on/sign-on-pages.tsx";

/** Every folder of the workbench's pages. */
export const workbenchPages: readonly WorkbenchRoutes[] = [signOnPages];
