-- What happened. A record is never deleted: it is voided with a reason. Its present content stands in the row, every
-- earlier one in record_revision.

create table record (
  county_code text not null,
  record_id uuid not null,
  partnership_id uuid not null,
  -- Copied from the partnership, so that a school's own lists need no join.
  helper_school_id uuid not null,
  helped_school_id uuid not null,
  category text not null,
  from_day date not null,
  to_day date not null,
  state text not null,
  -- The school whose statement the content is; null for the bureau.
  stated_by_school_id uuid,
  subjects text[] not null,
  grades text[] not null,
  -- [{name, staffId}] and {measure: amount}.
  people jsonb not null,
  amounts jsonb not null,
  earmark text,
  posting_role text,
  place text,
  note text,
  -- Names, place and note with their pinyin initials, in lower case: what a list is searched by.
  search_text text not null,
  version integer not null,
  idempotency_key uuid not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  changed_at timestamptz not null,
  constraint record_pk primary key (county_code, record_id),
  constraint record_entered_once unique (county_code, entered_by, idempotency_key),
  constraint record_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  constraint record_state check (state in ('planned', 'submitted', 'questioned', 'confirmed', 'verified', 'voided')),
  constraint record_days check (from_day <= to_day)
);
create index record_by_partnership on record (county_code, partnership_id, from_day desc, record_id);
create index record_by_day on record (county_code, from_day desc, record_id);
create index record_by_helper on record (county_code, helper_school_id, from_day desc, record_id);
create index record_by_helped on record (county_code, helped_school_id, from_day desc, record_id);
-- What waits for somebody is a small part of all records.
create index record_waiting on record (county_code, state, changed_at) where state in ('submitted', 'questioned', 'confirmed');

create table record_revision (
  county_code text not null,
  record_id uuid not null,
  version integer not null,
  at timestamptz not null,
  account_id uuid not null,
  content jsonb not null,
  constraint record_revision_pk primary key (county_code, record_id, version),
  constraint record_revision_of_record foreign key (county_code, record_id) references record (county_code, record_id)
);

-- Files live in the database, in pieces: they are there exactly when their record is, in backups too.
create table attachment (
  county_code text not null,
  attachment_id uuid not null,
  record_id uuid not null,
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  added_by uuid not null,
  added_at timestamptz not null,
  constraint attachment_pk primary key (county_code, attachment_id),
  constraint attachment_of_record foreign key (county_code, record_id) references record (county_code, record_id)
);
create index attachment_by_record on attachment (county_code, record_id);

create table attachment_piece (
  county_code text not null,
  attachment_id uuid not null,
  ordinal integer not null,
  content bytea not null,
  constraint attachment_piece_pk primary key (county_code, attachment_id, ordinal),
  constraint attachment_piece_of_attachment foreign key (county_code, attachment_id) references attachment (county_code, attachment_id)
);

select protect_county_table(name::regclass)
  from unnest(array['record', 'record_revision', 'attachment', 'attachment_piece']) as name;
revoke delete on record from xieshou_app;
revoke update, delete on record_revision from xieshou_app;
