import type { NoticeList, NoticeSettings, PhoneNumberStarted } from "#contracts/notices.ts";
import { CHANNELS, isAlwaysOn, TOPICS } from "#domain/notice/notice-kinds.ts";
import type { PageRoutes } from "#member-app/app.ts";
import { NoticeLogPage } from "#member-app/notices/notice-log-page.tsx";
import { NoticeSettingsPage, type NoticeSettingsPageProps } from "#member-app/notices/notice-settings-page.tsx";
import { PhoneCodePage } from "#member-app/notices/phone-code-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";

/** What a member is told, by which ways, and what was told. */
export const noticePages: PageRoutes = (app) => {
  app.get("/profile/notices", async (c) =>
    sendPage(c, await settingsPage(c.get("page"), { done: c.req.query("done") })),
  );

  app.post("/profile/notices", async (c) => {
    const form = await readForm(c);
    const chosen = TOPICS.map((topic) => [
      topic,
      Object.fromEntries(
        CHANNELS.map((channel) => [channel, isAlwaysOn(topic, channel) || form.text(`${topic}.${channel}`) !== ""]),
      ),
    ]);
    dataOf(await c.get("page").api.send("PUT", "/notice-preferences", Object.fromEntries(chosen)));
    return c.redirect("/profile/notices?done=saved", 303);
  });

  app.get("/profile/notices/log", async (c) => {
    const page = c.get("page");
    const { notices } = dataOf(await page.api.get<NoticeList>("/notices"));
    return sendPage(c, <NoticeLogPage page={page} notices={notices} />);
  });

  app.post("/profile/notices/phone", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const phone = form.text("phone");
    const answer = await page.api.send<PhoneNumberStarted>("POST", "/phone-numbers", {
      phone,
      consent: form.text("consent") !== "",
    });
    if (answer.ok) return sendPage(c, <PhoneCodePage page={page} asked={answer.data} />);
    const faults = faultsOf(answer, page.language, { phone: "phone", consent: "consent" });
    return sendPage(c, await settingsPage(page, { typedPhone: phone, faults }), statusOf(answer));
  });

  app.post("/profile/notices/code", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const asked = { id: form.text("id"), phone: form.text("phone") };
    const answer = await page.api.send("POST", `/phone-numbers/${encodeURIComponent(asked.id)}/confirm`, {
      code: form.text("code"),
    });
    if (answer.ok) return c.redirect("/profile/notices?done=phone", 303);
    const found = faultsOf(answer, page.language, { code: "code" });
    const faults = answer.problem.code === "code-wrong" ? { fields: { code: answer.problem.detail } } : found;
    return sendPage(c, <PhoneCodePage page={page} asked={asked} faults={faults} />, statusOf(answer));
  });

  app.post("/profile/notices/remove-phone", async (c) => {
    dataOf(await c.get("page").api.send("DELETE", "/phone-numbers"));
    return c.redirect("/profile/notices?done=phone-removed", 303);
  });

  app.post("/profile/notices/remove-device", async (c) => {
    const id = (await readForm(c)).text("id");
    const answer = await c.get("page").api.send("DELETE", `/push-subscriptions/${encodeURIComponent(id)}`);
    // What was removed before, in another tab, is removed all the same.
    if (!answer.ok && answer.status !== 404) dataOf(answer);
    return c.redirect("/profile/notices?done=push-removed", 303);
  });
};

async function settingsPage(page: PageContext, more: Omit<NoticeSettingsPageProps, "page" | "settings">) {
  const settings = dataOf(await page.api.get<NoticeSettings>("/notice-preferences"));
  return <NoticeSettingsPage page={{ ...page, path: "/profile/notices" }} settings={settings} {...more} />;
}
