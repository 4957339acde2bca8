import { fitText } from "#domain/notice/gsm7.ts";
import { type NoticeKind, topicOf } from "#domain/notice/notice-kinds.ts";
import type { NoticeFacts } from "#words/en/notices.ts";
import { notices as en } from "#words/en/notices.ts";
import { notices as es } from "#words/es/notices.ts";
import type { Language } from "#words/languages.ts";

const words = { en, es } as const;

/** The words of notices in one language. */
export function noticeWords(language: Language) {
  return words[language];
}

/** One text message: who it is from, what changed, and, where there is room, where to look and how to end the texts. */
export function noticeText(
  kind: NoticeKind,
  facts: NoticeFacts,
  { plan, link, language }: { readonly plan: string; readonly link: string; readonly language: Language },
): string {
  const { kinds, text } = words[language];
  return fitText(text.from(plan, kinds[kind].text(facts)), text.stopHint, link);
}

export function noticeMail(
  kind: NoticeKind,
  facts: NoticeFacts,
  to: { readonly name: string; readonly link: string; readonly choices: string; readonly language: Language },
): { readonly subject: string; readonly body: string } {
  const { kinds, mail } = words[to.language];
  return { subject: kinds[kind].subject, body: mail(to.name, kinds[kind].text(facts), to.link, to.choices) };
}

/** What shows on a locked screen: that something changed, not even what. */
export function noticePush(kind: NoticeKind, language: Language): string {
  return words[language].push[topicOf(kind)];
}
