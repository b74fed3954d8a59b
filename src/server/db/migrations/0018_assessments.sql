-- Assessment of posted people (专项考核): opened by the bureau, scored by the person and both schools, closed by the bureau;
-- and the list of those to be given priority in awards and promotion, which records decisions and computes none.

alter table trail_step
  drop constraint trail_step_kind,
  add constraint trail_step_kind check (thing_kind in (
    'plan', 'record', 'waiver', 'posting', 'payment', 'goods', 'aid', 'request', 'allowanceRun', 'mentorship', 'project',
    'assessment'));

create table assessment (
  county_code text not null,
  assessment_id uuid not null,
  posting_id uuid not null,
  -- The first calendar year of the school year.
  school_year integer not null,
  -- By when scores are asked for.
  due_day date not null,
  state text not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  -- The form as it held on the day of opening, with its paper: {effectiveFrom, source, value}.
  form jsonb not null,
  -- What closing fixed: the weighted result in hundredths of a point, the grade that follows from it and the one confirmed.
  result_hundredths integer,
  computed_grade text,
  grade text,
  -- Why it was closed without somebody's word, and why the grade is another.
  missing_reason text,
  grade_reason text,
  -- The facts beside the form as they stood at closing.
  facts jsonb,
  closed_on date,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint assessment_pk primary key (county_code, assessment_id),
  constraint assessment_of_posting foreign key (county_code, posting_id) references posting (county_code, posting_id),
  constraint assessment_state check (state in ('open', 'closed', 'voided')),
  constraint assessment_result check (result_hundredths >= 0 and result_hundredths <= 10000),
  constraint assessment_closed check ((state = 'closed') = (grade is not null)
                                      and (grade is null) = (result_hundredths is null)
                                      and (grade is null) = (computed_grade is null)
                                      and (grade is null) = (facts is null)
                                      and (grade is null) = (closed_on is null))
);
create unique index assessment_once on assessment (county_code, posting_id, school_year) where state <> 'voided';
create index assessment_by_year on assessment (county_code, school_year, state);

-- What one party handed in. It stays; where the bureau returns it, the party hands in another.
create table assessment_sheet (
  county_code text not null,
  sheet_id uuid not null,
  assessment_id uuid not null,
  party text not null,
  -- [{key, score, remark}]
  scores jsonb not null,
  remark text,
  handed_in_by uuid not null,
  handed_in_at timestamptz not null,
  returned_by uuid,
  returned_at timestamptz,
  return_reason text,
  idempotency_key uuid not null,
  constraint assessment_sheet_pk primary key (county_code, sheet_id),
  constraint assessment_sheet_once unique (county_code, handed_in_by, idempotency_key),
  constraint assessment_sheet_of_assessment foreign key (county_code, assessment_id) references assessment (county_code, assessment_id),
  constraint assessment_sheet_party check (party in ('self', 'helped', 'helper')),
  constraint assessment_sheet_returned check ((returned_by is null) = (returned_at is null) and (returned_by is null) = (return_reason is null))
);
create unique index assessment_sheet_in_force on assessment_sheet (county_code, assessment_id, party) where returned_at is null;

-- Whom the bureau has put on the list, for what, and on which paper or promise it rests. No entitlement follows from it.
create table priority_entry (
  county_code text not null,
  entry_id uuid not null,
  assessment_id uuid not null,
  purpose text not null,
  -- As it stood when the decision was taken.
  grade text not null,
  basis text not null,
  -- The version of the plan that the words stand in, where they stand in one.
  version_id uuid,
  decided_on date not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  removal_reason text,
  constraint priority_entry_pk primary key (county_code, entry_id),
  constraint priority_entry_of_assessment foreign key (county_code, assessment_id) references assessment (county_code, assessment_id),
  constraint priority_entry_of_version foreign key (county_code, version_id) references plan_version (county_code, version_id),
  constraint priority_entry_purpose check (purpose in ('award', 'title', 'promotion')),
  constraint priority_entry_removed check ((removed_by is null) = (removed_at is null) and (removed_by is null) = (removal_reason is null))
);
create unique index priority_entry_once on priority_entry (county_code, assessment_id, purpose) where removed_at is null;
create index priority_entry_by_day on priority_entry (county_code, decided_on desc);

select protect_county_table(name::regclass) from unnest(array['assessment', 'assessment_sheet', 'priority_entry']) as name;
revoke delete on assessment, assessment_sheet, priority_entry from xieshou_app;
