import type { KeypadNumbers, KeypadTurn } from "#contracts/keypad.ts";
import { Button } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { notFoundPage } from "#member-app/error-pages.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { dataOf } from "#pages/form-faults.tsx";
import { Keypad, KEYPAD_SCRIPT, keypadAct } from "#pages/keypad.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { phoneLineWords } from "#words/phone-line-words.ts";

const PATH = "/demo/phone-line";

/** A keypad that calls the phone line: with sound where scripts run, in words where they don't. */
export const phoneLinePages: PageRoutes = (app) => {
  app.get(PATH, async (c) => {
    const page = c.get("page");
    if (!page.host.demo) return notFoundPage(c);
    return sendPage(c, <PhoneLinePage page={page} call={null} to="refill" birthDate={await birthDateOf(page)} />);
  });

  app.post(PATH, async (c) => {
    const page = c.get("page");
    if (!page.host.demo) return notFoundPage(c);
    const form = await readForm(c);
    const to = form.text("to") || "refill";
    const act = { to, ...keypadAct(form) };
    const call = dataOf(await page.api.send<KeypadTurn>("POST", "/demo/keypad", act));
    return sendPage(c, <PhoneLinePage page={page} call={call} to={act.to} birthDate={await birthDateOf(page)} />);
  });
};

/** As it is keyed: month, day, year. */
async function birthDateOf({ api }: PageContext): Promise<string> {
  const [year, month, day] = dataOf(await api.get<KeypadNumbers>("/demo/keypad")).birthDate.split("-");
  return `${month}${day}${year}`;
}

type PhoneLineProps = { readonly page: PageContext; readonly call: KeypadTurn | null; readonly to: string };

function PhoneLinePage({ page, call, to, birthDate }: PhoneLineProps & { readonly birthDate: string }) {
  const words = phoneLineWords(page.language);
  return (
    <MemberPage page={page} title={words.title} islands={[KEYPAD_SCRIPT]}>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      {call === null ? (
        <Dial page={page} />
      ) : (
        <Keypad
          language={page.language}
          href={PATH}
          endpoint="/api/demo/keypad"
          state={{ call: call.call, step: call.step, to }}
          said={call}
        />
      )}
      <LabelPaper title={words.numbersToTry}>
        <DescriptionList
          items={[
            { term: words.record, detail: <NumberText digits="100200310" /> },
            { term: words.ready, detail: <NumberText digits="7001001010" /> },
            { term: words.noRefills, detail: <NumberText digits="7001001234" /> },
            { term: words.tooSoon, detail: <NumberText digits="7001001341" /> },
          ]}
        />
        <p>{words.mail(birthDate)}</p>
      </LabelPaper>
      <p>
        <a href="/demo">{words.back}</a>
      </p>
    </MemberPage>
  );
}

function Dial({ page }: Pick<PhoneLineProps, "page">) {
  const words = phoneLineWords(page.language);
  return (
    <form method="post" action={PATH}>
      <RadioCards
        name="to"
        label={words.lines}
        value="refill"
        options={[
          { value: "refill", title: words.refill },
          { value: "mailorder", title: words.mailOrder },
          { value: "8085550134", title: words.honolulu },
        ]}
      />
      <Button>{words.call}</Button>
    </form>
  );
}
