import type { ComponentChildren } from "preact";
import { Icon } from "#design/components/icon.tsx";
import { type Tone, toneIcon } from "#design/components/tone.ts";

/** Props of {@link PharmacyCard}. */
export interface PharmacyCardProps {
  name: string;
  headingLevel?: 2 | 3 | undefined;
  /** "2.4 miles" */
  distance?: string | undefined;
  address: readonly string[];
  /** "Open until 9 pm" */
  hours?: { tone: Tone; text: string } | undefined;
  /** The week's hours, one entry per run of days. */
  hoursLines?: readonly string[] | undefined;
  /** `href` is a `tel:` address; `label` "Refill line". */
  phone?: { label: string; text: string; href: string } | undefined;
  /** What it offers: "Open Sundays", "Español". */
  features?: readonly string[] | undefined;
  children?: ComponentChildren;
}

/** A pharmacy as it would stand on a card by the phone. */
export function PharmacyCard(props: PharmacyCardProps) {
  const { name, headingLevel = 3, distance, address, hours, hoursLines = [], phone, features = [], children } = props;
  const Heading = `h${headingLevel}` as const;
  return (
    <article class="pharmacy-card">
      <Heading class="pharmacy-name">{name}</Heading>
      {distance ? (
        <p class="pharmacy-distance">
          <Icon name="pin" />
          {distance}
        </p>
      ) : null}
      <address class="pharmacy-address">
        {address.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      {hours ? (
        <p class="pharmacy-hours" data-tone={hours.tone}>
          <Icon name={hours.tone === "well" ? "clock" : toneIcon[hours.tone]} />
          <strong>{hours.text}</strong>
        </p>
      ) : null}
      {hoursLines.length > 0 ? (
        <ul class="pharmacy-week" role="list">
          {hoursLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {phone ? (
        <p class="pharmacy-phone">
          <Icon name="phone" />
          <span>{phone.label}</span>{" "}
          <a href={phone.href}>
            <bdi dir="ltr">{phone.text}</bdi>
          </a>
        </p>
      ) : null}
      {features.length > 0 ? (
        <ul class="pharmacy-features" role="list">
          {features.map((feature) => (
            <li key={feature}>{feature}</li>
          ))}
        </ul>
      ) : null}
      {children ? <div class="row pharmacy-verbs">{children}</div> : null}
    </article>
  );
}
