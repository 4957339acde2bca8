import type { PhoneDesk } from "#contracts/staff/phone-desk.ts";
import { Button } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { Notice } from "#design/components/notice.tsx";
import { type Faults, faultOf } from "#pages/form-faults.tsx";
import { callWords, wordCode } from "#staff-workbench/calls/calls-words.ts";
import { KeyedNumbers } from "#staff-workbench/calls/keyed-numbers.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { formatTime } from "#words/dates-and-money.ts";
import { phoneHref, phoneWords } from "#words/phone-words.ts";

type DeskProps = {
  readonly page: WorkbenchContext;
  readonly desk: PhoneDesk;
  readonly faults?: Faults | undefined;
  /** What was typed, where it was refused. */
  readonly typed?: string | undefined;
};

const ACTION = "/staff/calls/desk";

/** Whether calls come to this agent's phone, who rings, and who waits. */
export function Desk({ page, desk, faults, typed }: DeskProps) {
  const { language } = page;
  const words = callWords[language].desk;
  return (
    <section class="pick-list desk" aria-labelledby="desk-title" data-desk>
      <div class="pick-list-head">
        <h2 id="desk-title">{words.title}</h2>
        <p>
          <b>{words.states[desk.state]}</b>
        </p>
        {desk.state === "off" ? null : <p class="quiet">{words.at(desk.address)}</p>}
      </div>
      {desk.call === null ? null : <Call {...{ page, desk }} call={desk.call} />}
      {desk.state === "off" ? (
        <form method="post" action={ACTION}>
          <div class="row pick-refuse">
            <Field
              name="address"
              id="desk-address"
              label={words.address}
              hint={desk.domain === null ? words.addressHint : words.extensionHint(desk.domain)}
              value={typed ?? desk.address}
              maxlength={200}
              spellcheck={false}
              autocomplete="off"
              width="medium"
              {...faultOf(faults, "desk-address", language)}
            />
            <Button name="act" value="take-calls" data-key="t">
              {words.acts["take-calls"]}
            </Button>
          </div>
        </form>
      ) : (
        <form method="post" action={ACTION}>
          <div class="row">
            {desk.state === "away" ? (
              <Button name="act" value="free" data-key="t">
                {words.acts.free}
              </Button>
            ) : (
              <Button kind="secondary" name="act" value="away" data-key="w">
                {words.acts.away}
              </Button>
            )}
            <Button kind="quiet" name="act" value="sign-off">
              {words.acts["sign-off"]}
            </Button>
          </div>
        </form>
      )}
      <Waiting {...{ page, desk }} />
    </section>
  );
}

function Call({ page, call }: Pick<DeskProps, "page" | "desk"> & { readonly call: NonNullable<PhoneDesk["call"]> }) {
  const words = callWords[page.language];
  const { timeZone } = signedOnStaff(page);
  const { digits, isMasked } = call.number;
  const number =
    digits === "" ? (
      words.withheld
    ) : isMasked ? (
      words.desk.masked(digits)
    ) : (
      <a href={phoneHref(digits)}>{phoneWords(digits)}</a>
    );
  return (
    <div data-desk-call>
      <Notice
        tone={call.phase === "talking" ? "well" : "wait"}
        icon="phone"
        live="alert"
        title={words.desk.phases[call.kind][call.phase]}
        action={
          call.acts.length === 0 ? undefined : (
            <form method="post" action={ACTION}>
              <div class="row">
                {call.acts.map((act, index) => (
                  // A call that the line carries ends by itself; the button is for when it did not.
                  <Button
                    key={act}
                    kind={index === 0 && call.kind !== "waiting" ? "primary" : "secondary"}
                    name="act"
                    value={act}
                  >
                    {words.desk.acts[act]}
                  </Button>
                ))}
              </div>
            </form>
          )
        }
      >
        <p>
          <b>{number}</b> ·{" "}
          {call.line.kind === "refill" ? words.line.refill(call.line.pharmacy) : words.line["mail-order"]} ·{" "}
          {words.speaks[call.language]} · {words.desk.since(formatTime(call.since, page.language, timeZone))}
        </p>
        <p>{words.desk.askedAt(wordCode(words.steps, call.step))}</p>
        {call.tries === 0 ? null : <p>{words.desk.tries(call.tries)}</p>}
        <KeyedNumbers {...{ page }} keyed={call.keyed} numbers={call.numbers} />
        {call.phase === "talking" ? (
          <p>
            <a href="/staff/members" data-key="l">
              {words.desk.lookUp}
            </a>
          </p>
        ) : null}
      </Notice>
    </div>
  );
}

function Waiting({ page, desk }: Pick<DeskProps, "page" | "desk">) {
  const words = callWords[page.language];
  const { timeZone } = signedOnStaff(page);
  return (
    <>
      <p class="quiet">
        {words.desk.agents(desk.agents)} {desk.queue.length === 0 ? words.desk.nobodyWaits : null}
      </p>
      {desk.queue.length === 0 ? null : (
        <ol class="desk-queue" aria-label={words.desk.queue}>
          {desk.queue.map((entry) => (
            <li key={`${entry.since}${entry.end}`}>
              <b>{words.desk.kinds[entry.kind]}</b> {entry.end === "" ? words.withheld : words.desk.masked(entry.end)} ·{" "}
              {entry.line.kind === "refill" ? words.line.refill(entry.line.pharmacy) : words.line["mail-order"]} ·{" "}
              {words.speaks[entry.language]} · {words.desk.since(formatTime(entry.since, page.language, timeZone))}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
