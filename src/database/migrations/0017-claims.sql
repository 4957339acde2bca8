-- Mail that goes wrong: parcels that stand still or get lost, promises that can't be kept, and parcels that a household
-- shares.

-- What went wrong with a parcel, and what was done about it. A parcel has one claim, whatever more goes wrong with it.
create table parcel_claims (
  claim_id uuid primary key,
  parcel_id uuid not null unique references parcels,
  pharmacy_id uuid not null references pharmacies,
  member_id uuid not null references members,
  kind text not null check (kind in ('stalled', 'lost', 'damaged', 'returned')),
  status text not null check (status in ('open', 'replaced', 'sent-again', 'returned-to-stock', 'arrived')),
  opened_at timestamptz not null,
  -- Null for the clock.
  opened_by uuid references staff,
  decided_at timestamptz,
  decided_by uuid references staff,
  -- The parcel came after all, when its medicine had been sent anew.
  turned_up_at timestamptz,
  version integer not null default 1
);
create index parcel_claims_of_member on parcel_claims (member_id);
create index parcel_claims_of_pharmacy on parcel_claims (pharmacy_id, opened_at desc);

-- Parcels that are looked after: all but the many that arrived.
create index parcels_to_watch on parcels (handed_over_at)
  where status = 'handed-over' and (tracking_kind is null or tracking_kind <> 'delivered');

-- A bottle that left its parcel because a claim sent it anew; the parcel still tells what lay in it.
alter table parcel_lines add column claim_id uuid references parcel_claims;

-- The dispense of the same line that this one stands in for: its units had left the prescription already.
alter table dispenses add column replaces smallint;

-- Promises of a mailed line that could not be kept, each with the new day and what the member chose (16 CFR 435.2).
create table line_delays (
  line_id uuid not null references order_lines,
  sequence smallint not null,
  member_id uuid not null references members,
  -- What is late: handing it to the carrier, or the carrier.
  kind text not null check (kind in ('shipping', 'arrival')),
  promised_on date not null,
  new_on date not null,
  told_at timestamptz not null,
  -- What saying nothing means, and from when; null where there is nothing to choose.
  silence text check (silence in ('waits', 'cancels')),
  answer_by timestamptz,
  answer text check (answer in ('wait', 'cancel')),
  answered_at timestamptz,
  -- It left, or was cancelled: nothing is to be chosen any more.
  settled_at timestamptz,
  primary key (line_id, sequence)
);
create index line_delays_of_member on line_delays (member_id);
create index line_delays_unanswered on line_delays (answer_by) where answer is null and settled_at is null;

-- Two adults of one address who let their medicines come in one parcel. Each may end it at any time.
create table parcel_sharing (
  sharing_id uuid primary key,
  member_id uuid not null references members,
  with_member_id uuid not null references members,
  asked_at timestamptz not null,
  -- Null while the other has not agreed.
  agreed_at timestamptz,
  ended_at timestamptz,
  check (member_id <> with_member_id)
);
create unique index parcel_sharing_once on parcel_sharing
  (least(member_id, with_member_id), greatest(member_id, with_member_id)) where ended_at is null;
create index parcel_sharing_of_member on parcel_sharing (member_id);
create index parcel_sharing_with_member on parcel_sharing (with_member_id);

-- Over-the-counter items travel in the orderer's parcel.
create table parcel_items (
  parcel_id uuid not null references parcels,
  order_item_id uuid not null references order_items,
  member_id uuid not null references members,
  removed_at timestamptz,
  primary key (parcel_id, order_item_id)
);
create unique index one_parcel_an_item on parcel_items (order_item_id) where removed_at is null;
create index parcel_items_of_member on parcel_items (member_id);
