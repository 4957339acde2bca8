import type { Prompts } from "#contracts/staff/calls.ts";
import { LinkButton } from "#design/components/button.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { CallsTabs } from "#staff-workbench/calls/calls-tabs.tsx";
import { callWords } from "#staff-workbench/calls/calls-words.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { LANGUAGES, type Language } from "#words/languages.ts";

type Prompt = Prompts["prompts"][number];

/** The kinds of prompts; each is a page of its own, so that no page has a thousand players. */
export const PROMPT_KINDS = ["sentence", "piece", "pharmacy"] as const satisfies readonly Prompt["kind"][];

type PromptsPageProps = {
  readonly page: WorkbenchContext;
  readonly prompts: readonly Prompt[];
  readonly kind: Prompt["kind"];
};

/** Everything the phone line can say, to read and to hear. */
export function PromptsPage({ page, prompts, kind }: PromptsPageProps) {
  const words = callWords[page.language];
  // A pharmacy's name is spoken in English, as its street's sign has it.
  const languages: readonly Language[] = kind === "pharmacy" ? ["en"] : LANGUAGES;
  return (
    <WorkbenchPage page={{ ...page, path: promptsPath(kind) }} title={words.promptsTitle} section="calls">
      <div class="queue-top">
        <h1>{words.promptsTitle}</h1>
        <CallsTabs page={page} current="prompts" />
      </div>
      <p>{words.promptsLead}</p>
      <nav class="row" aria-label={words.promptsTitle}>
        {PROMPT_KINDS.map((other) => (
          <LinkButton
            key={other}
            kind={other === kind ? "secondary" : "quiet"}
            href={promptsPath(other)}
            aria-current={other === kind ? "page" : undefined}
          >
            {words.kinds[other]}
          </LinkButton>
        ))}
      </nav>
      <Ledger
        caption={words.kinds[kind]}
        captionHidden
        columns={[{ text: words.promptName }, ...languages.map((language) => ({ text: words.languages[language] }))]}
        rows={prompts
          .filter((prompt) => prompt.kind === kind)
          .map((prompt) => ({
            id: prompt.name,
            cells: [
              <span class="mono">{prompt.name}</span>,
              ...languages.map((language) => <Recording key={language} {...{ page, prompt, language }} />),
            ],
          }))}
      />
    </WorkbenchPage>
  );
}

type RecordingProps = { readonly page: WorkbenchContext; readonly prompt: Prompt; readonly language: Language };

function Recording({ page, prompt, language }: RecordingProps) {
  const words = callWords[page.language];
  const recording = prompt.recordings.find((one) => one.language === language);
  if (recording === undefined) return null;
  const origin = words.origin[recording.from];
  return (
    <div class="prompt">
      <span lang={language}>{recording.text}</span>
      {origin === "" ? null : <b>{origin}</b>}
      {recording.from === "missing" ? null : (
        <audio
          controls
          preload="none"
          src={`/voice/prompts/${language}/${prompt.name}.wav`}
          aria-label={words.playPrompt(prompt.name, words.languages[language])}
        />
      )}
    </div>
  );
}

function promptsPath(kind: Prompt["kind"]): string {
  return kind === "sentence" ? "/staff/calls/prompts" : `/staff/calls/prompts?show=${kind}`;
}
