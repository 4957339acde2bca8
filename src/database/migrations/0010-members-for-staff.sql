-- Members for staff: why they look, whom they have on the phone, what was read back; a prescriber's answer by phone.

-- Why a member of staff has a member's page open. Each session says it for each member, and again after a while.
create table member_openings (
  session_id uuid not null,
  member_id uuid not null references members,
  staff_id uuid not null references staff,
  reason text not null,
  -- What "another reason" is.
  note text,
  opened_at timestamptz not null,
  -- When the caller was found to be the member.
  caller_checked_at timestamptz,
  primary key (session_id, member_id)
);
create index member_openings_by_age on member_openings (opened_at);

-- An order as it was read to the caller: what they agree to is what is placed.
create table read_backs (
  read_back_id uuid primary key,
  staff_id uuid not null references staff,
  member_id uuid not null references members,
  ask jsonb not null,
  -- SHA-256 of what was decided and read.
  decided_hash bytea not null,
  created_at timestamptz not null
);
create index read_backs_by_age on read_backs (created_at);

-- What a prescriber's office said by phone: who said it, and when. The pharmacist who wrote it down has answered.
alter table renewal_requests add column informant text;
alter table renewal_requests add column told_at timestamptz;
alter table renewal_requests add check ((informant is null) = (told_at is null));

-- Set while a new authenticator waits for its first code; the old one counts until then.
alter table staff add column authenticator_pending text;

create index members_by_phone on members (contact_phone) where contact_phone is not null;
