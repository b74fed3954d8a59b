-- Rooms of their own: pairs of teachers with what they did together, and research projects. What is confirmed here is
-- evidence by itself and entered nowhere else.

alter table trail_step
  drop constraint trail_step_kind,
  add constraint trail_step_kind check (thing_kind in (
    'plan', 'record', 'waiver', 'posting', 'payment', 'goods', 'aid', 'request', 'allowanceRun', 'mentorship', 'project'));

create table project (
  county_code text not null,
  project_id uuid not null,
  partnership_id uuid not null,
  title text not null,
  subjects text[] not null,
  -- [{name, staffId, isLeader}]
  people jsonb not null,
  from_day date not null,
  to_day date not null,
  -- Its opening is a statement of one school that the other one confirms, as a record is.
  state text not null,
  stated_by_school_id uuid,
  search_text text not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint project_pk primary key (county_code, project_id),
  constraint project_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  constraint project_state check (state in ('submitted', 'questioned', 'confirmed', 'verified', 'voided')),
  constraint project_days check (from_day <= to_day)
);
create index project_by_partnership on project (county_code, partnership_id, from_day);

create table project_stage (
  county_code text not null,
  project_id uuid not null,
  stage text not null,
  due_day date not null,
  done_on date,
  result text,
  constraint project_stage_pk primary key (county_code, project_id, stage),
  constraint project_stage_of_project foreign key (county_code, project_id) references project (county_code, project_id),
  constraint project_stage_name check (stage in ('opening', 'proposal', 'midterm', 'conclusion', 'spreading'))
);

create table mentorship (
  county_code text not null,
  mentorship_id uuid not null,
  partnership_id uuid not null,
  mentor_id uuid not null,
  mentee_id uuid not null,
  subject text not null,
  from_day date not null,
  -- The last day; brought forward where the pair ends early.
  to_day date not null,
  -- What the plan promises of the two; null where it names no number.
  per_month integer,
  state text not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint mentorship_pk primary key (county_code, mentorship_id),
  constraint mentorship_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  constraint mentorship_of_mentor foreign key (county_code, mentor_id) references staff (county_code, staff_id),
  constraint mentorship_of_mentee foreign key (county_code, mentee_id) references staff (county_code, staff_id),
  constraint mentorship_state check (state in ('submitted', 'confirmed', 'voided')),
  constraint mentorship_days check (from_day <= to_day),
  constraint mentorship_per_month check (per_month > 0)
);
create index mentorship_by_partnership on mentorship (county_code, partnership_id, from_day);
create index mentorship_by_mentor on mentorship (county_code, mentor_id, from_day);

create table mentorship_log (
  county_code text not null,
  log_id uuid not null,
  mentorship_id uuid not null,
  day date not null,
  kind text not null,
  line text,
  minutes integer not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  -- The mentee, or the coordinator of the mentee's school in their stead.
  confirmed_by uuid,
  confirmed_at timestamptz,
  idempotency_key uuid not null,
  constraint mentorship_log_pk primary key (county_code, log_id),
  constraint mentorship_log_once unique (county_code, entered_by, idempotency_key),
  constraint mentorship_log_of_mentorship foreign key (county_code, mentorship_id) references mentorship (county_code, mentorship_id),
  constraint mentorship_log_kind check (kind in ('observation', 'coaching', 'preparation', 'demonstration', 'talk')),
  constraint mentorship_log_line check (char_length(line) <= 150),
  constraint mentorship_log_minutes check (minutes >= 5 and minutes <= 600),
  constraint mentorship_log_confirmed check ((confirmed_by is null) = (confirmed_at is null))
);
create index mentorship_log_by_mentorship on mentorship_log (county_code, mentorship_id, day desc);

select protect_county_table(name::regclass)
  from unnest(array['project', 'project_stage', 'mentorship', 'mentorship_log']) as name;
revoke delete on mentorship, mentorship_log, project, project_stage from xieshou_app;
