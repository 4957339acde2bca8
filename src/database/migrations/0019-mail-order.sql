-- Mail order as members plan it: addresses for a while, another way for one person, bridge supplies, reminders to
-- reorder, automatic refills, and medicines that run out on one day.

-- A temporary address counts from its first to its last day, both included; one without dates always does.
alter table addresses
  add column from_on date,
  add column until_on date,
  add check ((from_on is null) = (until_on is null) and from_on <= until_on);

-- Another way than the rest of the bag goes, as the order asks for it; and whether a bridge supply is asked for.
alter table bag_lines
  add column delivery jsonb,
  add column with_bridge boolean not null default false;

alter table orders drop constraint orders_channel_check;
alter table orders add constraint orders_channel_check
  check (channel in ('web', 'api', 'guest', 'phone', 'mobile', 'paper', 'agent', 'demo', 'prescriber', 'automatic'));

-- A few days' supply asked for with an order that comes after the medicine has run out; a pharmacist decides.
create table bridge_requests (
  bridge_id uuid primary key,
  member_id uuid not null references members,
  prescription_id uuid not null references prescriptions,
  line_id uuid not null unique references order_lines,
  -- The counter where it is picked up, whose pharmacists decide.
  pharmacy_id uuid not null references pharmacies,
  asked_days smallint not null check (asked_days between 1 and 7),
  requested_at timestamptz not null,
  status text not null default 'asked' check (status in ('asked', 'given', 'handed-over', 'declined')),
  given_days smallint check (given_days between 1 and 7),
  given_quantity numeric(10, 3),
  decline_reason text,
  decided_at timestamptz,
  decided_by_staff_id uuid references staff,
  handed_over_at timestamptz
);
create index bridge_requests_of_member on bridge_requests (member_id, requested_at desc);
create unique index one_open_bridge on bridge_requests (prescription_id) where status in ('asked', 'given');
create index bridge_requests_open on bridge_requests (pharmacy_id, requested_at) where status in ('asked', 'given');

-- A prescriber is also told of a bridge supply.
alter table prescriber_notices
  drop constraint prescriber_notices_kind_check,
  drop constraint prescriber_notices_line_id_key,
  add constraint prescriber_notices_kind_check check (kind in ('filled-for-90-days', 'bridge-given')),
  add unique (line_id, kind);

-- Of which medicines' end who was reminded: one reminder for each end.
create table refill_reminders (
  member_id uuid not null references members,
  prescription_id uuid not null references prescriptions,
  runs_out_on date not null,
  reminded_at timestamptz not null,
  primary key (member_id, prescription_id, runs_out_on)
);
-- Finds what may run out soon without looking at every fill there ever was.
create index fills_by_end on fills ((filled_on + days_supply));

create table automatic_refills (
  automatic_refill_id uuid primary key,
  member_id uuid not null references members,
  prescription_id uuid not null references prescriptions,
  -- Who agreed, is told and orders: the member, or who may act for them in full.
  agreed_by_member_id uuid not null references members,
  agreed_at timestamptz not null,
  agreement_version text not null,
  -- The day from which it has to be agreed to again.
  ends_on date not null,
  -- The medicine and its directions as agreed to: when they change, the agreement ends.
  drug_id uuid not null references drugs,
  directions jsonb not null,
  days_supply smallint,
  delivery jsonb not null,
  payment_method_id uuid references payment_methods,
  asked_again_at timestamptz,
  stopped_at timestamptz,
  stop_reason text
);
create index automatic_refills_of_member on automatic_refills (member_id, agreed_at desc);
create unique index one_automatic_refill on automatic_refills (prescription_id) where stopped_at is null;

-- Each fill is announced before it is ordered, with time to skip it.
create table automatic_fills (
  automatic_fill_id uuid primary key,
  automatic_refill_id uuid not null references automatic_refills,
  member_id uuid not null references members,
  fill_on date not null,
  announced_at timestamptz not null,
  -- What the member was told it costs: a fill that would cost more is not ordered.
  price_cents integer not null,
  status text not null default 'announced' check (status in ('announced', 'skipped', 'ordered', 'not-ordered')),
  settled_at timestamptz,
  confirmation_number text
);
create index automatic_fills_of_member on automatic_fills (member_id, fill_on desc);
create unique index one_announced_fill on automatic_fills (automatic_refill_id) where status = 'announced';

-- Orders of short fills after which a member's medicines run out on one day.
create table sync_orders (
  order_id uuid primary key references orders,
  member_id uuid not null references members,
  sync_on date not null
);
create index sync_orders_of_member on sync_orders (member_id, sync_on desc);
