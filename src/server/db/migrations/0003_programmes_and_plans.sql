-- Programmes, pairs of schools, their plans in versions, and waivers. Standing is derived and stands in no table.

create table programme (
  county_code text not null references county (county_code),
  programme_id uuid not null,
  name text not null,
  description text,
  first_school_year integer not null,
  last_school_year integer not null,
  -- [{label, from, to}] and [{post, name, duty}]: read and written whole, never searched.
  phases jsonb not null,
  leading_group jsonb not null,
  created_at timestamptz not null,
  constraint programme_pk primary key (county_code, programme_id),
  constraint programme_years check (first_school_year <= last_school_year)
);

create table partnership (
  county_code text not null,
  partnership_id uuid not null,
  programme_id uuid not null,
  helper_school_id uuid not null,
  helped_school_id uuid not null,
  from_day date not null,
  to_day date not null,
  agreement_no text,
  signed_on date,
  -- Goes up with everything that a standing is derived from: plan, records, waivers, needs. Caches name it.
  revision bigint not null default 0,
  constraint partnership_pk primary key (county_code, partnership_id),
  constraint partnership_once unique (county_code, programme_id, helper_school_id, helped_school_id),
  constraint partnership_of_programme foreign key (county_code, programme_id) references programme (county_code, programme_id),
  constraint partnership_helper foreign key (county_code, helper_school_id) references school (county_code, school_id),
  constraint partnership_helped foreign key (county_code, helped_school_id) references school (county_code, school_id),
  constraint partnership_of_two check (helper_school_id <> helped_school_id),
  constraint partnership_days check (from_day <= to_day)
);
create index partnership_by_helper on partnership (county_code, helper_school_id);
create index partnership_by_helped on partnership (county_code, helped_school_id);

-- A version of a partnership's plan. The approved one with the latest effective_from until a day is in force on it.
create table plan_version (
  county_code text not null,
  version_id uuid not null,
  partnership_id uuid not null,
  number integer not null,
  state text not null,
  title text,
  body text not null,
  file_name text,
  effective_from date,
  reason text,
  created_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint plan_version_pk primary key (county_code, version_id),
  constraint plan_version_number_once unique (county_code, partnership_id, number),
  constraint plan_version_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  constraint plan_version_state check (state in ('draft', 'submitted', 'returned', 'approved', 'withdrawn')),
  constraint plan_version_in_force check (state <> 'approved' or effective_from is not null)
);
create index plan_version_waiting on plan_version (county_code, state, changed_at) where state in ('draft', 'submitted', 'returned');

-- content: the domain's Commitment without `document` and `partOf`. lineage_id stays the same from version to version,
-- so that an adjusted promise keeps its waivers and its place on the page.
create table commitment (
  county_code text not null,
  commitment_id uuid not null,
  version_id uuid not null,
  lineage_id uuid not null,
  ordinal integer not null,
  state text not null,
  origin text not null,
  part_of uuid,
  content jsonb not null,
  constraint commitment_pk primary key (county_code, commitment_id),
  constraint commitment_of_version foreign key (county_code, version_id) references plan_version (county_code, version_id),
  constraint commitment_state check (state in ('proposed', 'accepted', 'rejected')),
  constraint commitment_origin check (origin in ('read', 'added', 'split'))
);
create index commitment_by_version on commitment (county_code, version_id, ordinal);

-- The trail of plans, records and waivers: every move with who, when and why.
create table trail_step (
  county_code text not null,
  step_id uuid not null,
  partnership_id uuid not null,
  thing_kind text not null,
  thing_id uuid not null,
  at timestamptz not null,
  account_id uuid not null,
  side text,
  move text not null,
  reason text,
  comment text,
  constraint trail_step_pk primary key (county_code, step_id),
  constraint trail_step_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  constraint trail_step_kind check (thing_kind in ('plan', 'record', 'waiver')),
  constraint trail_step_side check (side in ('bureau', 'helper', 'helped'))
);
create index trail_step_by_thing on trail_step (county_code, thing_id, at);

create table waiver (
  county_code text not null,
  waiver_id uuid not null,
  partnership_id uuid not null,
  lineage_id uuid not null,
  period text not null,
  scope jsonb not null,
  state text not null,
  reason text not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  decision text,
  constraint waiver_pk primary key (county_code, waiver_id),
  constraint waiver_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  constraint waiver_state check (state in ('requested', 'approved', 'returned', 'withdrawn'))
);
create index waiver_by_partnership on waiver (county_code, partnership_id);
create index waiver_waiting on waiver (county_code, requested_at) where state = 'requested';
create unique index waiver_once on waiver (county_code, partnership_id, lineage_id, period, scope) where state in ('requested', 'approved');

-- A need that makes a promise `as needed` due.
create table need (
  county_code text not null,
  need_id uuid not null,
  partnership_id uuid not null,
  lineage_id uuid not null,
  scope jsonb not null,
  note text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint need_pk primary key (county_code, need_id),
  constraint need_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id)
);
create index need_by_partnership on need (county_code, partnership_id);

select protect_county_table(name::regclass)
  from unnest(array['programme', 'partnership', 'plan_version', 'commitment', 'trail_step', 'waiver', 'need']) as name;
revoke update, delete on trail_step from xieshou_app;
