import type { ComponentChildren } from "preact";

/** One kept thing in a list: its name, and what there is to know of it. */
export function Kept({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <p>
        <strong>
          <bdi>{title}</bdi>
        </strong>
      </p>
      <p>
        <small>{children}</small>
      </p>
    </div>
  );
}
