-- People, what they may do, and the schools of a county. Every key leads with county_code, so that one county's rows
-- can live on one server; ids are UUIDs of version 7 made by the application.

create table account (
  county_code text not null references county (county_code),
  account_id uuid not null,
  login_name text not null,
  display_name text not null,
  -- Argon2id in its own text form, which carries its parameters.
  password_hash text not null,
  must_change_password boolean not null default false,
  is_active boolean not null default true,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  constraint account_pk primary key (county_code, account_id),
  constraint account_login_name_once unique (county_code, login_name)
);

create table account_grant (
  county_code text not null,
  account_id uuid not null,
  role text not null,
  scope_kind text not null,
  -- The programme or school; the nil UUID for the county, so that the key holds no null.
  scope_id uuid not null,
  constraint account_grant_pk primary key (county_code, account_id, role, scope_kind, scope_id),
  constraint account_grant_of_account foreign key (county_code, account_id) references account (county_code, account_id),
  constraint account_grant_role check (role in ('bureauOfficer', 'leader', 'deputy', 'member', 'coordinator', 'postedTeacher', 'auditor')),
  constraint account_grant_scope check (scope_kind in ('county', 'programme', 'school'))
);

create table session (
  county_code text not null,
  -- SHA-256 of the token: somebody who reads the table cannot sign in with it.
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  constraint session_pk primary key (county_code, token_hash),
  constraint session_of_account foreign key (county_code, account_id) references account (county_code, account_id)
);
create index session_by_account on session (county_code, account_id);

create table school (
  county_code text not null references county (county_code),
  school_id uuid not null,
  school_code text not null,
  name text not null,
  short_name text,
  -- Pinyin initials, for search: 城关中学 is cgzx.
  initials text not null,
  stages text[] not null,
  township text,
  longitude double precision,
  latitude double precision,
  pupils integer,
  teachers integer,
  is_active boolean not null default true,
  constraint school_pk primary key (county_code, school_id),
  constraint school_code_once unique (county_code, school_code),
  constraint school_code_form check (school_code ~ '^[0-9]{10}$'),
  constraint school_place check ((longitude is null) = (latitude is null))
);

create table staff (
  county_code text not null,
  staff_id uuid not null,
  school_id uuid not null,
  staff_no text not null,
  name text not null,
  initials text not null,
  gender text,
  subjects text[] not null,
  grades text[] not null,
  title text,
  post text,
  honour text,
  working_since text,
  phone text,
  is_active boolean not null default true,
  constraint staff_pk primary key (county_code, staff_id),
  constraint staff_no_once unique (county_code, school_id, staff_no),
  constraint staff_of_school foreign key (county_code, school_id) references school (county_code, school_id)
);

-- A sheet that was checked and waits to be taken over; cleared after a day.
create table import_draft (
  county_code text not null references county (county_code),
  import_id uuid not null,
  account_id uuid not null,
  kind text not null,
  file_name text not null,
  content bytea not null,
  created_at timestamptz not null,
  constraint import_draft_pk primary key (county_code, import_id),
  constraint import_draft_kind check (kind in ('schools', 'staff'))
);

-- Who did what. Nothing in the application changes or deletes a row of it.
create table audit_entry (
  county_code text not null references county (county_code),
  entry_id uuid not null,
  at timestamptz not null,
  account_id uuid,
  action text not null,
  thing_kind text not null,
  thing_id uuid,
  detail jsonb,
  constraint audit_entry_pk primary key (county_code, entry_id)
);
create index audit_entry_by_time on audit_entry (county_code, at desc);

select protect_county_table(name::regclass)
  from unnest(array['account', 'account_grant', 'session', 'school', 'staff', 'import_draft', 'audit_entry']) as name;
revoke update, delete on audit_entry from xieshou_app;

-- Names and codes of counties are no secret: the sign-in page lists them before anybody is known.
create policy county_names on county for select to xieshou_app using (true);
