import { expect, it, test } from "vitest";
import { septets } from "#domain/notice/gsm7.ts";
import { NOTICE_KINDS } from "#domain/notice/notice-kinds.ts";
import { LANGUAGES } from "#words/languages.ts";
import { noticeMail, noticePush, noticeText, noticeWords } from "#words/notice-words.ts";

const facts = {
  number: "482 177 3605",
  pharmacy: "Rancho Cucamonga Medical Offices",
  by: "mié, 30 de sep",
  lines: 12,
};
const plan = "Harbor Health Plan";
const link = "https://refills.harbor-health.example.org/orders/4821773605";

test.each(NOTICE_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const)))(
  "a text that says %s fits one message of 160 characters whole, with how to end the texts (%s)",
  (kind, language) => {
    const text = noticeText(kind, facts, { plan, link, language });
    expect(septets(text)).toBeLessThanOrEqual(160);
    expect(text).toMatch(/^Harbor Health Plan: /);
    expect(text).toMatch(/[.!?]/);
    const said = noticeWords(language).kinds[kind].text(facts);
    expect([...text].length).toBeGreaterThanOrEqual(plan.length + 2 + [...said].length);
    expect(text).toContain(language === "en" ? "STOP" : "PARAR");
  },
);

test.each(LANGUAGES)("answers to texts fit one message each (%s)", (language) => {
  const { text } = noticeWords(language);
  for (const answer of [text.code(plan, "123456"), text.confirmed(plan), text.stopped(plan), text.started(plan)]) {
    expect(answer.length, answer).toBeLessThanOrEqual(160);
  }
});

it("neither a subject nor a push message tells anything about health", () => {
  const telling = /refill|medic|prescri|pill|dose|tablet|drug|m[eé]dic|receta|resurt/i;
  for (const language of LANGUAGES) {
    for (const kind of NOTICE_KINDS) {
      expect(noticePush(kind, language)).not.toMatch(telling);
    }
  }
});

it("a mail names its reader, what changed, where to look and where to choose", () => {
  const { subject, body } = noticeMail("ready", facts, {
    name: "Rosa",
    link,
    choices: "https://refills.example/profile/notices",
    language: "en",
  });
  expect(subject).toBe("You can pick up your order");
  expect(body).toContain("Hello Rosa");
  expect(body).toContain("Something of your order 482 177 3605 is ready at Rancho Cucamonga Medical Offices.");
  expect(body).toContain(`\n\n${link}\n\n`);
});
