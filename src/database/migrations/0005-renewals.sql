-- Renewals as things with a clock and an answer; prescriptions as prescribers write, replace and cancel them.

alter table renewal_requests add column seen_at timestamptz;
alter table renewal_requests add column seen_by_staff_id uuid references staff;
-- Asked once more, because the day the answer was due had passed.
alter table renewal_requests add column followed_up_at timestamptz;
alter table renewal_requests add column escalated_at timestamptz;
-- Null with `escalated_at` set where nobody covers: then the pharmacy calls.
alter table renewal_requests add column escalated_to_prescriber_id uuid references prescribers;
alter table renewal_requests add column answered_at timestamptz;
alter table renewal_requests add column answered_by_staff_id uuid references staff;
alter table renewal_requests add column answer text
  check (answer in ('approved', 'approved-with-changes', 'replaced', 'denied', 'visit-asked'));
alter table renewal_requests add column denial_reason text;
-- What the prescriber lets the member know besides.
alter table renewal_requests add column note text;
alter table renewal_requests add column new_prescription_id uuid references prescriptions;
alter table renewal_requests add check ((status = 'answered') = (answer is not null));
alter table renewal_requests add check ((answer is not null and answer = 'denied') = (denial_reason is not null));
create index open_renewals_of_prescriber on renewal_requests (prescriber_id) where status = 'sent';
create index open_renewals_escalated on renewal_requests (escalated_to_prescriber_id) where status = 'sent';
create index renewals_of_line on renewal_requests (line_id, requested_at desc);

-- An approval is a new prescription that takes the old one's place: members see one medicine.
alter table prescriptions add column prior_prescription_id uuid references prescriptions;
-- The newest of the line, also where there are several between: one hop leads from any old bottle's number to it.
alter table prescriptions add column superseded_by_id uuid references prescriptions;
alter table prescriptions add column written_by_staff_id uuid references staff;
alter table prescriptions add column cancelled_at timestamptz;
alter table prescriptions add column cancelled_by_staff_id uuid references staff;
alter table prescriptions add column cancel_reason text;
alter table prescriptions drop constraint prescriptions_status_check;
alter table prescriptions add constraint prescriptions_status_check
  check (status in ('active', 'discontinued', 'cancelled', 'transferred-out', 'entered-in-error', 'superseded'));
alter table prescriptions add check ((status = 'superseded') = (superseded_by_id is not null));
create index prescriptions_superseded on prescriptions (superseded_by_id) where superseded_by_id is not null;
create index prescriptions_of_prescriber on prescriptions (prescriber_id, member_id);

-- Who answers for a prescriber who is away, both days included.
create table prescriber_covers (
  cover_id uuid primary key,
  prescriber_id uuid not null references prescribers,
  covered_by_prescriber_id uuid not null references prescribers,
  from_on date not null,
  to_on date not null,
  check (prescriber_id <> covered_by_prescriber_id),
  check (from_on <= to_on)
);
create index covers_of_prescriber on prescriber_covers (prescriber_id, to_on);
create index covers_by_prescriber on prescriber_covers (covered_by_prescriber_id, to_on);

-- A prescriber who sends a new prescription orders its first fill with it.
alter table orders drop constraint orders_channel_check;
alter table orders add constraint orders_channel_check
  check (channel in ('web', 'api', 'guest', 'phone', 'mobile', 'paper', 'agent', 'demo', 'prescriber'));
