import type { AnnouncementPlaces, WrittenAnnouncement } from "#contracts/staff/announcements.ts";
import { Button } from "#design/components/button.tsx";
import { Checkbox } from "#design/components/checkbox.tsx";
import { Field, TextArea } from "#design/components/field.tsx";
import { Select } from "#design/components/select.tsx";
import { ANNOUNCEMENT_KINDS } from "#domain/announcement/announcement.ts";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import type { PostedForm } from "#pages/posted-form.ts";
import {
  ANNOUNCEMENTS_PATH,
  announcementWords,
} from "#staff-workbench/administration/announcements/announcement-words.ts";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";

const FIELDS = ["kind", "about", "textEn", "textEs", "from", "until", "onPhone"] as const;
export type TypedAnnouncement = Readonly<Record<(typeof FIELDS)[number], string>>;

export const NOTHING_TYPED: TypedAnnouncement = {
  kind: "",
  about: "plan",
  textEn: "",
  textEs: "",
  from: "",
  until: "",
  onPhone: "yes",
};

export function readAnnouncementForm(form: PostedForm): TypedAnnouncement {
  return Object.fromEntries(FIELDS.map((name) => [name, form.text(name)])) as TypedAnnouncement;
}

/** Everything of one that was written before but its times. */
export function typedLike({ kind, about, texts, onPhone }: WrittenAnnouncement): TypedAnnouncement {
  const place = about.scope === "area" ? `area:${about.areaId}` : "plan";
  return {
    ...NOTHING_TYPED,
    kind,
    about: about.scope === "pharmacy" ? `pharmacy:${about.pharmacyId}` : place,
    textEn: texts.en,
    textEs: texts.es,
    onPhone: onPhone ? "yes" : "",
  };
}

/** As the API takes it. */
export function bodyOfAnnouncement({ kind, about, textEn, textEs, from, until, onPhone }: TypedAnnouncement) {
  const id = about.slice(about.indexOf(":") + 1);
  return {
    kind,
    about: about.startsWith("area:")
      ? { scope: "area", areaId: id }
      : about.startsWith("pharmacy:")
        ? { scope: "pharmacy", pharmacyId: id }
        : { scope: "plan" },
    texts: { en: textEn, es: textEs },
    onPhone: onPhone === "yes",
    ...(from === "" ? {} : { from }),
    until,
  };
}

type WriteAnnouncementPageProps = {
  readonly page: WorkbenchContext;
  readonly places: AnnouncementPlaces;
  readonly typed: TypedAnnouncement;
  readonly faults?: Faults;
};

/** What members are to be told, where, and for how long. */
export function WriteAnnouncementPage({ page, places, typed, faults }: WriteAnnouncementPageProps) {
  const { language } = page;
  const words = announcementWords[language];
  return (
    <WorkbenchPage page={page} title={words.write} section="administration" width="text">
      <FaultSummary
        faults={faults}
        language={language}
        labels={{ textEn: words.textEn, textEs: words.textEs, from: words.from, until: words.until }}
      />
      <BackLink href={ANNOUNCEMENTS_PATH} text={words.all} />
      <h1>{words.write}</h1>
      <form method="post" action={`${ANNOUNCEMENTS_PATH}/new`} novalidate>
        <Select
          name="kind"
          label={words.kind}
          value={typed.kind}
          width="medium"
          options={ANNOUNCEMENT_KINDS.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
          {...faultOf(faults, "kind", language)}
        />
        <Select
          name="about"
          label={words.about}
          value={typed.about}
          options={[
            { value: "plan", text: words.wholePlan },
            ...places.areas.map(({ id, name }) => ({ value: `area:${id}`, text: words.area(name) })),
            ...places.pharmacies.map(({ id, name }) => ({ value: `pharmacy:${id}`, text: words.pharmacy(name) })),
          ]}
          {...faultOf(faults, "about", language)}
        />
        <TextArea
          name="textEn"
          label={words.textEn}
          hint={words.textHint}
          rows={3}
          maxlength={400}
          value={typed.textEn}
          {...faultOf(faults, "textEn", language)}
        />
        <TextArea
          name="textEs"
          label={words.textEs}
          rows={3}
          maxlength={400}
          value={typed.textEs}
          {...faultOf(faults, "textEs", language)}
        />
        <Field
          name="from"
          type="datetime-local"
          width="medium"
          label={words.from}
          hint={words.fromHint}
          value={typed.from}
          {...faultOf(faults, "from", language)}
        />
        <Field
          name="until"
          type="datetime-local"
          width="medium"
          label={words.until}
          value={typed.until}
          {...faultOf(faults, "until", language)}
        />
        <Checkbox
          name="onPhone"
          label={words.onPhone}
          hint={words.onPhoneHint}
          value="yes"
          checked={typed.onPhone === "yes"}
        />
        <Button data-key="s">{words.save}</Button>
      </form>
    </WorkbenchPage>
  );
}
