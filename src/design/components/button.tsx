import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ComponentChildren } from "preact";
import { Icon } from "#design/components/icon.tsx";
import type { IconName } from "#design/components/icon-drawings.ts";
import { VisuallyHidden } from "#design/components/visually-hidden.tsx";

interface ButtonLook {
  /** `primary` once a view; `secondary` beside it; `quiet` for what is seldom wanted; `danger` for what cannot be undone. */
  kind?: "primary" | "secondary" | "quiet" | "danger" | undefined;
  icon?: IconName | undefined;
  /** Set after the words instead of before them: an arrow that leads on. */
  iconAfter?: IconName | undefined;
  /** As wide as its place. */
  wide?: boolean | undefined;
  /** Read out after the visible words, so that ten "Refill" buttons differ: "Atorvastatin 20 mg". */
  context?: string | undefined;
  children: ComponentChildren;
}

/** Props of {@link Button}: its look, and any attribute of a `<button>`. */
export type ButtonProps = ButtonLook & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "class" | "icon" | "children">;

/** Props of {@link LinkButton}: its look, and any attribute of an `<a>`. */
export type LinkButtonProps = ButtonLook &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "class" | "icon" | "children" | "href" | "role"> & { href: string };

function classOf({ kind = "primary", wide }: Pick<ButtonLook, "kind" | "wide">): string {
  return `button button-${kind}${wide ? " button-wide" : ""}`;
}

function Face({ icon, iconAfter, context, children }: Pick<ButtonLook, "icon" | "iconAfter" | "context" | "children">) {
  return (
    <>
      {icon ? <Icon name={icon} /> : null}
      <span>
        {children}
        {context ? <VisuallyHidden> {context}</VisuallyHidden> : null}
      </span>
      {iconAfter ? <Icon name={iconAfter} /> : null}
    </>
  );
}

/** Says what will happen when pressed. A submit button unless `type` says otherwise. */
export function Button({ kind, icon, iconAfter, wide, context, children, type = "submit", ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} class={classOf({ kind, wide })}>
      <Face {...{ icon, iconAfter, context, children }} />
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ kind, icon, iconAfter, wide, context, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} class={classOf({ kind, wide })}>
      <Face {...{ icon, iconAfter, context, children }} />
    </a>
  );
}
