-- Student aid: one application for a pupil, a term and a benefit. Of a pupil stands here what aid needs and nothing
-- else: no identity number, no telephone, no cause, no illness, and no free text in which one could stand.

create table aid_run (
  county_code text not null,
  run_id uuid not null,
  term text not null,
  -- The partnership whose helper school pays; null where the county's budget does.
  partnership_id uuid,
  paid_on date not null,
  -- Pupils and amount as they were paid: they stand when the names that they were counted by are erased.
  people integer not null default 0,
  amount_fen bigint not null default 0,
  paid_by uuid not null,
  paid_at timestamptz not null,
  constraint aid_run_pk primary key (county_code, run_id),
  constraint aid_run_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  -- One action pays in many steps: all of them find the same run.
  constraint aid_run_once unique nulls not distinct (county_code, paid_by, paid_at, term, partnership_id)
);
create index aid_run_by_partnership on aid_run (county_code, partnership_id, paid_on);

create table aid_application (
  county_code text not null,
  application_id uuid not null,
  school_id uuid not null,
  term text not null,
  -- Counts the applications of a school and term, so that people can name one without naming the pupil.
  number integer not null,
  state text not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  created_by uuid not null,
  created_at timestamptz not null,
  submitted_by uuid,
  -- Null once the time for keeping it is over.
  pupil_name text,
  grade text not null,
  class_name text not null,
  is_boarder boolean not null,
  category text not null,
  tier text not null,
  basis text not null,
  is_on_list boolean not null default false,
  arrived_on date,
  -- The fee that is waived; null for the living subsidy.
  fee_item text,
  amount_fen bigint not null,
  account text,
  partnership_id uuid,
  published_on date,
  publication_until date,
  run_id uuid,
  constraint aid_application_pk primary key (county_code, application_id),
  constraint aid_application_of_school foreign key (county_code, school_id) references school (county_code, school_id),
  constraint aid_application_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  constraint aid_application_of_run foreign key (county_code, run_id) references aid_run (county_code, run_id),
  constraint aid_application_number unique (county_code, school_id, term, number),
  constraint aid_application_state check (state in ('draft', 'submitted', 'published', 'returned', 'approved', 'paid', 'withdrawn')),
  constraint aid_application_tier check (tier in ('first', 'second', 'third')),
  constraint aid_application_basis check (basis in ('civilList', 'certificate', 'scoring')),
  constraint aid_application_amount check (amount_fen > 0),
  constraint aid_application_publication check ((published_on is null) = (publication_until is null)
    and (state not in ('published', 'approved', 'paid') or published_on is not null)),
  constraint aid_application_run check ((state = 'paid') = (run_id is not null))
);
create unique index aid_application_once on aid_application (county_code, school_id, term, grade, class_name, pupil_name, coalesce(fee_item, ''))
  where state <> 'withdrawn';
create index aid_application_by_state on aid_application (county_code, state, changed_at);
create index aid_application_by_term on aid_application (county_code, term, category);
create index aid_application_by_run on aid_application (county_code, run_id);
create index aid_application_by_publication on aid_application (county_code, school_id, term, published_on);

-- An objection raised while an application is published.
create table aid_appeal (
  county_code text not null,
  appeal_id uuid not null,
  application_id uuid not null,
  raised_on date not null,
  raised_by text not null,
  matter text not null,
  outcome text,
  decided_on date,
  decision text,
  decided_by uuid,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint aid_appeal_pk primary key (county_code, appeal_id),
  constraint aid_appeal_of_application foreign key (county_code, application_id) references aid_application (county_code, application_id),
  constraint aid_appeal_outcome check (outcome in ('upheld', 'rejected')),
  constraint aid_appeal_decided check ((outcome is null) = (decided_on is null) and (outcome is null) = (decided_by is null))
);
create index aid_appeal_by_application on aid_appeal (county_code, application_id);

-- Who stands on the civil affairs list, as far as it is needed to tell a school that no certificate need be asked for.
create table aid_listed (
  county_code text not null,
  school_id uuid not null,
  pupil_name text not null,
  category text not null,
  listed_on date not null,
  constraint aid_listed_pk primary key (county_code, school_id, pupil_name, category),
  constraint aid_listed_of_school foreign key (county_code, school_id) references school (county_code, school_id)
);

select protect_county_table(name::regclass) from unnest(array['aid_run', 'aid_application', 'aid_appeal', 'aid_listed']) as name;
revoke delete on aid_run, aid_application, aid_appeal from xieshou_app;

-- The contract's list of kinds is the one that counts; here only their form is held, so that a new one needs no migration.
alter table import_draft drop constraint if exists import_draft_kind;
alter table import_draft add constraint import_draft_kind check (kind ~ '^[a-zA-Z]{1,40}$');
