import { addDays, type Day } from "#domain/calendar/day.ts";
import type { SettingValues } from "#domain/settings/setting-fields.ts";
import { pharmacyId } from "#demo-data/demo-ids.ts";
import { demoStaff } from "#demo-data/demo-staff.ts";
import { writeAnnouncement } from "#use-cases/announcements/write-announcement.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { changeSetting } from "#use-cases/settings/change-setting.ts";
import { readSetting } from "#use-cases/settings/read-settings.ts";
import type { SettingAt } from "#use-cases/settings/stored-settings.ts";

/**
 * What the administrator of the demo has changed: one change in effect, three that wait for their day, and news for one
 * area. None touches what the orders of the named people come to.
 */
export async function changeDemoSettings(dependencies: Dependencies, today: Day): Promise<void> {
  const admin = demoStaff("admin@example.com", "administrator", null);
  const enter = async (at: SettingAt, values: SettingValues, effectiveOn: Day, note: string) => {
    const setting = await readSetting(dependencies, admin, at);
    if (setting.kind === "refused") throw new Error(`the demo has no ${at.subject} to change`);
    const { revision } = setting;
    const entered = await changeSetting(dependencies, admin, { ...at, revision, values, effectiveOn, note });
    if (entered.kind === "refused") throw new Error(`the demo's change of settings was refused: ${entered.code}`);
  };
  const pharmacy = (key: string): SettingAt => ({ subject: "pharmacy", subjectId: pharmacyId(key) });
  const languages = ["en", "ilo", "tl"];
  await enter(pharmacy("lihue"), { languages }, today, "A colleague who speaks Tagalog has started.");
  await enter(
    pharmacy("kaunakakai"),
    { closedDays: [addDays(today, 30), addDays(today, 31)] },
    addDays(today, 5),
    "Closed while the counter is rebuilt.",
  );
  await enter(
    { subject: "coverage", subjectId: "open" },
    { copayOtherBrand: 7500 },
    addDays(today, 40),
    "Decided by the benefits committee.",
  );
  await enter(
    { subject: "policy", subjectId: "plan" },
    { "promise.transferBusinessDays": 4 },
    addDays(today, 60),
    "Outside pharmacies answer faster now.",
  );
  const written = await writeAnnouncement(dependencies, admin, {
    kind: "other",
    about: { scope: "area", areaId: "hawaii" },
    texts: {
      en: "High surf closes some coast roads on the islands this week. Please call before you drive to a pharmacy. Your order is kept for ten days.",
      es: "El oleaje cierra esta semana algunos caminos de la costa en las islas. Llame antes de ir a una farmacia. Su pedido se guarda diez días.",
    },
    onPhone: true,
    from: null,
    until: `${addDays(today, 7)}T18:00`,
  });
  if (written.kind === "refused") throw new Error(`the demo's announcement was refused: ${written.code}`);
}
