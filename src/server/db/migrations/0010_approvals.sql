-- Approvals: what every thing that goes through them has, a state, a version and the day of its last change, stands in
-- its own table; here stands what they share. Numbers 0006 to 0009 are left free.

alter table waiver drop constraint waiver_state;
drop index waiver_waiting;
drop index waiver_once;
update waiver set state = 'submitted' where state = 'requested';
alter table waiver
  add constraint waiver_state check (state in ('submitted', 'approved', 'returned', 'withdrawn')),
  add column version integer not null default 1,
  add column changed_at timestamptz;
update waiver set changed_at = coalesce(decided_at, requested_at);
alter table waiver alter column changed_at set not null;
create index waiver_waiting on waiver (county_code, requested_at) where state = 'submitted';
create unique index waiver_once on waiver (county_code, partnership_id, lineage_id, period, scope) where state in ('submitted', 'approved');

alter table plan_version add column version integer not null default 1;

-- Things of a school or a programme have a trail too, and a return marks the place that it speaks of.
alter table trail_step
  alter column partnership_id drop not null,
  drop constraint trail_step_kind,
  add constraint trail_step_kind check (thing_kind in ('plan', 'record', 'waiver', 'posting', 'payment', 'goods', 'aid', 'request', 'allowanceRun')),
  add column place text;

-- What something rested on when it was approved, as it stood, and its hash. Nobody changes or deletes a row of it.
create table approval_snapshot (
  county_code text not null references county (county_code),
  snapshot_id uuid not null,
  thing_kind text not null,
  thing_id uuid not null,
  move text not null,
  at timestamptz not null,
  inputs jsonb not null,
  sha256 bytea not null,
  constraint approval_snapshot_pk primary key (county_code, snapshot_id)
);
create index approval_snapshot_by_thing on approval_snapshot (county_code, thing_id, at);

-- Rules, amounts and limits with the days they hold from and the paper they come from. The latest until a day holds on
-- it; without one the default of the domain does. `value` is checked by the schema of its key.
create table dated_setting (
  county_code text not null references county (county_code),
  key text not null,
  effective_from date not null,
  source text not null,
  value jsonb not null,
  entered_by uuid,
  entered_at timestamptz not null,
  constraint dated_setting_pk primary key (county_code, key, effective_from)
);

-- Double entry in one row: every amount has a from and a to, so the books cannot be out of balance. A mistake is booked
-- back (corrects) and booked anew; nobody changes or deletes a row.
create table booking (
  county_code text not null references county (county_code),
  booking_id uuid not null,
  booked_on date not null,
  from_kind text not null,
  from_id text not null,
  to_kind text not null,
  to_id text not null,
  amount_fen bigint not null,
  -- What was paid and which part of it: booked once, whoever books and however often.
  thing_kind text not null,
  thing_id uuid not null,
  part text not null,
  partnership_id uuid,
  corrects uuid,
  words text not null,
  booked_by uuid not null,
  booked_at timestamptz not null,
  constraint booking_pk primary key (county_code, booking_id),
  constraint booking_once unique (county_code, thing_id, part),
  constraint booking_corrects_once unique (county_code, corrects),
  constraint booking_amount check (amount_fen > 0),
  constraint booking_from_kind check (from_kind in ('source', 'school', 'purpose', 'person', 'outside')),
  constraint booking_to_kind check (to_kind in ('source', 'school', 'purpose', 'person', 'outside')),
  constraint booking_corrected foreign key (county_code, corrects) references booking (county_code, booking_id)
);
create index booking_by_day on booking (county_code, booked_on);
create index booking_by_from on booking (county_code, from_kind, from_id);
create index booking_by_to on booking (county_code, to_kind, to_id);
create index booking_by_partnership on booking (county_code, partnership_id);

select protect_county_table(name::regclass) from unnest(array['approval_snapshot', 'dated_setting', 'booking']) as name;
revoke update, delete on approval_snapshot from xieshou_app;
revoke update, delete on booking from xieshou_app;
revoke delete on dated_setting from xieshou_app;
