import { Button } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";

type PasskeySignInProps = {
  /** What the API's paths begin with: members' `/api`, staff's `/api/staff`. */
  readonly api: string;
  /** Where to go once signed on. */
  readonly done: string;
  readonly words: { readonly title: string; readonly hint: string; readonly button: string; readonly failed: string };
};

/** Brought out only where the browser knows passkeys. */
export function PasskeySignIn({ api, done, words }: PasskeySignInProps) {
  return (
    <div hidden data-passkey="sign-in" data-api={api} data-done={done} data-failed={words.failed}>
      <LabelPaper title={words.title}>
        <p>{words.hint}</p>
        <Button type="button" kind="secondary" icon="lock" wide>
          {words.button}
        </Button>
        <p role="status" />
      </LabelPaper>
    </div>
  );
}
