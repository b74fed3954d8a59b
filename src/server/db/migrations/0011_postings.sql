-- People sent: to the helped school (a posting), or from there to learn (follow-on study, a study tour). The personnel
-- relation stays with the home school: nothing here moves a person from one school's staff to another's.

-- Whose account it is, where the person is on a staff list: a posted teacher enters their own months.
alter table account
  add column staff_id uuid,
  add constraint account_of_staff foreign key (county_code, staff_id) references staff (county_code, staff_id),
  add constraint account_staff_once unique (county_code, staff_id);
alter table import_draft
  drop constraint import_draft_kind,
  add constraint import_draft_kind check (kind in ('schools', 'staff', 'partnerships', 'postingMonths'));

create table posting (
  county_code text not null,
  posting_id uuid not null,
  partnership_id uuid not null,
  kind text not null,
  state text not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  -- What the post asks for.
  role text,
  subject text,
  grades text[] not null,
  is_full_time boolean not null,
  -- Share of a full post in percent; a full-time posting has 100.
  share_percent integer not null,
  lessons_per_week integer,
  from_day date not null,
  to_day date not null,
  wish text,
  -- Who fills it; null until somebody is nominated.
  staff_id uuid,
  person_name text,
  home_school_id uuid not null,
  host_school_id uuid not null,
  -- Where a study tour goes that leads past the host school.
  place text,
  -- What the person's leaving leaves at the home school: lessons a week that others must take, and who takes them.
  home_lessons_per_week integer,
  cover text,
  began_on date,
  -- The last day on post where it ended before to_day.
  ended_on date,
  handover text,
  created_by uuid not null,
  created_at timestamptz not null,
  submitted_by uuid,
  constraint posting_pk primary key (county_code, posting_id),
  constraint posting_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  constraint posting_of_staff foreign key (county_code, staff_id) references staff (county_code, staff_id),
  constraint posting_kind check (kind in ('posting', 'followOn', 'studyTour')),
  constraint posting_state check (state in ('draft', 'submitted', 'nominated', 'endorsed', 'returned', 'approved', 'active', 'completed', 'withdrawn')),
  constraint posting_role check ((kind = 'posting') = (role is not null) and role in ('manager', 'homeroom', 'subjectTeacher')),
  constraint posting_share check (share_percent >= 1 and share_percent <= 100 and (not is_full_time or share_percent = 100)),
  constraint posting_days check (from_day <= to_day and began_on >= from_day and began_on <= to_day
                                 and ended_on >= coalesce(began_on, from_day) and ended_on <= to_day),
  constraint posting_filled check (state in ('draft', 'submitted', 'returned', 'withdrawn') or staff_id is not null)
);
create index posting_by_partnership on posting (county_code, partnership_id, from_day);
create index posting_by_home on posting (county_code, home_school_id, from_day);
create index posting_by_host on posting (county_code, host_school_id, from_day);
create index posting_by_staff on posting (county_code, staff_id, from_day);
create index posting_waiting on posting (county_code, state, changed_at) where state in ('submitted', 'nominated', 'endorsed', 'approved');

-- What a posted person did in a month: the input of allowances. Days are calendar days of absence; lessons are those
-- taught at the host school. Confirmed by the host school.
create table posting_month (
  county_code text not null,
  posting_id uuid not null,
  month date not null,
  absent_days integer not null,
  lessons integer not null,
  note text,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  constraint posting_month_pk primary key (county_code, posting_id, month),
  constraint posting_month_of_posting foreign key (county_code, posting_id) references posting (county_code, posting_id),
  constraint posting_month_first_day check (extract(day from month) = 1),
  constraint posting_month_amounts check (absent_days >= 0 and absent_days <= 31 and lessons >= 0)
);

-- The person's own support plan: goals with a day, and what was done about them.
create table posting_goal (
  county_code text not null,
  goal_id uuid not null,
  posting_id uuid not null,
  ordinal integer not null,
  goal text not null,
  due_day date not null,
  result text,
  done_on date,
  constraint posting_goal_pk primary key (county_code, goal_id),
  constraint posting_goal_of_posting foreign key (county_code, posting_id) references posting (county_code, posting_id)
);
create index posting_goal_by_posting on posting_goal (county_code, posting_id, ordinal);

select protect_county_table(name::regclass) from unnest(array['posting', 'posting_month', 'posting_goal']) as name;
-- A goal may be taken out of a plan; the audit trail keeps it.
revoke delete on posting, posting_month from xieshou_app;
