-- Agents who take calls on phones of their own, and the callers who wait for one.

create table phone_agents (
  staff_id uuid primary key references staff,
  -- The SIP address of their phone; kept while they are signed off, so that it need not be typed again.
  address text not null,
  state text not null check (state in ('free', 'away', 'off')),
  -- Who has been free longest gets the next call.
  since timestamptz not null,
  -- The last sign of life of their workbench: whoever vanished takes no calls.
  seen_at timestamptz not null
);

create table phone_queue (
  call_id text primary key references phone_calls,
  -- 'transferred': given away whole, so that only the agent can say when it is over.
  kind text not null check (kind in ('waiting', 'call-back', 'transferred')),
  entered_at timestamptz not null,
  -- The last sign of life of a caller who waits.
  seen_at timestamptz not null,
  step text not null,
  language text not null,
  -- What the caller had keyed, for the agent; forgotten when the call is over.
  keyed jsonb,
  call_back_number text,
  -- Calls back that reached nobody.
  tries integer not null default 0,
  passed_by uuid[] not null default '{}',
  agent_id uuid references staff,
  offered_at timestamptz,
  -- When the phone line began to dial a call back.
  dialling_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  check ((agent_id is null) = (offered_at is null)),
  check ((kind = 'call-back') = (call_back_number is not null))
);
create index phone_queue_open on phone_queue (entered_at) where ended_at is null;
-- The guard: an agent has one call at a time.
create unique index phone_queue_of_agent on phone_queue (agent_id) where ended_at is null;
create index phone_queue_answered on phone_queue (ended_at) where answered_at is not null;
