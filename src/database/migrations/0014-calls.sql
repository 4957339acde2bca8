-- Voice messages as agents work on them: who calls back, what came of it, who listened.

alter table voice_messages
  -- The guard: two agents never call the same person.
  add column version integer not null default 1,
  add column claimed_by_staff_id uuid references staff,
  add column claimed_at timestamptz;

create table voice_message_acts (
  act_id uuid primary key,
  message_id uuid not null references voice_messages on delete cascade,
  act text not null check (act in ('heard', 'claim', 'release', 'called-back', 'done')),
  staff_id uuid not null references staff,
  acted_at timestamptz not null,
  note text not null default ''
);
create index voice_message_acts_of_message on voice_message_acts (message_id, acted_at);
