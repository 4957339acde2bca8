-- The plan: everything that differs from one installation to the next.

create table installation (
  only_row boolean primary key default true check (only_row),
  plan_name text not null,
  -- Keys the permutation that turns a plain sequence into confirmation numbers.
  confirmation_key bytea not null check (length(confirmation_key) = 16),
  demo_loaded_at timestamptz
);

-- Each value is a block of 1,000 confirmation numbers that one process hands out.
create sequence confirmation_blocks minvalue 0 start 0;

create table policies (
  version integer primary key,
  body jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null
);

create table areas (
  area_id text primary key,
  name text not null,
  features text[] not null,
  mail_forbids text[] not null default '{}'
);

create table coverages (
  coverage_id text primary key,
  name text not null,
  copay_cents_per_30_days jsonb not null,
  mail_90_days_costs_30_day_copays smallint not null,
  covers_all_prescribers boolean not null,
  deductible_cents integer not null default 0
);

create table pharmacies (
  pharmacy_id uuid primary key,
  name text not null,
  kind text not null check (kind in ('plan', 'mail-order', 'contracted-community')),
  area_id text not null references areas,
  line1 text not null,
  city text not null,
  state text not null,
  zip text not null,
  latitude double precision not null,
  longitude double precision not null,
  time_zone text not null,
  refill_phone text not null unique,
  phone text not null,
  languages text[] not null,
  hours jsonb not null,
  npi text not null,
  ncpdp_id text not null,
  -- Mail-order only: the states it is licensed to ship to, each with the day the licence runs out.
  ship_to_licences jsonb not null default '{}'
);

create table prescribers (
  prescriber_id uuid primary key,
  name text not null,
  network text not null check (network in ('plan', 'dentist', 'referred', 'outside')),
  npi text not null
);

create table drugs (
  drug_id uuid primary key,
  name text not null,
  strength text not null,
  ndc text not null,
  dea_schedule text check (dea_schedule in ('II', 'III', 'IV', 'V')),
  dosage_class text not null default 'ordinary' check (dosage_class in ('ordinary', 'eye-drops')),
  tier text not null check (tier in ('generic', 'preferredBrand', 'otherBrand')),
  cold_chain boolean not null default false,
  heat_sensitive boolean not null default false,
  injectable boolean not null default false,
  psychotropic boolean not null default false,
  sensitive_class text,
  recalled boolean not null default false,
  rems boolean not null default false,
  usual_price_cents_per_30_days integer not null,
  unique (name, strength)
);

-- Members and how they reach us.

create table members (
  member_id uuid primary key,
  mrn text not null unique check (mrn ~ '^\d{9}$'),
  given_name text not null,
  family_name text not null,
  birth_date date not null,
  area_id text not null references areas,
  coverage_id text not null references coverages,
  deductible_met_cents integer not null default 0,
  language text not null check (language in ('en', 'es')),
  contact_email text,
  contact_phone text,
  membership_ended_on date
);

