-- People who work at the plan, and how they sign on. They have no password of a member's and no member's session.

create table staff (
  staff_id uuid primary key,
  email text not null,
  name text not null,
  role text not null check (role in ('pharmacist', 'technician', 'mail-order', 'agent', 'prescriber', 'administrator')),
  pharmacy_id uuid references pharmacies,
  prescriber_id uuid references prescribers,
  -- Null for who signs on only through the plan's single sign-on.
  password_hash text,
  authenticator_secret text,
  authenticator_last_step bigint,
  -- Subject at the single sign-on provider, set at the first sign-on through it.
  single_sign_on_subject text unique,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((role in ('pharmacist', 'technician', 'mail-order')) = (pharmacy_id is not null)),
  check ((role = 'prescriber') = (prescriber_id is not null))
);
create unique index staff_email on staff (lower(email));

create table staff_sessions (
  token_hash bytea primary key,
  session_id uuid not null unique,
  staff_id uuid not null references staff,
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- When the second factor was last shown; some acts ask for it anew.
  second_factor_at timestamptz not null
);
create index staff_sessions_of_staff on staff_sessions (staff_id);

create table staff_passkeys (
  passkey_id uuid primary key,
  staff_id uuid not null references staff,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index staff_passkeys_of_staff on staff_passkeys (staff_id);

-- Why a member of staff looked at a member's data; part of the access log.
alter table access_log add column reason text;

-- Who did it, where it was a member of staff, and what else there is to know.
alter table line_events add column by_staff_id uuid references staff;
alter table line_events add column details jsonb;

-- Work on a line.
alter table order_lines add column claimed_by uuid references staff;
alter table order_lines add column claimed_at timestamptz;
create index order_lines_queue on order_lines (pharmacy_id, due_at) where is_open;
