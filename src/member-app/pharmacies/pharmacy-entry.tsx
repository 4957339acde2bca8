import type { Announcement } from "#contracts/announcements.ts";
import type { PharmacyList } from "#contracts/places.ts";
import { Details } from "#design/components/details.tsx";
import { PharmacyCard } from "#design/components/pharmacy-card.tsx";
import { AnnouncementNotice } from "#member-app/announcements/announcements.tsx";
import { distanceWords, languageList } from "#member-app/pharmacies/pharmacy-words.ts";
import { pharmacyPages as en } from "#words/en/pharmacy-pages.ts";
import { pharmacyPages as es } from "#words/es/pharmacy-pages.ts";
import type { Language } from "#words/languages.ts";
import { phoneHref, phoneWords } from "#words/phone-words.ts";

type PharmacyEntryProps = {
  readonly pharmacy: PharmacyList["pharmacies"][number];
  /** Its own. */
  readonly announcements: readonly Announcement[];
  readonly language: Language;
};

/** A pharmacy in the directory: how far, when open, what number to call, and what its area lacks. */
export function PharmacyEntry({ pharmacy, announcements, language }: PharmacyEntryProps) {
  const words = { en, es }[language];
  const { kind, miles, openNow, hours, instead } = pharmacy;
  const byMail = kind === "mail-order";
  const features: Readonly<Record<string, string>> = words.features;
  return (
    <PharmacyCard
      name={pharmacy.name}
      distance={byMail || miles === null ? undefined : distanceWords(miles, language)}
      address={[pharmacy.line1, `${pharmacy.city}, ${pharmacy.state} ${pharmacy.zip}`]}
      hours={
        openNow ? { tone: "well", text: words.openNow } : { tone: "wait", text: words.closedNow(pharmacy.opensWords) }
      }
      hoursLines={hours}
      phone={{
        label: words.refillPhone,
        text: phoneWords(pharmacy.refillPhone),
        href: phoneHref(pharmacy.refillPhone),
      }}
      features={pharmacy.features.flatMap((feature) => features[feature] ?? [])}
    >
      {announcements.map((announcement) => (
        <AnnouncementNotice key={announcement.id} {...{ announcement, language }} />
      ))}
      {kind === "contracted-community" ? <p>{words.community}</p> : null}
      <p>{words.languages(languageList(pharmacy.languages, language))}</p>
      {instead.length === 0 ? null : (
        <Details summary={words.instead(pharmacy.area.name)}>
          <ul>
            {instead.map(({ feature, words: what }) => (
              <li key={feature}>{what}</li>
            ))}
          </ul>
        </Details>
      )}
    </PharmacyCard>
  );
}
