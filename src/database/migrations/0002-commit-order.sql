-- The one guarded write of an order. It holds no rule: TypeScript decided every line from facts that
-- carried versions; here we only make sure that those facts still stand, then write all or nothing.
--
-- Returns 'committed', or 'stale' when a version moved or the idempotency key was used meanwhile: the caller
-- reads again and decides again. The unique indexes stand behind it; their violation is the caller's to retry.
create function commit_order(o jsonb) returns text language plpgsql as $$
declare
  expected integer;
begin
  -- Locked in id order, so that two orders for the same prescriptions wait instead of dead-locking.
  select count(*) into expected
  from (
    select p.version
    from jsonb_to_recordset(o -> 'prescriptions') as seen (prescription_id uuid, version integer)
    join prescriptions p on p.prescription_id = seen.prescription_id and p.version = seen.version
    order by p.prescription_id
    for update of p
  ) as locked;
  if expected <> jsonb_array_length(o -> 'prescriptions') then
    return 'stale';
  end if;

  if jsonb_array_length(o -> 'grants') > 0 then
    select count(*) into expected
    from (
      select g.version
      from jsonb_to_recordset(o -> 'grants') as seen (grant_id uuid, version integer)
      join grants g on g.grant_id = seen.grant_id and g.version = seen.version
      order by g.grant_id
      for share of g
    ) as locked;
    if expected <> jsonb_array_length(o -> 'grants') then
      return 'stale';
    end if;
  end if;

  if (select max(version) from policies) <> (o ->> 'policy_version')::integer then
    return 'stale';
  end if;

  insert into idempotency_keys (subject, key, request_hash, response, created_at)
  values ((o ->> 'subject')::uuid, o ->> 'key', decode(o ->> 'request_hash', 'hex'), o -> 'response', (o ->> 'at')::timestamptz)
  on conflict do nothing;
  if not found then
    return 'stale';
  end if;

  insert into orders (order_id, confirmation_number, orderer_member_id, channel, placed_at, payment_method_id)
  values ((o ->> 'order_id')::uuid, o ->> 'confirmation_number', (o ->> 'orderer_member_id')::uuid,
          o ->> 'channel', (o ->> 'at')::timestamptz, (o ->> 'payment_method_id')::uuid);

  insert into order_lines (line_id, order_id, member_id, prescription_id, ordered_as, position, outcome, code, status,
                           status_at, days_supply, quantity, delivery_kind, pharmacy_id, ship_to, starts_on,
                           promise_kind, promise_by, promise_then_by, due_at, price_cents, price_code, flags)
  select l.line_id, (o ->> 'order_id')::uuid, l.member_id, l.prescription_id, l.ordered_as, l.position, l.outcome, l.code,
         l.status, (o ->> 'at')::timestamptz, l.days_supply, l.quantity, l.delivery_kind, l.pharmacy_id, l.ship_to,
         l.starts_on, l.promise_kind, l.promise_by, l.promise_then_by, l.due_at, l.price_cents, l.price_code, l.flags
  from jsonb_to_recordset(o -> 'lines') as l (
    line_id uuid, member_id uuid, prescription_id uuid, ordered_as text, position smallint, outcome text, code text,
    status text, days_supply smallint, quantity numeric, delivery_kind text, pharmacy_id uuid, ship_to jsonb,
    starts_on date, promise_kind text, promise_by date, promise_then_by date, due_at timestamptz, price_cents integer, price_code text, flags text[]);

  insert into line_events (line_id, sequence, status, at, by_kind, code)
  select l.line_id, 1, l.status, (o ->> 'at')::timestamptz, o ->> 'actor_kind', l.code
  from jsonb_to_recordset(o -> 'lines') as l (line_id uuid, status text, code text);

  if jsonb_array_length(o -> 'renewals') > 0 then
    insert into renewal_requests (renewal_id, member_id, prescription_id, line_id, prescriber_id, requested_at, answer_due_on)
    select r.renewal_id, r.member_id, r.prescription_id, r.line_id, r.prescriber_id, (o ->> 'at')::timestamptz, r.answer_due_on
    from jsonb_to_recordset(o -> 'renewals') as r (
      renewal_id uuid, member_id uuid, prescription_id uuid, line_id uuid, prescriber_id uuid, answer_due_on date);
  end if;

  delete from bag_lines
  where member_id = (o ->> 'orderer_member_id')::uuid
    and prescription_id = any (select (l ->> 'prescription_id')::uuid from jsonb_array_elements(o -> 'lines') as l);

  update prescriptions set version = version + 1
  where prescription_id = any (
    select (l ->> 'prescription_id')::uuid from jsonb_array_elements(o -> 'lines') as l);

  insert into access_log (access_id, member_id, at, actor_kind, actor_id, action, channel)
  select a.access_id, a.member_id, (o ->> 'at')::timestamptz, a.actor_kind, (o ->> 'orderer_member_id')::uuid,
         'refill-ordered', o ->> 'channel'
  from jsonb_to_recordset(o -> 'accesses') as a (access_id uuid, member_id uuid, actor_kind text);

  insert into outbox (outbox_id, topic, payload, created_at)
  values ((o ->> 'outbox_id')::uuid, 'order-placed', jsonb_build_object('orderId', o ->> 'order_id'), (o ->> 'at')::timestamptz);

  return 'committed';
end
$$;
