import { Button } from "#design/components/button.tsx";

type RemoveButtonProps = {
  readonly action: string;
  readonly id: string;
  readonly text: string;
  /** What is removed, read out after the button's words. */
  readonly context: string;
};

/** A form of one button that takes a thing away. */
export function RemoveButton({ action, id, text, context }: RemoveButtonProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={id} />
      <Button kind="quiet" context={context}>
        {text}
      </Button>
    </form>
  );
}
