-- What administrators change. The three logs below only ever grow: rows are added, never changed and never removed.

create table setting_changes (
  change_id uuid primary key,
  subject text not null check (subject in ('area', 'pharmacy', 'coverage', 'drug', 'policy')),
  subject_id text not null,
  -- By field. What stood there when it was entered; what it replaced in the end stands in its outcome.
  before jsonb not null,
  after jsonb not null,
  entered_by uuid not null references staff,
  entered_at timestamptz not null,
  -- A day where the plan's offices are: then it takes effect by itself.
  effective_on date not null,
  note text
);
create index setting_changes_of_subject on setting_changes (subject, subject_id, entered_at desc);
create index setting_changes_by_time on setting_changes (entered_at desc, change_id desc);

-- What became of a change; one without a row still waits for its day. The key lets only one outcome happen.
create table setting_outcomes (
  change_id uuid primary key references setting_changes,
  -- `refused`: on its day it could not be set any more, as when another pharmacy had been given its number.
  outcome text not null check (outcome in ('applied', 'cancelled', 'refused')),
  at timestamptz not null,
  -- Null where its day had come.
  by_staff_id uuid references staff,
  -- The version of the plan that it made, and what it replaced.
  policy_version integer references policies,
  replaced jsonb,
  check ((outcome = 'applied') = (policy_version is not null and replaced is not null))
);

-- What administrators did besides: with accounts of staff, and with the audit itself.
create table administration_acts (
  act_id uuid primary key,
  at timestamptz not null,
  staff_id uuid not null references staff,
  action text not null,
  about_staff_id uuid references staff,
  details jsonb
);
create index administration_acts_by_time on administration_acts (at desc, act_id desc);
create index administration_acts_about on administration_acts (about_staff_id, at desc) where about_staff_id is not null;

-- Two administrators at one account: the second is told.
alter table staff add column version integer not null default 1;

-- Links by which somebody sets up their own sign-on: nobody else ever knows a password or an authenticator's secret.
create table staff_links (
  token_hash bytea primary key,
  staff_id uuid not null references staff,
  kind text not null check (kind in ('invitation', 'authenticator')),
  authenticator_secret text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index staff_links_of_staff on staff_links (staff_id);

-- Searching the access log without a member's record number.
create index access_log_by_time on access_log (at desc, access_id desc);
create index access_log_by_staff on access_log (actor_id, at desc, access_id desc) where actor_kind = 'staff';
create index access_log_by_action on access_log (action, at desc, access_id desc);
