-- Parcels of the mail-order pharmacy: what lies in each, who carries it, and where it is.

-- What was handed to the carrier's driver at one time.
create table manifests (
  manifest_id uuid primary key,
  pharmacy_id uuid not null references pharmacies,
  created_at timestamptz not null,
  created_by uuid not null references staff,
  handed_over_at timestamptz,
  handed_over_by uuid references staff
);
create index manifests_of_pharmacy on manifests (pharmacy_id, created_at desc);

-- One person's medicines to one address.
create table parcels (
  parcel_id uuid primary key,
  pharmacy_id uuid not null references pharmacies,
  member_id uuid not null references members,
  ship_to jsonb not null,
  status text not null check (status in ('open', 'label-asked', 'labelled', 'handed-over', 'cancelled')),
  created_at timestamptz not null,
  created_by uuid references staff,
  weight_grams integer check (weight_grams > 0),
  -- Counts the labels asked for: each has a key of its own at the carrier.
  label_turn smallint not null default 0,
  shipment_id text,
  carrier text,
  service text,
  tracking_number text unique,
  tracking_url text,
  expected_on date,
  -- The day the label was bought for; a cold parcel may go out on that day only.
  ship_on date,
  manifest_id uuid references manifests,
  handed_over_at timestamptz,
  -- Folded from all reports of the carrier.
  tracking_kind text,
  tracking_at timestamptz,
  -- When the carrier last answered, and since when it has not.
  tracking_asked_at timestamptz,
  tracking_silent_since timestamptz,
  version integer not null default 1
);
create index parcels_of_member on parcels (member_id, created_at desc);
create index parcels_on_the_bench on parcels (pharmacy_id, created_at) where status in ('open', 'label-asked', 'labelled');
create index parcels_on_the_way on parcels (tracking_asked_at) where status = 'handed-over';

create table parcel_lines (
  parcel_id uuid not null references parcels,
  line_id uuid not null references order_lines,
  member_id uuid not null references members,
  -- Null until the bottle was scanned into the parcel.
  scanned_at timestamptz,
  scanned_by uuid references staff,
  -- Set when it was taken out again, or its parcel was undone.
  removed_at timestamptz,
  primary key (parcel_id, line_id)
);
create unique index one_parcel_a_line on parcel_lines (line_id) where removed_at is null;

create table carrier_events (
  parcel_id uuid not null references parcels,
  event_id text not null,
  kind text not null,
  at timestamptz not null,
  place text,
  received_at timestamptz not null,
  primary key (parcel_id, event_id)
);
