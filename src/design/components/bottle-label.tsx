import type { ComponentChildren } from "preact";
import { NumberText } from "#design/components/number-text.tsx";
import { SupplyGauge } from "#design/components/supply-gauge.tsx";

/** Props of {@link BottleLabel}. */
export interface BottleLabelProps {
  /** Printed small above everything: the pharmacy. */
  pharmacy: string;
  /** "Refills: 562-555-0142" */
  phone: string;
  numberLabel: string;
  /** Ten digits. */
  number: string;
  patient: string;
  medicine: string;
  directions: string;
  /** What the ring around the number says: "Your prescription number". */
  pointer: string;
  /** What the picture shows. */
  caption: string;
}

/** A label as it is stuck on a bottle, with the prescription number ringed: where to look, not what it says. */
export function BottleLabel(props: BottleLabelProps) {
  return (
    <figure class="bottle-label">
      <div class="bottle-label-paper">
        <div class="bottle-label-head">
          <p class="bottle-label-print">{props.pharmacy}</p>
          <p class="bottle-label-print">{props.phone}</p>
          <p class="bottle-label-number">
            <span>
              {props.numberLabel} <NumberText digits={props.number} />
            </span>
            <strong>{props.pointer}</strong>
          </p>
        </div>
        <div class="bottle-label-bars" />
        <div class="bottle-label-cluster">
          <p>{props.patient}</p>
          <p class="bottle-label-medicine">{props.medicine}</p>
          <p>{props.directions}</p>
        </div>
      </div>
      <figcaption>{props.caption}</figcaption>
    </figure>
  );
}

/** Props of {@link LabelHero}. */
export interface LabelHeroProps {
  /** Printed at the upper left, where a label has its numbers. */
  print: readonly string[];
  /** Stands where the medicine's name would: the page's first heading. */
  title: string;
  /** Stands where the directions would. */
  directions: string;
  /** Points at the gauge. */
  supply: string;
  /** On the stub to tear off: what to do now. */
  children: ComponentChildren;
}

/** The first page as one large label: the plan's offer in place of a medicine. */
export function LabelHero({ print, title, directions, supply, children }: LabelHeroProps) {
  return (
    <section class="label-hero" aria-labelledby="hero-title">
      <div class="label-hero-paper">
        <SupplyGauge fraction={0.3} low={false} />
        <div class="label-hero-body">
          <p class="label-hero-print">
            {print.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
          <h1 id="hero-title">{title}</h1>
          <p class="label-hero-directions">{directions}</p>
          <p class="label-hero-supply">
            <strong>{supply}</strong>
          </p>
        </div>
        <div class="label-hero-stub">{children}</div>
      </div>
    </section>
  );
}
