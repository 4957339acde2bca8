import type { PasskeyList } from "#contracts/accounts.ts";
import { Button } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Stack } from "#design/components/stack.tsx";
import { Kept } from "#pages/kept.tsx";
import { RemoveButton } from "#pages/remove-button.tsx";
import { formatInstant } from "#words/dates-and-money.ts";
import type { Language } from "#words/languages.ts";
import { securityPages as en } from "#words/en/security-pages.ts";
import { securityPages as es } from "#words/es/security-pages.ts";

/** The script entry that makes and uses passkeys; pages that offer them name it as an island. */
export const PASSKEYS = "pages/passkeys";

type OwnPasskeysProps = {
  readonly language: Language;
  /** IANA zone of the reader's clocks. */
  readonly timeZone: string;
  readonly passkeys: PasskeyList["passkeys"];
  /** What the API's paths begin with: members' `/api`, staff's `/api/staff`. */
  readonly api: string;
  /** The page this stands on; its `remove-passkey` takes the form that removes one. */
  readonly path: string;
};

/** The reader's own passkeys, and where scripts run a way to add one. */
export function OwnPasskeys({ language, timeZone, passkeys, api, path }: OwnPasskeysProps) {
  const words = { en, es }[language];
  const onClocks = (instant: string) => formatInstant(instant, language, timeZone);
  return (
    <LabelPaper title={words.passkeysTitle}>
      <p>{words.passkeys}</p>
      {passkeys.length === 0 ? (
        <p>{words.noPasskeys}</p>
      ) : (
        <ul class="kept" role="list">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id}>
              <Kept title={words.passkeyNamed(name)}>
                {words.passkeyAdded(onClocks(createdAt))},{" "}
                {lastUsedAt === null ? words.passkeyUnused : words.passkeyUsed(onClocks(lastUsedAt))}
              </Kept>
              <RemoveButton
                action={`${path}/remove-passkey`}
                id={id}
                text={words.remove}
                context={words.passkeyNamed(name)}
              />
            </li>
          ))}
        </ul>
      )}
      <p data-passkey-missing>{words.passkeyMissing}</p>
      <div
        hidden
        data-passkey="add"
        data-api={api}
        data-done={`${path}?done=passkey-added`}
        data-failed={words.passkeyFailed}
      >
        <Stack>
          <Field
            name="passkeyName"
            label={words.passkeyName}
            hint={words.passkeyNameHint}
            maxlength={60}
            width="medium"
            autocomplete="off"
          />
          <Button type="button" kind="secondary" icon="plus">
            {words.addPasskey}
          </Button>
          <p role="status" />
        </Stack>
      </div>
    </LabelPaper>
  );
}