create table addresses (
  address_id uuid primary key,
  member_id uuid not null references members,
  line1 text not null,
  line2 text,
  city text not null,
  state text not null,
  zip text not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
create index addresses_of_member on addresses (member_id, created_at);

-- A card is only ever the payment provider's token.
create table payment_methods (
  payment_method_id uuid primary key,
  member_id uuid not null references members,
  provider_token text not null,
  brand text not null,
  last4 text not null,
  expires_month smallint not null,
  expires_year smallint not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
create index payment_methods_of_member on payment_methods (member_id, created_at);

create table grants (
  grant_id uuid primary key,
  member_id uuid not null references members,
  proxy_member_id uuid not null references members,
  scope text not null check (scope in ('full', 'by-number')),
  -- A parent's grant narrows and ends with the child's age; one a member gave does not.
  basis text not null check (basis in ('parent', 'member-given')),
  granted_at timestamptz not null,
  expires_on date,
  revoked_at timestamptz,
  version integer not null default 1,
  check (member_id <> proxy_member_id)
);
create unique index one_living_grant on grants (member_id, proxy_member_id) where revoked_at is null;
create index grants_of_proxy on grants (proxy_member_id) where revoked_at is null;

-- Signing on.

create table accounts (
  member_id uuid primary key references members,
  email text not null,
  password_hash text not null,
  authenticator_secret text,
  -- Set while a new authenticator waits for its first code.
  authenticator_pending text,
  -- The last 30-second step accepted, so that one code opens one session.
  authenticator_last_step bigint,
  created_at timestamptz not null
);
create unique index accounts_email on accounts (lower(email));

create table sessions (
  -- SHA-256 of the token; the token itself lives only in the member's browser.
  token_hash bytea primary key,
  session_id uuid not null unique,
  member_id uuid not null references members,
  device text not null,
  signed_on_with text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_of_member on sessions (member_id, last_seen_at desc);

-- Browsers in which a member has signed on before: their guesses are counted apart from a stranger's.
create table known_devices (
  device_hash bytea primary key,
  member_id uuid not null references members,
  last_used_at timestamptz not null
);
create index known_devices_of_member on known_devices (member_id);

create table passkeys (
  passkey_id uuid primary key,
  member_id uuid not null references members,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_of_member on passkeys (member_id);

create table passkey_challenges (
  challenge_id uuid primary key,
  member_id uuid,
  challenge text not null,
  expires_at timestamptz not null
);

create table registrations (
  registration_id uuid primary key,
  -- Null where the facts given match nobody: the answer looks the same either way.
  member_id uuid references members,
  email text not null,
  code_hash bytea not null,
  attempts smallint not null default 0,
  expires_at timestamptz not null,
  confirmed_at timestamptz
);

create table password_resets (
  token_hash bytea primary key,
  member_id uuid not null references members,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Wrong tries per subject (an account, a record number) and source (a known device, an address); `*` stands for all.
create table throttles (
  subject text not null,
  source text not null,
  failures integer not null,
  last_failed_at timestamptz not null,
  primary key (subject, source)
);

-- Prescriptions and what was filled of them.

create table prescriptions (
  prescription_id uuid primary key,
  member_id uuid not null references members,
  rx_number text not null unique check (rx_number ~ '^\d{10}$'),
  drug_id uuid not null references drugs,
  prescriber_id uuid not null references prescribers,
  pharmacy_id uuid not null references pharmacies,
  directions jsonb not null,
  purpose jsonb not null,
  written_on date not null,
  quantity numeric(10, 3) not null check (quantity > 0),
  days_supply smallint not null check (days_supply > 0),
  refills_authorized smallint not null check (refills_authorized >= 0),
  units_remaining numeric(10, 3) not null check (units_remaining >= 0),
  status text not null check (status in ('active', 'discontinued', 'cancelled', 'transferred-out', 'entered-in-error')),
  hold_reason text,
  prescriber_bars_90_days boolean not null default false,
  early_fill_allowed_until date,
  care_plan_otc boolean not null default false,
  -- A medicine of a sensitive class is hidden from every proxy unless the member shows it.
  shown_to_proxies boolean not null default false,
  version integer not null default 1
);
create index prescriptions_of_member on prescriptions (member_id);

create table fills (
  fill_id uuid primary key,
  member_id uuid not null references members,
  prescription_id uuid not null references prescriptions,
  pharmacy_id uuid not null references pharmacies,
  filled_on date not null,
  days_supply smallint not null,
  quantity numeric(10, 3) not null
);
create index fills_of_prescription on fills (prescription_id, filled_on desc);

-- Orders.

create table orders (
  order_id uuid primary key,
  confirmation_number text not null unique check (confirmation_number ~ '^\d{10}$'),
  -- Null for a guest.
  orderer_member_id uuid references members,
  channel text not null check (channel in ('web', 'api', 'guest', 'phone', 'mobile', 'paper', 'agent', 'demo')),
  placed_at timestamptz not null,
  payment_method_id uuid references payment_methods
);
create index orders_of_orderer on orders (orderer_member_id, placed_at desc);

create table order_lines (
  line_id uuid primary key,
  order_id uuid not null references orders,
  member_id uuid not null references members,
  prescription_id uuid not null references prescriptions,
  -- How the orderer came by it: decides what the orderer may see of the line.
  ordered_as text not null check (ordered_as in ('self', 'grant', 'number')),
  position smallint not null,
  outcome text not null check (outcome in ('accepted', 'scheduled', 'sent-to-prescriber')),
  code text not null,
  status text not null,
  status_at timestamptz not null,
  is_open boolean not null generated always as
    (status not in ('picked-up', 'delivered', 'cancelled', 'declined', 'returned-to-stock')) stored,
  days_supply smallint not null,
  quantity numeric(10, 3) not null,
  delivery_kind text not null check (delivery_kind in ('pickup', 'mail')),
  pharmacy_id uuid not null references pharmacies,
  -- The address as it was when ordered; a later change of the member's address moves no parcel.
  ship_to jsonb,
  starts_on date,
  promise_kind text not null,
  promise_by date not null,
  -- For a scheduled line: by when it is in the member's hands once it has started.
  promise_then_by date,
  -- By when the pharmacy has to have done its part; the work queue runs by it.
  due_at timestamptz not null,
  price_cents integer not null,
  price_code text not null,
  flags text[] not null default '{}',
  -- Moves with every change of status: two staff acts on one line cannot both win.
  version integer not null default 1
);
create index order_lines_of_member on order_lines (member_id, status_at desc);
create index order_lines_of_order on order_lines (order_id);
create unique index one_open_request on order_lines (prescription_id) where is_open;
-- Lets one query a second tell a process which orders moved, however many pages watch.
create index order_lines_by_change on order_lines (status_at);
create index order_lines_scheduled on order_lines (starts_on) where status = 'scheduled';

create table line_events (
  line_id uuid not null references order_lines,
  sequence smallint not null,
  status text not null,
  at timestamptz not null,
  by_kind text not null,
  code text,
  primary key (line_id, sequence)
);

create table renewal_requests (
  renewal_id uuid primary key,
  member_id uuid not null references members,
  prescription_id uuid not null references prescriptions,
  line_id uuid not null references order_lines,
  prescriber_id uuid not null references prescribers,
  requested_at timestamptz not null,
  answer_due_on date not null,
  status text not null default 'sent' check (status in ('sent', 'withdrawn', 'answered'))
);
create unique index one_open_renewal on renewal_requests (prescription_id) where status = 'sent';

create table idempotency_keys (
  -- Who sent the key: keys of different people never meet.
  subject uuid not null,
  key text not null,
  request_hash bytea not null,
  response jsonb not null,
  created_at timestamptz not null,
  primary key (subject, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table bag_lines (
  bag_line_id uuid primary key,
  member_id uuid not null references members,
  prescription_id uuid not null references prescriptions,
  -- Whether the reader typed the record number: only then may the bag tell it back.
  with_record_number boolean not null,
  days_supply smallint,
  added_at timestamptz not null,
  unique (member_id, prescription_id)
);

create table outbox (
  outbox_id uuid primary key,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null
);

-- Who read or changed whose data, from where and why. Rows are only ever added.
create table access_log (
  access_id uuid primary key,
  member_id uuid not null references members,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('member', 'proxy', 'guest', 'staff', 'system')),
  actor_id uuid,
  action text not null,
  channel text not null
);
create index access_log_of_member on access_log (member_id, at desc);

-- The demo plan's letter box: what would have been e-mailed, where no mail server is configured.
create table demo_mail (
  mail_id uuid primary key,
  sent_at timestamptz not null,
  recipient text not null,
  subject text not null,
  body text not null
);

create table transfers (
  transfer_id uuid primary key,
  member_id uuid not null references members,
  requested_by_member_id uuid not null references members,
  requested_at timestamptz not null,
  kind text not null check (kind in ('inside-plan', 'from-outside')),
  prescription_id uuid references prescriptions,
  to_pharmacy_id uuid not null references pharmacies,
  outside_rx_number text,
  outside_pharmacy_name text,
  outside_pharmacy_phone text,
  status text not null check (status in ('requested', 'completed')),
  answer_by date not null
);
create index transfers_of_member on transfers (member_id, requested_at desc);
