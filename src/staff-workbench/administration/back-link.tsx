/** The way back to where a page was found. */
export function BackLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <nav aria-label={text}>
      <a class="admin-back" href={href} data-key="b">
        ‹ {text}
      </a>
    </nav>
  );
}
