import type { KeypadNumbers, KeypadTurn } from "#contracts/keypad.ts";
import { Button } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { notFoundPage } from "#member-app/error-pages.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { dataOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { phoneLineWords } from "#words/phone-line-words.ts";

const KEYS = [..."123456789*0#"];
const SCRIPT = "member-app/demo/keypad";

/** A keypad that calls the phone line: with sound where scripts run, in words where they don't. */
export const phoneLinePages: PageRoutes = (app) => {
  app.get("/demo/phone-line", async (c) => {
    const page = c.get("page");
    if (!page.host.demo) return notFoundPage(c);
    return sendPage(c, <PhoneLinePage page={page} call={null} to="refill" birthDate={await birthDateOf(page)} />);
  });

  app.post("/demo/phone-line", async (c) => {
    const page = c.get("page");
    if (!page.host.demo) return notFoundPage(c);
    const form = await readForm(c);
    const act = form.text("act");
    const keys = (act === "send" ? form.text("number") : form.text("keys")).replace(/[^\d*#]/g, "");
    const id = form.text("call");
    const to = form.text("to") || "refill";
    const call = dataOf(
      await page.api.send<KeypadTurn>("POST", "/demo/keypad", {
        ...(id === "" ? {} : { call: id }),
        step: Number(form.text("step") || 0),
        to,
        ...(keys === "" ? {} : { keys }),
        ...(act === "hang-up" ? { hangUp: true } : {}),
      }),
    );
    return sendPage(c, <PhoneLinePage page={page} call={call} to={to} birthDate={await birthDateOf(page)} />);
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
    <MemberPage page={page} title={words.title} islands={[SCRIPT]}>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      {call === null ? <Dial page={page} /> : <Phone page={page} call={call} to={to} />}
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
    <form method="post" action="/demo/phone-line">
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

function Phone({ page, call, to }: PhoneLineProps & { readonly call: KeypadTurn }) {
  const words = phoneLineWords(page.language);
  const isOver = call.awaits === "nothing";
  return (
    <div
      class="phone"
      data-keypad
      data-call={call.call}
      data-step={call.step}
      data-to={to}
      data-seconds={call.seconds}
      data-sounds={JSON.stringify(call.sounds)}
      data-ended={words.ended}
    >
      <section aria-label={words.heard}>
        <p role="status" data-heard>
          {call.says.join(" ")}
        </p>
        <p data-state>{isOver ? words.ended : call.awaits === "message" ? words.message : ""}</p>
      </section>
      {isOver ? (
        <p>
          <a href="/demo/phone-line">{words.again}</a>
        </p>
      ) : (
        <form method="post" action="/demo/phone-line">
          <input type="hidden" name="call" value={call.call} />
          <input type="hidden" name="step" value={call.step} />
          <input type="hidden" name="to" value={to} />
          <div class="keypad" role="group" aria-label={words.keypad}>
            {KEYS.map((key) => (
              <button key={key} name="keys" value={key} aria-label={words.key(key)}>
                {key}
              </button>
            ))}
          </div>
          <div class="phone-number">
            <Field
              name="number"
              label={words.numbers}
              hint={words.numbersHint}
              width="medium"
              inputmode="tel"
              autocomplete="off"
              mono
            />
            <Button kind="secondary" name="act" value="send">
              {words.send}
            </Button>
          </div>
          <div class="phone-ends">
            <Button kind="quiet" name="act" value="wait">
              {words.wait}
            </Button>
            <Button kind="danger" name="act" value="hang-up">
              {words.hangUp}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
