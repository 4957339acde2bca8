import { Notice } from "#design/components/notice.tsx";

/** What was just done, from `?done=`: only the page's own words are ever shown. */
export function DoneNotice({
  done,
  words,
}: {
  readonly done: string | undefined;
  readonly words: Readonly<Record<string, string>>;
}) {
  const title = done !== undefined && Object.hasOwn(words, done) ? words[done] : undefined;
  return title === undefined ? null : <Notice tone="well" title={title} />;
}
