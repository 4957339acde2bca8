-- The card that new orders are paid with; at most one of a member's.
alter table payment_methods add column is_default boolean not null default false;
-- The visit to the provider's form that brought it: come back twice from one visit, it is one card.
alter table payment_methods add column provider_session text;
create unique index payment_methods_one_default on payment_methods (member_id) where is_default and removed_at is null;
create unique index payment_methods_of_session on payment_methods (provider_session);

-- When another card was chosen after one was declined.
alter table orders add column card_chosen_at timestamptz;

-- The money of one mailed line or item. Its id is the key it is asked under at the provider. What is written as
-- `…ing` was asked, or is about to be, and is asked again until the provider has answered.
create table payments (
  payment_id uuid primary key,
  payer_member_id uuid not null references members,
  order_id uuid not null references orders,
  line_id uuid references order_lines,
  order_item_id uuid references order_items,
  payment_method_id uuid not null references payment_methods,
  amount_cents integer not null check (amount_cents > 0),
  status text not null check (status in
    ('authorising', 'authorised', 'declined', 'capturing', 'captured', 'voiding', 'voided', 'refunding', 'refunded')),
  -- What is or was captured: at most what was authorised.
  capture_cents integer check (capture_cents > 0),
  -- Why it was declined.
  code text,
  provider_id text unique,
  lapses_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((line_id is null) <> (order_item_id is null))
);
-- However many processes settle, a line has one payment that lives.
create unique index payments_living_of_line on payments (line_id)
  where status not in ('declined', 'voided', 'refunded');
create unique index payments_living_of_item on payments (order_item_id)
  where status not in ('declined', 'voided', 'refunded');
create index payments_of_order on payments (order_id);
create index payments_of_line on payments (line_id);
create index payments_of_item on payments (order_item_id);
create index payments_unanswered on payments (changed_at)
  where status in ('authorising', 'capturing', 'voiding', 'refunding');
create index payments_held on payments (lapses_at) where status = 'authorised';

-- Every act the provider answered yes to, with their id. Holds move no money; captures and refunds do, and their sum is
-- what the provider owes the plan.
create table payment_movements (
  movement_id uuid primary key,
  payment_id uuid not null references payments,
  kind text not null check (kind in ('hold', 'release', 'capture', 'refund')),
  -- A hold and a capture are positive, a release and a refund negative.
  amount_cents integer not null check (amount_cents <> 0),
  provider_id text not null,
  at timestamptz not null,
  unique (provider_id, kind)
);
create index payment_movements_of_payment on payment_movements (payment_id);
create index payment_movements_by_day on payment_movements (at);

-- A day of ours (UTC) beside the provider's books.
create table payment_reconciliations (
  day date primary key,
  compared_at timestamptz not null,
  our_cents integer not null,
  provider_cents integer not null,
  -- [{providerId, kind, ourCents, providerCents}], cents null where one side has none.
  differences jsonb not null
);
