import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import type { OrderWatch } from "#channels/web-api/order-watch.ts";
import { makeAddressRoutes } from "#channels/web-api/routes/address-routes.ts";
import { makeAutomaticRefillRoutes } from "#channels/web-api/routes/automatic-refill-routes.ts";
import { makeAnnouncementRoutes } from "#channels/web-api/routes/announcement-routes.ts";
import { makeBagRoutes } from "#channels/web-api/routes/bag-routes.ts";
import { makeDemoMailRoutes } from "#channels/web-api/routes/demo-mail-routes.ts";
import { makeDemoPhoneRoutes } from "#channels/web-api/routes/demo-phone-routes.ts";
import { makeKeypadRoutes } from "#channels/web-api/routes/keypad-routes.ts";
import { makeFamilyRoutes } from "#channels/web-api/routes/family-routes.ts";
import { makeItemRoutes } from "#channels/web-api/routes/item-routes.ts";
import { makeMailedRoutes } from "#channels/web-api/routes/mailed-routes.ts";
import { makeNoticeRoutes } from "#channels/web-api/routes/notice-routes.ts";
import { makeOrderRoutes } from "#channels/web-api/routes/order-routes.ts";
import { makeParcelReportRoutes } from "#channels/web-api/routes/parcel-report-routes.ts";
import { makePasskeyRoutes, makeStaffPasskeyRoutes } from "#channels/web-api/routes/passkey-routes.ts";
import { makePaymentMethodRoutes } from "#channels/web-api/routes/payment-method-routes.ts";
import { makePaymentNewsRoutes } from "#channels/web-api/routes/payment-news-routes.ts";
import { makePharmacyRoutes } from "#channels/web-api/routes/pharmacy-routes.ts";
import { makePrescriptionRoutes } from "#channels/web-api/routes/prescription-routes.ts";
import { makeProfileRoutes } from "#channels/web-api/routes/profile-routes.ts";
import { makeRegistrationRoutes } from "#channels/web-api/routes/registration-routes.ts";
import { makeSignOnRoutes } from "#channels/web-api/routes/sign-on-routes.ts";
import { makeStaffAnnouncementRoutes } from "#channels/web-api/routes/staff/announcement-routes.ts";
import { makeStaffAuditRoutes } from "#channels/web-api/routes/staff/audit-routes.ts";
import { makeStaffSettingsRoutes } from "#channels/web-api/routes/staff/settings-routes.ts";
import { makeStaffSignOnLinkRoutes } from "#channels/web-api/routes/staff/sign-on-link-routes.ts";
import { makeStaffAccountsRoutes } from "#channels/web-api/routes/staff/staff-accounts-routes.ts";
import { makeBridgeRoutes } from "#channels/web-api/routes/staff/bridge-routes.ts";
import { makeStaffCallRoutes } from "#channels/web-api/routes/staff/call-routes.ts";
import { makePhoneDeskRoutes } from "#channels/web-api/routes/staff/phone-desk-routes.ts";
import { makeStaffFillingRoutes } from "#channels/web-api/routes/staff/filling-routes.ts";
import { makeStaffItemRoutes } from "#channels/web-api/routes/staff/item-routes.ts";
import { makeStaffQueueRoutes } from "#channels/web-api/routes/staff/queue-routes.ts";
import { makeStaffSingleSignOnRoutes } from "#channels/web-api/routes/staff/single-sign-on-routes.ts";
import { makeStaffMemberRoutes } from "#channels/web-api/routes/staff/member-routes.ts";
import { makeStaffOwnSignOnRoutes } from "#channels/web-api/routes/staff/own-sign-on-routes.ts";
import { makeStaffPhoneRenewalRoutes } from "#channels/web-api/routes/staff/phone-renewal-routes.ts";
import { makePrescriberNoticeRoutes } from "#channels/web-api/routes/staff/prescriber-notice-routes.ts";
import { makeStaffPrescribingRoutes } from "#channels/web-api/routes/staff/prescribing-routes.ts";
import { makeStaffPaymentRoutes } from "#channels/web-api/routes/staff/payment-routes.ts";
import { makeStaffClaimRoutes } from "#channels/web-api/routes/staff/claim-routes.ts";
import { makeStaffParcelRoutes } from "#channels/web-api/routes/staff/parcel-routes.ts";
import { makeStaffRenewalRoutes } from "#channels/web-api/routes/staff/renewal-routes.ts";
import { makeStaffSignOnRoutes } from "#channels/web-api/routes/staff/sign-on-routes.ts";
import { makeStaffTransferRoutes } from "#channels/web-api/routes/staff/transfer-routes.ts";
import { makeSyncRoutes } from "#channels/web-api/routes/sync-routes.ts";
import { makeTextWebhookRoutes } from "#channels/web-api/routes/text-webhook-routes.ts";
import { makeTransferRoutes } from "#channels/web-api/routes/transfer-routes.ts";

/** Every call of the API; the letter box of made-up mail only where the plan itself is made up. */
export function allRoutes(dependencies: ApiDependencies, watch: OrderWatch, demo: boolean): OpenAPIHono<ApiEnv>[] {
  return [
    makeSignOnRoutes(dependencies),
    makeRegistrationRoutes(dependencies),
    makePasskeyRoutes(dependencies),
    makeProfileRoutes(dependencies),
    makeFamilyRoutes(dependencies),
    makePrescriptionRoutes(dependencies),
    makeAutomaticRefillRoutes(dependencies),
    makeSyncRoutes(dependencies),
    makeBagRoutes(dependencies),
    makeOrderRoutes(dependencies, watch),
    makeItemRoutes(dependencies),
    makeMailedRoutes(dependencies),
    makeAddressRoutes(dependencies),
    makePaymentMethodRoutes(dependencies),
    makePaymentNewsRoutes(dependencies),
    makePharmacyRoutes(dependencies),
    makeAnnouncementRoutes(dependencies),
    makeTransferRoutes(dependencies),
    makeStaffSignOnRoutes(dependencies),
    makeStaffRenewalRoutes(dependencies),
    makeStaffPrescribingRoutes(dependencies),
    makeStaffPasskeyRoutes(dependencies),
    makeStaffSingleSignOnRoutes(dependencies),
    makeStaffQueueRoutes(dependencies, watch),
    makeStaffFillingRoutes(dependencies),
    makeStaffItemRoutes(dependencies),
    makeStaffCallRoutes(dependencies),
    makePhoneDeskRoutes(dependencies, watch),
    makeStaffParcelRoutes(dependencies),
    makeStaffClaimRoutes(dependencies),
    makeStaffMemberRoutes(dependencies),
    makeStaffPhoneRenewalRoutes(dependencies),
    makeStaffOwnSignOnRoutes(dependencies),
    makeStaffTransferRoutes(dependencies),
    makeStaffSettingsRoutes(dependencies),
    makeStaffAccountsRoutes(dependencies),
    makeStaffSignOnLinkRoutes(dependencies),
    makeStaffAuditRoutes(dependencies),
    makeStaffAnnouncementRoutes(dependencies),
    makeStaffPaymentRoutes(dependencies),
    makePrescriberNoticeRoutes(dependencies),
    makeBridgeRoutes(dependencies),
    makeNoticeRoutes(dependencies),
    makeTextWebhookRoutes(dependencies),
    makeParcelReportRoutes(dependencies),
    ...(demo
      ? [makeDemoMailRoutes(dependencies), makeDemoPhoneRoutes(dependencies), makeKeypadRoutes(dependencies)]
      : []),
  ];
}
