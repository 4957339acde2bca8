-- Promises of a mailed over-the-counter item that could not be kept, as line_delays keeps them of medicines.
create table item_delays (
  order_item_id uuid not null references order_items,
  sequence smallint not null,
  member_id uuid not null references members,
  kind text not null check (kind in ('shipping', 'arrival')),
  promised_on date not null,
  new_on date not null,
  told_at timestamptz not null,
  silence text check (silence in ('waits', 'cancels')),
  answer_by timestamptz,
  answer text check (answer in ('wait', 'cancel')),
  answered_at timestamptz,
  settled_at timestamptz,
  primary key (order_item_id, sequence)
);
create index item_delays_of_member on item_delays (member_id);
create index item_delays_unanswered on item_delays (answer_by) where answer is null and settled_at is null;

-- What the member wants in the place of a parcel that came broken, where they said so.
alter table parcel_claims add column wish text check (wish in ('replace', 'refund'));
