-- Transfers from outside pharmacies as things with calls, an answer, a clock and a pharmacist's attestation.

alter table transfers alter column requested_by_member_id drop not null;
alter table transfers add column requested_by_staff_id uuid references staff;
alter table transfers add check (requested_by_member_id is not null or requested_by_staff_id is not null);
-- Where a prescription was before it moved inside the plan.
alter table transfers add column from_pharmacy_id uuid references pharmacies;
-- What the member calls the medicine, as a help for who calls.
alter table transfers add column medicine_named text;
alter table transfers add column version integer not null default 1;
alter table transfers add column overdue_at timestamptz;
alter table transfers add column refusal_reason text;
alter table transfers add column attested_at timestamptz;
alter table transfers add column attested_by_staff_id uuid references staff;
alter table transfers drop constraint transfers_status_check;
alter table transfers add constraint transfers_status_check
  check (status in ('requested', 'called', 'answered', 'completed', 'refused', 'cancelled'));
alter table transfers add check ((status = 'refused') = (refusal_reason is not null));
-- Nothing from outside can be filled here unless a pharmacist has attested it.
alter table transfers add check
  (kind <> 'from-outside' or (status = 'completed') = (attested_by_staff_id is not null and prescription_id is not null));
create index transfers_at_desk on transfers (to_pharmacy_id, answer_by)
  where status in ('requested', 'called', 'answered');
create index transfers_asked_by on transfers (requested_by_member_id, requested_at desc);

-- Everything that happened to a transfer, each call among it.
create table transfer_events (
  transfer_id uuid not null references transfers,
  sequence smallint not null,
  member_id uuid not null references members,
  at timestamptz not null,
  status text not null,
  code text not null,
  by_kind text not null check (by_kind in ('member', 'staff', 'system')),
  by_staff_id uuid references staff,
  -- Of a call: whom it reached and what came of it.
  details jsonb,
  primary key (transfer_id, sequence)
);
create index transfer_events_of_member on transfer_events (member_id);
insert into transfer_events (transfer_id, sequence, member_id, at, status, code, by_kind)
  select transfer_id, 1, member_id, requested_at, status,
    case kind when 'inside-plan' then 'moved' else 'requested' end, 'member'
  from transfers;

-- What the outside pharmacy said of its prescription: the record that 21 CFR 1306.25 asks for.
create table transfer_answers (
  transfer_id uuid primary key references transfers,
  member_id uuid not null references members,
  drug_id uuid not null references drugs,
  directions jsonb not null,
  purpose jsonb not null,
  quantity numeric(10, 3) not null check (quantity > 0),
  days_supply smallint not null check (days_supply > 0),
  refills_remaining smallint not null check (refills_remaining >= 0),
  written_on date not null,
  -- Null where it was never filled there.
  last_filled_on date,
  prescriber_name text not null,
  prescriber_npi text,
  prescriber_phone text,
  dea_schedule text check (dea_schedule in ('II', 'III', 'IV', 'V')),
  -- It came to that pharmacy by transfer itself.
  transferred_before boolean not null,
  outside_dea_number text,
  given_by text not null,
  given_by_pharmacist boolean not null,
  recorded_at timestamptz not null,
  recorded_by_staff_id uuid not null references staff,
  check (prescriber_npi is not null or prescriber_phone is not null)
);
create index transfer_answers_of_member on transfer_answers (member_id);

-- Set on what came by transfer; a transfer makes one prescription and no more.
alter table prescriptions add column transfer_id uuid unique references transfers;

-- A prescriber outside the plan may be known by a phone number alone.
alter table prescribers alter column npi drop not null;
alter table prescribers add column phone text;
create index prescribers_by_npi on prescribers (npi);

-- A fill made elsewhere, before the prescription came here: it counts for when the next is due, and for nothing else.
alter table fills alter column pharmacy_id drop not null;
alter table fills add column filled_elsewhere text;
alter table fills add check ((pharmacy_id is null) = (filled_elsewhere is not null));
