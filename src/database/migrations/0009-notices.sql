-- Notices to members: what changed, told once, by the ways each member chose.

-- Only what a member set; everything else is as the rules' defaults say.
create table notice_preferences (
  member_id uuid not null references members,
  topic text not null check (topic in ('orders', 'prescriber', 'transfers', 'reminders', 'security')),
  channel text not null check (channel in ('email', 'sms', 'push')),
  is_on boolean not null,
  changed_at timestamptz not null,
  primary key (member_id, topic, channel)
);

-- The number a member gets texts at. It is theirs once they sent back a code that was texted to it.
create table text_phones (
  member_id uuid primary key references members,
  phone text not null check (phone ~ '^\+1\d{10}$'),
  verified_at timestamptz not null
);
create index text_phones_by_phone on text_phones (phone);

create table text_phone_codes (
  phone_code_id uuid primary key,
  member_id uuid not null references members,
  phone text not null check (phone ~ '^\+1\d{10}$'),
  code_hash bytea not null,
  attempts smallint not null default 0,
  -- Which wording of the consent the member was shown when the code was asked for.
  consent_version text not null,
  language text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz
);
create index text_phone_codes_of_member on text_phone_codes (member_id, created_at desc);

-- Who agreed to texts at which number, to which wording, and when; and who took it back. Rows are only ever added.
create table text_consents (
  consent_id uuid primary key,
  member_id uuid not null references members,
  phone text not null,
  act text not null check (act in ('given', 'withdrawn')),
  how text not null check (how in ('page', 'text')),
  consent_version text,
  language text not null,
  at timestamptz not null
);
create index text_consents_of_member on text_consents (member_id, at desc);

-- Numbers that answered STOP. Stands above every preference, whoever shares the number.
create table text_stops (
  phone text primary key,
  stopped_at timestamptz not null
);

-- What came in by text, by the provider's id: a webhook that comes twice is answered alike and acts once.
create table text_replies (
  provider_id text primary key,
  phone text not null,
  act text not null check (act in ('stop', 'start', 'help', 'other')),
  at timestamptz not null
);
create index text_replies_by_phone on text_replies (phone, at desc);

create table push_subscriptions (
  push_subscription_id uuid primary key,
  member_id uuid not null references members,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  device text not null,
  created_at timestamptz not null
);
create index push_subscriptions_of_member on push_subscriptions (member_id);

create table notices (
  notice_id uuid primary key,
  member_id uuid not null references members,
  -- What happened: one notice for one change, however often the change is reported.
  change_key text not null,
  kind text not null,
  order_id uuid references orders,
  line_id uuid references order_lines,
  details jsonb not null default '{}',
  created_at timestamptz not null,
  unique (member_id, change_key)
);
create index notices_of_member on notices (member_id, created_at desc);
create index notices_of_order on notices (order_id, kind) where order_id is not null;

create table notice_deliveries (
  notice_id uuid not null references notices,
  channel text not null check (channel in ('email', 'sms', 'push')),
  member_id uuid not null references members,
  status text not null check (status in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'dropped')),
  -- Why it failed or was dropped.
  reason text,
  due_at timestamptz not null,
  attempts smallint not null default 0,
  first_tried_at timestamptz,
  claimed_at timestamptz,
  settled_at timestamptz,
  provider_id text unique,
  primary key (notice_id, channel)
);
create index notice_deliveries_due on notice_deliveries (due_at) where status in ('waiting', 'sending');
create index notice_deliveries_of_member on notice_deliveries (member_id, due_at desc);

-- To prescribers, on paper the law asks for: a prescription for 30 days that was filled for 90 (BPC 4064.5).
create table prescriber_notices (
  prescriber_notice_id uuid primary key,
  prescriber_id uuid not null references prescribers,
  member_id uuid not null references members,
  prescription_id uuid not null references prescriptions,
  line_id uuid not null unique references order_lines,
  kind text not null check (kind in ('filled-for-90-days')),
  written_at timestamptz not null,
  mailed_to text,
  read_at timestamptz,
  read_by_staff_id uuid references staff
);
create index prescriber_notices_unread on prescriber_notices (prescriber_id, written_at) where read_at is null;
