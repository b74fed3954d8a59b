-- Money: what one school (or the bureau) gives another for a purpose, and files of things other than records.

create table payment (
  county_code text not null,
  payment_id uuid not null,
  partnership_id uuid not null,
  state text not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  purpose text not null,
  source text not null,
  amount_fen bigint not null,
  -- The term that the money is for (2012-autumn), whenever it is paid, and the day where it is for a single one.
  term text not null,
  for_day date,
  -- null where the bureau pays by itself.
  payer_school_id uuid,
  payee_school_id uuid not null,
  voucher_no text,
  summary text not null,
  note text,
  -- Summary, voucher number and note with their pinyin initials, in lower case: what a list is searched by.
  search_text text not null,
  paid_on date,
  received_on date,
  -- The payment that this one takes the place of once it is paid; its bookings are booked back then.
  corrects uuid,
  idempotency_key uuid not null,
  created_by uuid not null,
  created_at timestamptz not null,
  submitted_by uuid,
  constraint payment_pk primary key (county_code, payment_id),
  constraint payment_entered_once unique (county_code, created_by, idempotency_key),
  constraint payment_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  constraint payment_corrected foreign key (county_code, corrects) references payment (county_code, payment_id),
  constraint payment_state check (state in ('draft', 'submitted', 'returned', 'approved', 'paid', 'received', 'locked', 'withdrawn')),
  -- A correction that leaves nothing takes a payment back.
  constraint payment_amount check (amount_fen > 0 or (amount_fen = 0 and corrects is not null)),
  constraint payment_paid check (state not in ('paid', 'received', 'locked') or paid_on is not null)
);
create index payment_by_partnership on payment (county_code, partnership_id, term);
create index payment_by_term on payment (county_code, term, payment_id);
create index payment_waiting on payment (county_code, state, changed_at) where state in ('submitted', 'approved', 'paid', 'received');
-- A cashier's sheet that comes twice is entered once; a payment is corrected once, its correction again.
create unique index payment_voucher_once on payment (county_code, partnership_id, voucher_no) where state <> 'withdrawn';
create unique index payment_corrected_once on payment (county_code, corrects) where state <> 'withdrawn';

select protect_county_table('payment'::regclass);
revoke delete on payment from xieshou_app;

-- Files belong to things of every kind: a voucher to its payment, a photo to its record.
alter table attachment drop constraint attachment_of_record;
drop index attachment_by_record;
alter table attachment rename column record_id to thing_id;
alter table attachment add column thing_kind text not null default 'record';
alter table attachment
  alter column thing_kind drop default,
  add constraint attachment_thing_kind check (thing_kind in ('plan', 'record', 'waiver', 'posting', 'payment', 'goods', 'aid', 'request', 'allowanceRun', 'project'));
create index attachment_by_thing on attachment (county_code, thing_id);

-- What can be imported is listed in the contract; every feature adds its own.
alter table import_draft drop constraint import_draft_kind;
