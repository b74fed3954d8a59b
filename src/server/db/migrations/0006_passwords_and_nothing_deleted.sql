-- Passwords that an account had: hashes only, the latest few are compared when a new one is chosen.
create table password_history (
  county_code text not null,
  account_id uuid not null,
  set_at timestamptz not null,
  entry_id uuid not null,
  password_hash text not null,
  constraint password_history_pk primary key (county_code, account_id, entry_id),
  constraint password_history_of_account foreign key (county_code, account_id) references account (county_code, account_id)
);
select protect_county_table('password_history');

-- Nothing that people entered or decided is ever deleted: it is closed, voided or withdrawn. The rows below are facts;
-- only sessions, checked sheets, grants and old password hashes go.
revoke delete on county, account, school, staff, programme, partnership, plan_version, commitment, waiver, need,
                 attachment, attachment_piece
  from xieshou_app;
revoke update on attachment, attachment_piece, need from xieshou_app;
