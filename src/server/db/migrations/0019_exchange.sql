-- How many teachers of a school are eligible for exchange in a school year, as the county's list counts them. Who is
-- eligible is decided locally (commonly after six years in one school), so it is stated and not computed.
create table exchange_base (
  county_code text not null,
  school_id uuid not null,
  -- By its first calendar year.
  school_year integer not null,
  -- Null where the number was taken back.
  eligible integer,
  stated_by uuid not null,
  stated_at timestamptz not null,
  constraint exchange_base_pk primary key (county_code, school_id, school_year),
  constraint exchange_base_of_school foreign key (county_code, school_id) references school (county_code, school_id),
  constraint exchange_base_eligible check (eligible >= 0)
);

select protect_county_table('exchange_base');
revoke delete on exchange_base from xieshou_app;
