-- The phone line: records of calls, orders of calls that were cut off, voice messages.

create table phone_calls (
  -- The line's own name for the call, or the hosted provider's.
  call_id text primary key,
  carrier text not null check (carrier in ('sip', 'hosted', 'browser')),
  dialled text not null,
  -- Empty when withheld.
  caller text not null,
  language text not null default 'en',
  began_at timestamptz not null,
  ended_at timestamptz,
  -- The steps taken; no digit that was keyed.
  path text[] not null default '{}',
  outcome text,
  -- What a call that was cut off had chosen: the record number and the prescription numbers, for ten minutes.
  kept_order jsonb,
  kept_until timestamptz,
  -- Where a call that comes in requests stands between two of them, and what was answered to the last one.
  session jsonb,
  step integer not null default 0,
  last_answer jsonb
);
create index phone_calls_of_caller on phone_calls (caller, kept_until) where kept_order is not null;
create index phone_calls_by_time on phone_calls (began_at);

create table voice_messages (
  message_id uuid primary key,
  call_id text not null references phone_calls,
  recorded_at timestamptz not null,
  -- G.711 µ-law, 8 kHz: as it came down the line. Null where a hosted provider keeps the recording.
  audio bytea,
  recording_url text,
  seconds integer not null,
  -- What the caller had keyed before, for the agent who calls back.
  keyed jsonb not null,
  done_at timestamptz,
  done_by_staff_id uuid references staff,
  check ((audio is null) <> (recording_url is null))
);
create index voice_messages_open on voice_messages (recorded_at) where done_at is null;
