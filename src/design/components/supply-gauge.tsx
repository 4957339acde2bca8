/** Props of {@link SupplyGauge}. */
export interface SupplyGaugeProps {
  /** What is left of the last fill, 0 (empty) to 1 (full); anything outside is clipped. */
  fraction: number;
  /** Runs out before a refill could reach the member: drawn striped, so that the shape says it too. */
  low?: boolean | undefined;
  /** "Lasts to Tue, Dec 9", where no words beside the gauge say it; without it the gauge is hidden from screen readers. */
  label?: string | undefined;
}

const quarters = ["25%", "50%", "75%"];

/** A measuring glass seen from the side, as tall as its place: it empties from the top. */
export function SupplyGauge({ fraction, low = false, label }: SupplyGaugeProps) {
  const empty = `${Math.round((1 - Math.min(1, Math.max(0, fraction))) * 100)}%`;
  const naming = label === undefined ? { "aria-hidden": true as const } : { role: "img" as const, "aria-label": label };
  return (
    <svg class="gauge" data-low={low} {...naming}>
      <line class="gauge-fill" x1="29%" x2="29%" y1="100%" y2={empty} />
      {quarters.map((y) => (
        <line key={y} class="gauge-tick" x1="64%" x2="100%" y1={y} y2={y} />
      ))}
    </svg>
  );
}
