import { type IconName, iconDrawings } from "#design/components/icon-drawings.ts";

/** Props of {@link Icon}. */
export interface IconProps {
  name: IconName;
  /** Says what the icon means where no words stand beside it; without it the icon is hidden from screen readers. */
  label?: string | undefined;
}

const pointsAlongTheLine: readonly IconName[] = ["arrow", "undo"];

/** A line icon in the colour and size of the text around it; those that point turn round in right-to-left pages. */
export function Icon({ name, label }: IconProps) {
  const naming = label === undefined ? { "aria-hidden": true as const } : { role: "img" as const, "aria-label": label };
  return (
    <svg class={pointsAlongTheLine.includes(name) ? "icon icon-turns" : "icon"} viewBox="0 0 24 24" {...naming}>
      <use href={`#icon-${name}`} />
    </svg>
  );
}

/** The drawings every {@link Icon} refers to; `Page` puts them once at the top of the body. */
export function IconSprite() {
  return (
    <svg class="icon-sprite" width="0" height="0" aria-hidden="true">
      {Object.entries(iconDrawings).map(([name, path]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 24 24">
          <path d={path} />
        </symbol>
      ))}
    </svg>
  );
}
