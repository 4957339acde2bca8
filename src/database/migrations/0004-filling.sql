-- Filling: what the pharmacy has in hand of each line, and what it has to know before it fills.

-- Nobody takes two medicines of one therapy (two statins) at a time.
alter table drugs add column therapy text;

create table allergies (
  allergy_id uuid primary key,
  member_id uuid not null references members,
  -- A medicine's name, or a therapy as `drugs.therapy` names it.
  substance text not null,
  reaction text,
  noted_on date not null
);
create index allergies_of_member on allergies (member_id);

-- Where a line stands inside the pharmacy. Null outside `in-process`.
alter table order_lines add column step text check (step in ('fill', 'check'));
alter table order_lines add column hold_code text;
alter table order_lines add column hold_owner text;
-- By when the rest is promised where only a part could be given.
alter table order_lines add column owed_by date;
-- What the queue watches besides changes of status: who took a line, or put it back.
create index order_lines_by_claim on order_lines (claimed_at) where claimed_at is not null;

-- One bag or parcel of a line, in FHIR's words a MedicationDispense; a line has a second one when the first was a part.
create table dispenses (
  line_id uuid not null references order_lines,
  sequence smallint not null,
  member_id uuid not null references members,
  prescription_id uuid not null references prescriptions,
  status text not null
    check (status in ('preparation', 'in-progress', 'on-hold', 'completed', 'stopped', 'declined', 'cancelled')),
  step text check (step in ('fill', 'check')),
  drug_id uuid not null references drugs,
  -- The package to take; another labeler's after a substitution.
  ndc text not null,
  substitution text,
  -- What a pharmacist let through that a rule would not: a lost medicine, a vacation, a safety programme.
  override text,
  counsel text check (counsel in ('first-fill', 'changed')),
  quantity numeric(10, 3) not null check (quantity > 0),
  days_supply smallint not null check (days_supply > 0),
  stock_ndc text,
  stock_lot text,
  stock_expires_on date,
  -- Set while its units are out of the prescription, and kept when they come back with a bag nobody fetched.
  checked_on date,
  primary key (line_id, sequence)
);
create index dispenses_of_member on dispenses (member_id);
-- A recalled lot is looked for by its number.
create index dispenses_by_lot on dispenses (stock_lot) where stock_lot is not null;

-- One fill a line, whatever parts it was handed over in: parts of one fill are no refills (21 CFR 1306.23).
alter table fills add column line_id uuid unique references order_lines;

-- Searching the queue by name and birth date.
create index members_by_name on members (lower(family_name), birth_date);
