-- Allowances: monthly runs and their slips. Rules stand in dated_setting, what people did in posting and posting_month.

create table allowance_run (
  county_code text not null,
  run_id uuid not null,
  programme_id uuid not null,
  -- The first day of the month that is paid.
  month date not null,
  state text not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  created_by uuid not null,
  created_at timestamptz not null,
  submitted_by uuid,
  -- When the slips were made and the hash of everything that they follow from.
  computed_at timestamptz not null,
  inputs_sha256 text not null,
  amount_fen bigint not null,
  slips integer not null,
  -- {byRule, byLine}, and [{postingId, personName, reason}] of whom the month pays nothing: shown whole, never searched.
  totals jsonb not null,
  left_out jsonb not null,
  constraint allowance_run_pk primary key (county_code, run_id),
  constraint allowance_run_of_programme foreign key (county_code, programme_id) references programme (county_code, programme_id),
  constraint allowance_run_state check (state in ('draft', 'submitted', 'returned', 'approved', 'locked', 'withdrawn')),
  constraint allowance_run_first_day check (extract(day from month) = 1)
);
-- A month is paid by one run; what changes later is corrected by the run of a later month.
create unique index allowance_run_once on allowance_run (county_code, programme_id, month) where state <> 'withdrawn';
-- One run is worked on at a time: two would correct the same month twice.
create unique index allowance_run_open_once on allowance_run (county_code, programme_id) where state in ('draft', 'submitted', 'returned');

-- What one rule pays one person: made anew with every preview, kept from the approval on.
create table allowance_slip (
  county_code text not null,
  slip_id uuid not null,
  run_id uuid not null,
  posting_id uuid not null,
  partnership_id uuid not null,
  staff_id uuid not null,
  -- The month that it pays for: the run's, or an earlier one that is corrected.
  month date not null,
  code text not null,
  name text not null,
  line text not null,
  amount_fen bigint not null,
  -- The slip that this one corrects; null where nothing was paid yet.
  corrects uuid,
  -- What earlier runs have paid of it: with the amount it comes to what the steps say is due.
  paid_before_fen bigint not null,
  inputs jsonb not null,
  steps jsonb not null,
  constraint allowance_slip_pk primary key (county_code, slip_id),
  constraint allowance_slip_of_run foreign key (county_code, run_id) references allowance_run (county_code, run_id),
  constraint allowance_slip_of_posting foreign key (county_code, posting_id) references posting (county_code, posting_id),
  constraint allowance_slip_once unique (county_code, run_id, posting_id, month, code, line),
  constraint allowance_slip_line check (line in ('performancePay', 'allowanceBudget', 'publicFunds', 'schoolFunds', 'donation')),
  constraint allowance_slip_not_nothing check (amount_fen <> 0)
);
create index allowance_slip_by_posting on allowance_slip (county_code, posting_id, month);
create index allowance_slip_by_staff on allowance_slip (county_code, staff_id, month);

select protect_county_table(name::regclass) from unnest(array['allowance_run', 'allowance_slip']) as name;
-- Slips are made anew with every preview; a run is withdrawn.
revoke delete on allowance_run from xieshou_app;
