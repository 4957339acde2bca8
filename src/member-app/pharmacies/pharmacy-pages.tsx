import type { AddressList, PharmacyList } from "#contracts/places.ts";
import { readAnnouncements } from "#member-app/announcements/announced-pages.ts";
import type { PageRoutes } from "#member-app/app.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { PharmaciesPage } from "#member-app/pharmacies/pharmacies-page.tsx";
import { sendPage } from "#pages/send-page.ts";

/** The directory of participating pharmacies. */
export const pharmacyPages: PageRoutes = (app) => {
  app.get("/pharmacies", async (c) => {
    const page = c.get("page");
    const feature = c.req.query("feature") ?? "";
    const near = c.req.query("near")?.trim() ?? (await ownZip(page));
    const query = new URLSearchParams({ ...(near === "" ? {} : { near }), ...(feature === "" ? {} : { feature }) });
    const [answer, announcements] = await Promise.all([
      page.api.get<PharmacyList>(`/pharmacies?${query}`),
      readAnnouncements(page, ""),
    ]);
    const told = { ...page, announcements: announcements.filter(({ about }) => about.scope !== "pharmacy") };
    const asked = { near, feature, all: c.req.query("all") !== undefined };
    if (answer.ok)
      return sendPage(
        c,
        <PharmaciesPage page={told} asked={asked} pharmacies={answer.data.pharmacies} announcements={announcements} />,
      );
    return sendPage(
      c,
      <PharmaciesPage
        page={told}
        asked={asked}
        pharmacies={[]}
        announcements={[]}
        faults={faultsOf(answer, page.language, { near: "near" })}
      />,
      statusOf(answer),
    );
  });
};

/** The member's own ZIP to begin with, asked for here so that it need not stand in an address. */
async function ownZip({ me, api }: PageContext): Promise<string> {
  if (me === null) return "";
  const answer = await api.get<AddressList>("/addresses");
  return answer.ok ? (answer.data.addresses[0]?.zip ?? "") : "";
}
