-- An event is a planned record with an announcement: the record stays the one statement, and what stands here tells who
-- may come, who wants to, who came and what they thought of it.

create table event (
  county_code text not null,
  record_id uuid not null,
  -- null: as many as come.
  capacity integer,
  sign_up_until date not null,
  -- Schools whose people may sign up.
  open_to uuid[] not null,
  -- Part of the address behind the code on the big screen; it works on the days of the event only.
  attendance_token text not null,
  announced_by uuid not null,
  announced_at timestamptz not null,
  constraint event_pk primary key (county_code, record_id),
  constraint event_of_record foreign key (county_code, record_id) references record (county_code, record_id),
  constraint event_token unique (county_code, attendance_token),
  constraint event_capacity check (capacity > 0)
);

create table event_participant (
  county_code text not null,
  participant_id uuid not null,
  record_id uuid not null,
  name text not null,
  staff_id uuid,
  account_id uuid,
  -- null for a guest of no school of the county; then school_name is what the guest wrote.
  school_id uuid,
  school_name text,
  invited_at timestamptz,
  signed_up_at timestamptz,
  -- Places go by this number, given under the lock of the event: two taps of one instant are told apart.
  sign_up_number integer,
  attended_at timestamptz,
  attended_how text,
  -- A guest counts once the host says so.
  is_approved boolean not null,
  constraint event_participant_pk primary key (county_code, participant_id),
  constraint event_participant_of_event foreign key (county_code, record_id) references event (county_code, record_id),
  constraint event_participant_staff_once unique (county_code, record_id, staff_id),
  constraint event_participant_account_once unique (county_code, record_id, account_id),
  constraint event_participant_number_once unique (county_code, record_id, sign_up_number),
  constraint event_participant_number check ((signed_up_at is null) = (sign_up_number is null)),
  constraint event_participant_how check ((attended_at is null) = (attended_how is null) and attended_how in ('code', 'list', 'guest'))
);
create index event_participant_by_account on event_participant (county_code, account_id);

-- Three answers of 1 to 5 and a line of text, once for each participant. Who gave them is never told.
create table event_feedback (
  county_code text not null,
  participant_id uuid not null,
  record_id uuid not null,
  answers smallint[] not null,
  words text,
  given_at timestamptz not null,
  constraint event_feedback_pk primary key (county_code, participant_id),
  constraint event_feedback_of_participant foreign key (county_code, participant_id) references event_participant (county_code, participant_id),
  constraint event_feedback_answers check (cardinality(answers) = 3 and 1 <= all (answers) and 5 >= all (answers))
);
create index event_feedback_by_event on event_feedback (county_code, record_id);

select protect_county_table(name::regclass) from unnest(array['event', 'event_participant', 'event_feedback']) as name;
revoke delete on event, event_participant, event_feedback from xieshou_app;
