import { type ComponentChildren, toChildArray } from "preact";
import { Icon } from "#design/components/icon.tsx";
import type { IconName } from "#design/components/icon-drawings.ts";
import { NumberText } from "#design/components/number-text.tsx";
import { SupplyGauge } from "#design/components/supply-gauge.tsx";
import { type Tone, toneIcon } from "#design/components/tone.ts";

/** Props of {@link MedicineStrip}. */
export interface MedicineStripProps {
  /** Unique in the page and without meaning outside it: it can end up in an address. */
  id: string;
  /** Digits of the prescription number, as on the bottle. */
  number: string;
  /** Stands before the number: "Rx". */
  numberLabel: string;
  /** "Atorvastatin", or what may be said where the drug's name stays hidden. */
  name: string;
  /** "20 mg tablet" */
  strength?: string | undefined;
  /** The directions in the patient's words. */
  directions?: string | undefined;
  /** The medicine's own page. */
  href?: string | undefined;
  /** What is left; `text` is "Lasts to Tue, Dec 9", `detail` "12 days left". Left out where it is not known. */
  supply?: { fraction: number; low: boolean; text: string; detail?: string | undefined } | undefined;
  /** Where it stands, in words; `icon` replaces the tone's own. */
  state: { tone: Tone; text: string; detail?: string | undefined; icon?: IconName | undefined };
  headingLevel?: 2 | 3 | 4 | undefined;
  /** The one verb that makes sense now: a `LinkButton`, or a form with a `Button`. */
  children?: ComponentChildren;
}

/** One medicine as its label: number at the upper left, name large, what is left at the edge, one verb on the stub. */
export function MedicineStrip(props: MedicineStripProps) {
  const { id, name, strength, supply, state, href, headingLevel = 3 } = props;
  const Heading = `h${headingLevel}` as const;
  const title = (
    <>
      {name}
      {strength ? (
        <>
          {" "}
          <span class="strip-strength">{strength}</span>
        </>
      ) : null}
    </>
  );
  return (
    <article class="strip" id={id} aria-labelledby={`${id}-name`} data-tone={state.tone}>
      <div class="strip-paper">
        {supply ? <SupplyGauge fraction={supply.fraction} low={supply.low} /> : <span class="gauge gauge-unknown" />}
        <div class="strip-body">
          <p class="strip-number">
            {props.numberLabel} <NumberText digits={props.number} />
          </p>
          <Heading class="strip-name" id={`${id}-name`}>
            {href ? <a href={href}>{title}</a> : title}
          </Heading>
          {props.directions ? <p class="strip-directions">{props.directions}</p> : null}
          {supply ? (
            <p class="strip-supply" data-low={supply.low}>
              <strong>{supply.text}</strong>
              {supply.detail ? (
                <>
                  {" "}
                  <span class="strip-days">{supply.detail}</span>
                </>
              ) : null}
            </p>
          ) : null}
        </div>
        <div class="strip-stub">
          <p class="strip-state">
            <Icon name={state.icon ?? toneIcon[state.tone]} />
            <strong>{state.text}</strong>
          </p>
          {state.detail ? <p class="strip-detail">{state.detail}</p> : null}
          {props.children ? <div class="strip-verb">{props.children}</div> : null}
        </div>
      </div>
    </article>
  );
}

/** Strips one under the other; each child becomes an item of the list. */
export function StripList({ label, children }: { label?: string | undefined; children: ComponentChildren }) {
  return (
    <ul class="strips" role="list" aria-label={label}>
      {toChildArray(children).map((strip, index) => (
        <li key={index}>{strip}</li>
      ))}
    </ul>
  );
}
