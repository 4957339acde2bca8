-- A new area, pharmacy or coverage is a change that stands nowhere before its day. The words of coded reasons are a
-- subject of their own.
alter table setting_changes add column creates boolean not null default false;
alter table setting_changes drop constraint setting_changes_subject_check;
alter table setting_changes
  add constraint setting_changes_subject_check
  check (subject in ('area', 'pharmacy', 'coverage', 'drug', 'policy', 'wording'));

-- What administrators tell members. A row is never rewritten: one that was wrong is taken back, and another one written.
create table announcements (
  announcement_id uuid primary key,
  kind text not null check (kind in ('closure', 'emergency', 'other')),
  -- For the whole plan where neither is named.
  area_id text references areas,
  pharmacy_id uuid references pharmacies,
  text_en text not null,
  text_es text not null,
  on_phone boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  entered_by uuid not null references staff,
  entered_at timestamptz not null,
  withdrawn_by uuid references staff,
  withdrawn_at timestamptz,
  check (area_id is null or pharmacy_id is null),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index announcements_by_end on announcements (ends_at);

-- What the phone line says of one, spoken by a person; without it the line says a general sentence.
create table announcement_recordings (
  announcement_id uuid not null references announcements,
  language text not null check (language in ('en', 'es')),
  -- 8 kHz, mono, 16 bits a sample, little-endian, without a header.
  sound bytea not null,
  recorded_by uuid not null references staff,
  recorded_at timestamptz not null,
  primary key (announcement_id, language)
);
