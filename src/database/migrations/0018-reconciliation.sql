-- What a comparison with the provider's books found not to agree: one row, however often it is found again.
create table payment_differences (
  difference_id uuid primary key,
  day date not null references payment_reconciliations,
  kind text not null check (kind in ('capture', 'refund', 'other')),
  -- The charge's, or the refund's, as the provider names it.
  provider_id text not null,
  -- Null where that side has nothing of it.
  our_cents integer,
  provider_cents integer,
  found_at timestamptz not null,
  -- A later comparison found both sides to agree.
  cleared_at timestamptz,
  -- Somebody looked into it and wrote down what it is.
  resolved_at timestamptz,
  resolved_by uuid references staff,
  note text,
  unique (provider_id, kind),
  check (our_cents is distinct from provider_cents),
  check ((resolved_at is null) = (note is null) and (resolved_at is null) = (resolved_by is null))
);
create index payment_differences_of_day on payment_differences (day);
create index payment_differences_open on payment_differences (found_at)
  where cleared_at is null and resolved_at is null;

-- Each difference has a row of its own now.
alter table payment_reconciliations drop column differences;
