import { administrationPages } from "#staff-workbench/administration/administration-pages.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { bridgePages } from "#staff-workbench/bridges/bridge-pages.tsx";
import { callPages } from "#staff-workbench/calls/call-pages.tsx";
import { prescribingPages } from "#staff-workbench/prescribing/prescribing-pages.tsx";
import { phoneAnswerPages } from "#staff-workbench/renewals/phone-answer-pages.tsx";
import { renewalPages } from "#staff-workbench/renewals/renewal-pages.tsx";
import { fillingPages } from "#staff-workbench/filling/filling-pages.tsx";
import { itemPages } from "#staff-workbench/items/item-pages.tsx";
import { memberPages } from "#staff-workbench/members/member-pages.tsx";
import { claimPages } from "#staff-workbench/parcels/claim-pages.tsx";
import { parcelPages } from "#staff-workbench/parcels/parcel-pages.tsx";
import { queuePages } from "#staff-workbench/queue/queue-pages.tsx";
import { transferPages } from "#staff-workbench/transfers/transfer-pages.tsx";
import { ownSignOnPages } from "#staff-workbench/sign-on/own-sign-on-pages.tsx";
import { signOnPages } from "#staff-workbench/sign-on/sign-on-pages.tsx";

/** Every folder of the workbench's pages. */
export const workbenchPages: readonly WorkbenchRoutes[] = [
  signOnPages,
  ownSignOnPages,
  queuePages,
  // Before the acts on a line: what is sent to a line's renewal is no act of filling.
  phoneAnswerPages,
  fillingPages,
  bridgePages,
  itemPages,
  parcelPages,
  claimPages,
  renewalPages,
  prescribingPages,
  transferPages,
  memberPages,
  callPages,
  administrationPages,
];
