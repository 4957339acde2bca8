type TrackingLinkProps = { readonly number: string; readonly href: string };

/** A parcel's number, leading to its carrier, who is not told from where. */
export function TrackingLink({ number, href }: TrackingLinkProps) {
  return (
    <a href={href} rel="noreferrer" class="mono">
      {number}
    </a>
  );
}
