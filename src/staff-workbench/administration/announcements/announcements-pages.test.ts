import { expect, it } from "vitest";
import type { WrittenAnnouncement } from "#contracts/staff/announcements.ts";
import { makeWorkbench } from "#staff-workbench/app.ts";
import { refusal, scriptedApi } from "#pages/testing/scripted-api.ts";
import { administrationPages } from "#staff-workbench/administration/administration-pages.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const id = "0198c0de-0000-7000-8000-0000000000c1";
const here = "/staff/administration/announcements";
const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

const closure: WrittenAnnouncement = {
  id,
  kind: "closure",
  about: { scope: "pharmacy", pharmacyId: id },
  place: "Downey",
  texts: { en: "Closed for repairs.", es: "Cerrado por reparaciones." },
  onPhone: true,
  spoken: { en: `/voice/prompts/en/announcement-${id}-a.wav`, es: null },
  from: "2026-11-24T16:00:00.000Z",
  until: "2026-11-30T02:00:00.000Z",
  timeZone: "America/Los_Angeles",
  state: "current",
  enteredBy: "Ada Ruiz",
  enteredAt: "2026-11-24T15:00:00.000Z",
  withdrawnBy: null,
  withdrawnAt: null,
};
const places = { areas: [{ id: "south", name: "South" }], pharmacies: [{ id, name: "Downey" }] };
const answersOf = (more: Readonly<Record<string, unknown>> = {}) => ({
  "GET /staff/announcements": { announcements: [closure] },
  [`GET /staff/announcements/${id}`]: closure,
  "GET /staff/announcement-places": places,
  ...more,
});
const browse = (more?: Readonly<Record<string, unknown>>) =>
  browseWorkbench([administrationPages], staffOfRole("administrator"), answersOf(more));

it("lists what members are told, where and how long", async () => {
  const { html } = await browse().open(here);
  expect(words(html)).toMatch(/Closure · Downey Closed for repairs\. .*Told now Ada Ruiz/);
  const none = await browse({ "GET /staff/announcements": { announcements: [] } }).open(here);
  expect(words(none.html)).toContain("No announcements yet");
});

it("sends what was written, for the place that was chosen", async () => {
  const browser = browse({ "POST /staff/announcements": { id } });
  const typed = { kind: "closure", about: `pharmacy:${id}`, textEn: "Closed.", textEs: "Cerrado." };
  const sent = await browser.send(`${here}/new`, { ...typed, from: "", until: "2026-11-30T18:00" });
  expect(sent).toMatchObject({ status: 303, location: `${here}/${id}?done=written` });
  expect(browser.asked.at(-1)?.body).toEqual({
    kind: "closure",
    about: { scope: "pharmacy", pharmacyId: id },
    texts: { en: "Closed.", es: "Cerrado." },
    onPhone: false,
    until: "2026-11-30T18:00",
  });
});

it("comes back with what was typed and what is wrong", async () => {
  const { status, html } = await browse({
    "POST /staff/announcements": refusal(422, "bad-input", "Check it.", {
      "texts.es": "This is missing.",
      until: "Too late.",
    }),
  }).send(`${here}/new`, { about: "area:south", textEn: "Closed." });
  expect(status).toBe(422);
  expect(html).toMatch(/<option value="area:south" selected/);
  expect(html).toContain(">Closed.</textarea>");
  expect(html).toContain('href="#textEs"');
  expect(html).toContain('href="#until"');
});

it("writes another one like it, with new times", async () => {
  const { html } = await browse().open(`${here}/new?like=${id}`);
  expect(html).toContain(">Closed for repairs.</textarea>");
  expect(html).toMatch(new RegExp(`<option value="pharmacy:${id}" selected`));
  expect(html).toContain('name="until" type="datetime-local"');
});

it("says what callers hear in each language, and takes a recording", async () => {
  const { html } = await browse().open(`${here}/${id}`);
  expect(html).toContain(`src="/voice/prompts/en/announcement-${id}-a.wav"`);
  expect(words(html)).toContain("Callers hear a general sentence: Atención: esta farmacia está cerrada por ahora.");
  expect(html).toContain('enctype="multipart/form-data"');
});

it("says who took it back, and lets nobody change it then", async () => {
  const over = { ...closure, state: "withdrawn", withdrawnBy: "Ben Cho", withdrawnAt: "2026-11-25T15:00:00.000Z" };
  const { html } = await browse({ [`GET /staff/announcements/${id}`]: over }).open(`${here}/${id}`);
  expect(words(html)).toContain("Taken back by Ben Cho");
  expect(html).not.toContain('type="file"');
  expect(html).not.toContain(`${here}/${id}/withdraw`);
});

it("is taken back", async () => {
  const withdrawn = new Response(null, { status: 204 });
  const browser = browse({ [`POST /staff/announcements/${id}/withdraw`]: withdrawn });
  expect(await browser.send(`${here}/${id}/withdraw`, {})).toMatchObject({ status: 303, location: `${here}/${id}` });
});

async function upload(answer: unknown, file: File | undefined, act?: string) {
  const { callApi, asked } = scriptedApi({
    "GET /staff/me": staffOfRole("administrator"),
    ...answersOf({ [`PUT /staff/announcements/${id}/recordings/es`]: answer }),
  });
  const host = { planName: "Harbor Health", assets: { stylesheet: "", scripts: {} }, demo: false };
  const app = makeWorkbench({ callApi, ...host, reportDefect: () => undefined }, [administrationPages]);
  const body = new FormData();
  if (file !== undefined) body.set("wav", file);
  if (act !== undefined) body.set("act", act);
  const request = new Request(`http://localhost${here}/${id}/recordings/es`, {
    method: "POST",
    headers: { Cookie: "openrefill_staff=a" },
    body,
  });
  const response = await app.request(request);
  const html = words(await response.text());
  return { status: response.status, location: response.headers.get("Location"), html, body: asked.at(-1)?.body };
}
const done = () => new Response(null, { status: 204 });

it("sends the chosen file on, and takes it away again", async () => {
  const wav = new File(["RIFF"], "closed.wav");
  expect(await upload(done(), wav)).toMatchObject({
    status: 303,
    location: `${here}/${id}?done=recorded`,
    body: { wav: "UklGRg==" },
  });
  expect(await upload(done(), undefined, "remove")).toMatchObject({
    location: `${here}/${id}?done=unrecorded`,
    body: { wav: null },
  });
});

it("says why a file can not be heard, or that none was chosen", async () => {
  const refused = refusal(422, "bad-input", "Check it.", { wav: "This is no WAV file." });
  const wrong = await upload(refused, new File(["ID3"], "closed.mp3"));
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain("This is no WAV file.");
  expect((await upload(done(), undefined)).html).toContain("Choose a file.");
});
