import type { StaffMe } from "#contracts/staff/sign-on.ts";
import { Button } from "#design/components/button.tsx";
import { Row } from "#design/components/stack.tsx";
import { formatTime } from "#words/dates-and-money.ts";
import type { Language } from "#words/languages.ts";
import { staffLayout as en } from "#words/en/staff-layout.ts";
import { staffLayout as es } from "#words/es/staff-layout.ts";

/** When an unused session ends: a plain note, and where scripts run a question two minutes before instead. */
export function SessionEnding({ staff, language }: { readonly staff: StaffMe; readonly language: Language }) {
  const words = { en, es }[language];
  const { endsAt, secondsLeft } = staff.session;
  return (
    <>
      <p class="session-note" data-session-note>
        {words.endsWithoutUse(formatTime(endsAt, language, staff.timeZone))}
      </p>
      <dialog class="session-ending" aria-labelledby="session-ending" data-session-ending={secondsLeft}>
        <form method="post" action="/staff/sign-out">
          <h2 id="session-ending">{words.ending.title}</h2>
          <p>{words.ending.soon}</p>
          <Row>
            <Button type="button">{words.ending.stay}</Button>
            <Button kind="quiet">{words.ending.leave}</Button>
          </Row>
        </form>
      </dialog>
    </>
  );
}
