import type { PageRoutes } from "#member-app/app.ts";
import { announcedPages } from "#member-app/announcements/announced-pages.ts";
import { automaticPages } from "#member-app/automatic-refills/automatic-pages.tsx";
import { bagPages } from "#member-app/bag/bag-pages.tsx";
import { cardPages } from "#member-app/cards/card-pages.tsx";
import { demoPages } from "#member-app/demo/demo-pages.tsx";
import { duePages } from "#member-app/due/due-pages.tsx";
import { familyPages } from "#member-app/family/family-pages.tsx";
import { helpPages } from "#member-app/help/help-pages.tsx";
import { homePages } from "#member-app/home/home-pages.tsx";
import { itemPages } from "#member-app/items/item-pages.tsx";
import { medicinePages } from "#member-app/medicines/medicine-pages.tsx";
import { noticePages } from "#member-app/notices/notice-pages.tsx";
import { orderByNumberPages } from "#member-app/order-by-number/order-by-number-pages.tsx";
import { orderPages } from "#member-app/orders/order-pages.tsx";
import { pharmacyPages } from "#member-app/pharmacies/pharmacy-pages.tsx";
import { profilePages } from "#member-app/profile/profile-pages.tsx";
import { quickRefillPages } from "#member-app/quick-refill/quick-refill-pages.tsx";
import { registerPages } from "#member-app/register/register-pages.tsx";
import { securityPages } from "#member-app/security/security-pages.tsx";
import { signOnPages } from "#member-app/sign-on/sign-on-pages.tsx";
import { syncPages } from "#member-app/sync/sync-pages.tsx";
import { transferPages } from "#member-app/transfers/transfer-pages.tsx";
import { startPages } from "#member-app/start/start-pages.tsx";

/** Every folder of members' pages. */
export const memberPages: readonly PageRoutes[] = [
  announcedPages,
  startPages,
  signOnPages,
  registerPages,
  homePages,
  bagPages,
  orderPages,
  duePages,
  automaticPages,
  syncPages,
  medicinePages,
  itemPages,
  orderByNumberPages,
  familyPages,
  profilePages,
  cardPages,
  noticePages,
  securityPages,
  pharmacyPages,
  quickRefillPages,
  transferPages,
  helpPages,
  demoPages,
];
