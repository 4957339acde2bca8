import type { TrainingNumbers, TrainingTurn } from "#contracts/staff/training-call.ts";
import { Button } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { dataOf } from "#pages/form-faults.tsx";
import { Keypad, KEYPAD_SCRIPT, keypadAct } from "#pages/keypad.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { CallsTabs } from "#staff-workbench/calls/calls-tabs.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffTrainingCall as en } from "#words/en/staff-training-call.ts";
import { staffTrainingCall as es } from "#words/es/staff-training-call.ts";

const PATH = "/staff/calls/training";
const ENDPOINT = "/staff/training-call";

/** `/staff/calls/training`: the phone line as callers hear it, on made-up numbers. */
export const trainingPages: WorkbenchRoutes = (app) => {
  app.get(PATH, async (c) => {
    const page = c.get("page");
    const numbers = await page.api.get<TrainingNumbers>(ENDPOINT);
    if (!numbers.ok) return answerFailure(c, numbers);
    return sendPage(c, <TrainingPage page={page} numbers={numbers.data} call={null} />);
  });

  app.post(PATH, async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const act = { ...(form.text("to") === "" ? {} : { to: form.text("to") }), ...keypadAct(form) };
    const numbers = await page.api.get<TrainingNumbers>(ENDPOINT);
    if (!numbers.ok) return answerFailure(c, numbers);
    const turn = dataOf(await page.api.send<TrainingTurn>("POST", ENDPOINT, act));
    return sendPage(c, <TrainingPage page={page} numbers={numbers.data} call={{ to: act["to"], turn }} />);
  });
};

type TrainingPageProps = {
  readonly page: WorkbenchContext;
  readonly numbers: TrainingNumbers;
  readonly call: { readonly to: unknown; readonly turn: TrainingTurn } | null;
};

function TrainingPage({ page, numbers, call }: TrainingPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const [year, month, day] = numbers.birthDate.split("-");
  const number = (key: Exclude<keyof TrainingNumbers, "birthDate" | "streetNumber" | "zip">) => ({
    term: words[key],
    detail: <NumberText digits={numbers[key]} />,
  });
  return (
    <WorkbenchPage page={page} title={words.title} section="calls" islands={[KEYPAD_SCRIPT]}>
      <div class="queue-top">
        <h1>{words.title}</h1>
        <CallsTabs page={page} current="training" />
      </div>
      <p>{words.lead}</p>
      <div class="training">
        {call === null ? (
          <Dial page={page} />
        ) : (
          <div>
            <Notice tone="info">
              <p>{words.mark}</p>
            </Notice>
            <Keypad
              language={language}
              href={PATH}
              endpoint={`/api${ENDPOINT}`}
              state={{ to: call.to, before: call.turn.before }}
              said={call.turn}
            />
          </div>
        )}
        <LabelPaper title={words.numbers}>
          <DescriptionList
            items={[
              ...(
                ["recordNumber", "ready", "alsoReady", "noRefills", "tooSoon", "onOrder", "refillPhone"] as const
              ).map(number),
            ]}
          />
          <p>{words.identity(`${month}${day}${year}`, numbers.streetNumber, numbers.zip)}</p>
        </LabelPaper>
      </div>
    </WorkbenchPage>
  );
}

function Dial({ page }: Pick<TrainingPageProps, "page">) {
  const words = { en, es }[page.language];
  return (
    <form method="post" action={PATH}>
      <RadioCards
        name="to"
        label={words.line}
        value="refill"
        options={[
          { value: "refill", title: words.lines.refill },
          { value: "mailorder", title: words.lines.mailorder },
        ]}
      />
      <Button>{words.call}</Button>
    </form>
  );
}
