-- Over the counter: what can be bought without a prescription, where it stands on the shelf, and how it goes with an order.

create table otc_items (
  item_id uuid primary key,
  -- Name, use, package and warnings as the package says them: {"en": …, "es": …}
  name jsonb not null,
  purpose jsonb not null,
  package jsonb not null,
  warnings jsonb not null,
  category text not null,
  upc text not null unique check (upc ~ '^\d{12}$'),
  -- Active ingredients in lower case. What may not be sold without a counter's log never gets in (21 USC 830).
  ingredients text[] not null check (not ingredients && array['pseudoephedrine', 'ephedrine', 'phenylpropanolamine']),
  -- Who buys it must be so old; null where anybody may.
  min_age smallint,
  most_per_order smallint not null check (most_per_order > 0),
  mailable boolean not null,
  -- The prescribed product it is, where a care plan can name it.
  drug_id uuid references drugs
);

-- One pharmacy's shelf.
create table otc_stock (
  pharmacy_id uuid not null references pharmacies,
  item_id uuid not null references otc_items,
  offered boolean not null,
  price_cents integer not null check (price_cents > 0),
  -- Pieces not promised to anybody yet.
  on_hand integer not null check (on_hand >= 0),
  -- Moves with what staff change, not with each piece sold.
  version integer not null default 1,
  primary key (pharmacy_id, item_id)
);

-- Who changed a shelf, when, and to what.
create table otc_stock_changes (
  pharmacy_id uuid not null,
  item_id uuid not null,
  version integer not null,
  changed_by uuid not null references staff,
  changed_at timestamptz not null,
  offered boolean not null,
  price_cents integer not null,
  on_hand integer not null,
  primary key (pharmacy_id, item_id, version),
  foreign key (pharmacy_id, item_id) references otc_stock
);

create table bag_items (
  member_id uuid not null references members,
  item_id uuid not null references otc_items,
  quantity smallint not null check (quantity > 0),
  -- In whose catalogue it was chosen: what the review begins with.
  pharmacy_id uuid not null references pharmacies,
  added_at timestamptz not null,
  primary key (member_id, item_id)
);

-- Items of an order, beside its refill lines. They are always the orderer's.
create table order_items (
  order_item_id uuid primary key,
  order_id uuid not null references orders,
  member_id uuid not null references members,
  item_id uuid not null references otc_items,
  position smallint not null,
  quantity smallint not null check (quantity > 0),
  price_cents integer not null,
  price_code text not null,
  delivery_kind text not null check (delivery_kind in ('pickup', 'mail')),
  pharmacy_id uuid not null references pharmacies,
  ship_to jsonb,
  promise_kind text not null,
  promise_by date not null,
  due_at timestamptz not null,
  status text not null,
  status_at timestamptz not null,
  is_open boolean not null generated always as
    (status not in ('picked-up', 'shipped', 'not-available', 'cancelled', 'returned')) stored,
  -- Why it can't be had, where it can't.
  reason text,
  version integer not null default 1
);
create index order_items_of_order on order_items (order_id, position);
create index order_items_of_member on order_items (member_id);
create index order_items_to_gather on order_items (pharmacy_id, due_at) where is_open;
create index order_items_by_change on order_items (status_at);

create table item_events (
  order_item_id uuid not null references order_items,
  sequence smallint not null,
  status text not null,
  at timestamptz not null,
  by_kind text not null,
  by_staff_id uuid references staff,
  code text,
  primary key (order_item_id, sequence)
);

-- An order with items: first the shelf, locked in one order so that two orders wait instead of dead-locking, then the
-- order as ever, then the items. Nothing is written where a piece is gone or costs something else by now.
create function commit_order_with_items(o jsonb) returns text language plpgsql as $$
declare
  expected integer;
  outcome text;
begin
  select count(*) into expected
  from (
    select s.item_id
    from jsonb_to_recordset(o -> 'items') as i (item_id uuid, pharmacy_id uuid, quantity integer, shelf_price_cents integer)
    join otc_stock s on s.item_id = i.item_id and s.pharmacy_id = i.pharmacy_id
      and s.offered and s.on_hand >= i.quantity and s.price_cents = i.shelf_price_cents
    order by s.pharmacy_id, s.item_id
    for update of s
  ) as locked;
  if expected <> jsonb_array_length(o -> 'items') then
    return 'stale';
  end if;

  outcome := commit_order(o);
  if outcome <> 'committed' then
    return outcome;
  end if;

  update otc_stock s set on_hand = s.on_hand - i.quantity
  from jsonb_to_recordset(o -> 'items') as i (item_id uuid, pharmacy_id uuid, quantity integer)
  where s.item_id = i.item_id and s.pharmacy_id = i.pharmacy_id;

  insert into order_items (order_item_id, order_id, member_id, item_id, position, quantity, price_cents, price_code,
                           delivery_kind, pharmacy_id, ship_to, promise_kind, promise_by, due_at, status, status_at)
  select i.order_item_id, (o ->> 'order_id')::uuid, (o ->> 'orderer_member_id')::uuid, i.item_id, i.position, i.quantity,
         i.price_cents, i.price_code, i.delivery_kind, i.pharmacy_id, i.ship_to, i.promise_kind, i.promise_by, i.due_at,
         i.status, (o ->> 'at')::timestamptz
  from jsonb_to_recordset(o -> 'items') as i (
    order_item_id uuid, item_id uuid, position smallint, quantity smallint, price_cents integer, price_code text,
    delivery_kind text, pharmacy_id uuid, ship_to jsonb, promise_kind text, promise_by date, due_at timestamptz, status text);

  insert into item_events (order_item_id, sequence, status, at, by_kind)
  select i.order_item_id, 1, i.status, (o ->> 'at')::timestamptz, o ->> 'actor_kind'
  from jsonb_to_recordset(o -> 'items') as i (order_item_id uuid, status text);

  delete from bag_items
  where member_id = (o ->> 'orderer_member_id')::uuid
    and item_id = any (select (i ->> 'item_id')::uuid from jsonb_array_elements(o -> 'items') as i);

  insert into access_log (access_id, member_id, at, actor_kind, actor_id, action, channel)
  values ((o ->> 'items_access_id')::uuid, (o ->> 'orderer_member_id')::uuid, (o ->> 'at')::timestamptz,
          o ->> 'actor_kind', (o ->> 'orderer_member_id')::uuid, 'items-ordered', o ->> 'channel');

  return 'committed';
end
$$;
