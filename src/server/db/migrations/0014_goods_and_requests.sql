-- Goods that change hands, what becomes of them, and what schools ask the county for.

-- One handover list: a donation of a social donor, or a transfer of state assets between public schools.
create table goods (
  county_code text not null references county (county_code),
  goods_id uuid not null,
  partnership_id uuid not null,
  mode text not null,
  -- Which promises of a plan a donation is for; a transfer counts for both.
  purpose text not null,
  state text not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  title text not null,
  giver_kind text not null,
  giver_name text not null,
  -- The donor asks not to be named in the publication.
  is_anonymous boolean not null,
  use_text text,
  agreement_no text,
  agreed_on date,
  is_voluntary boolean not null,
  note text,
  -- The collective decision of the school that gives.
  decided_on date,
  decision_participants text,
  decision_paper text,
  handed_over_on date,
  received_on date,
  receipt_note text,
  -- The receipt for a public-interest donation (公益事业捐赠票据).
  receipt_no text,
  receipt_issued_on date,
  value_fen bigint not null,
  search_text text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  submitted_by uuid,
  constraint goods_pk primary key (county_code, goods_id),
  constraint goods_of_partnership foreign key (county_code, partnership_id) references partnership (county_code, partnership_id),
  constraint goods_mode check ((mode = 'transfer') = (giver_kind = 'publicSchool') and mode in ('donation', 'transfer')),
  constraint goods_giver_kind check (giver_kind in ('publicSchool', 'enterprise', 'organisation', 'person')),
  constraint goods_purpose check (purpose in ('donation_goods', 'equipment')),
  constraint goods_state check (state in ('draft', 'submitted', 'returned', 'approved', 'handedOver', 'received', 'withdrawn')),
  constraint goods_decision check ((decided_on is null) = (decision_paper is null) and (decided_on is null) = (decision_participants is null)),
  constraint goods_decided check (mode = 'donation' or decided_on is not null or state in ('draft', 'submitted', 'returned', 'withdrawn')),
  constraint goods_handed_over check (handed_over_on is not null or state not in ('handedOver', 'received')),
  constraint goods_received check (received_on is not null or state <> 'received'),
  constraint goods_days check (received_on is null or (handed_over_on is not null and received_on >= handed_over_on)),
  constraint goods_receipt check ((receipt_no is null) = (receipt_issued_on is null) and (receipt_no is null or mode = 'donation')),
  constraint goods_receipt_once unique (county_code, receipt_no),
  constraint goods_value check (value_fen >= 0)
);
create index goods_by_partnership on goods (county_code, partnership_id);
create index goods_by_change on goods (county_code, changed_at desc, goods_id);
create index goods_waiting on goods (county_code, state, changed_at) where state in ('submitted', 'approved', 'handedOver');

create table goods_item (
  county_code text not null references county (county_code),
  item_id uuid not null,
  goods_id uuid not null,
  ordinal integer not null,
  name text not null,
  kind text not null,
  -- GB/T 14885.
  class_code text,
  spec text,
  count integer not null,
  unit text not null,
  unit_value_fen bigint not null,
  value_basis text not null,
  source text,
  custodian text,
  -- What arrived; null until somebody has counted.
  received_count integer,
  receipt_note text,
  constraint goods_item_pk primary key (county_code, item_id),
  constraint goods_item_of_goods foreign key (county_code, goods_id) references goods (county_code, goods_id),
  constraint goods_item_kind check (kind in ('equipment', 'specialEquipment', 'furniture', 'books', 'consumables')),
  constraint goods_item_basis check (value_basis in ('invoice', 'book', 'appraisal', 'market', 'nominal')),
  constraint goods_item_amounts check (count >= 1 and unit_value_fen >= 0 and (received_count is null or (received_count >= 0 and received_count <= count)))
);
create index goods_item_by_goods on goods_item (county_code, goods_id, ordinal);

-- A donor's consent to another use; the latest is the use in force.
create table goods_use_change (
  county_code text not null references county (county_code),
  change_id uuid not null,
  goods_id uuid not null,
  use_text text not null,
  consented_on date not null,
  paper text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint goods_use_change_pk primary key (county_code, change_id),
  constraint goods_use_change_of_goods foreign key (county_code, goods_id) references goods (county_code, goods_id)
);
create index goods_use_change_by_goods on goods_use_change (county_code, goods_id, entered_at);

-- The last running number of each series of asset numbers. Its row lock keeps two receipts from taking the same number.
create table asset_series (
  county_code text not null references county (county_code),
  series text not null,
  last_number integer not null,
  constraint asset_series_pk primary key (county_code, series)
);

-- One numbered thing or batch at the school that received it.
create table asset (
  county_code text not null references county (county_code),
  asset_id uuid not null,
  goods_id uuid not null,
  item_id uuid not null,
  school_id uuid not null,
  asset_no text not null,
  quantity integer not null,
  received_on date not null,
  constraint asset_pk primary key (county_code, asset_id),
  constraint asset_of_item foreign key (county_code, item_id) references goods_item (county_code, item_id),
  constraint asset_of_goods foreign key (county_code, goods_id) references goods (county_code, goods_id),
  constraint asset_at_school foreign key (county_code, school_id) references school (county_code, school_id),
  constraint asset_no_once unique (county_code, asset_no),
  constraint asset_quantity check (quantity >= 1)
);
create index asset_by_goods on asset (county_code, goods_id, asset_no);
create index asset_by_school on asset (county_code, school_id, asset_no);

-- What somebody found when looking for an asset. The latest tells its state.
create table asset_check (
  county_code text not null references county (county_code),
  check_id uuid not null,
  asset_id uuid not null,
  checked_on date not null,
  condition text not null,
  -- How many of a batch are still there.
  found_count integer not null,
  place text,
  custodian text,
  note text,
  checked_by uuid not null,
  checked_at timestamptz not null,
  constraint asset_check_pk primary key (county_code, check_id),
  constraint asset_check_of_asset foreign key (county_code, asset_id) references asset (county_code, asset_id),
  constraint asset_check_condition check (condition in ('inUse', 'idle', 'broken', 'scrapped', 'lost')),
  constraint asset_check_found check (found_count >= 0)
);
create index asset_check_by_asset on asset_check (county_code, asset_id, checked_on desc, checked_at desc);

-- Building and equipment that a school asks the county or a level above for.
create table request (
  county_code text not null references county (county_code),
  request_id uuid not null,
  school_id uuid not null,
  kind text not null,
  state text not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  title text not null,
  description text not null,
  wanted_by date,
  -- [{name, amountFen}] and their sum.
  lines jsonb not null,
  estimate_fen bigint not null,
  granted_fen bigint,
  approved_on date,
  actual_fen bigint,
  completed_on date,
  search_text text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  submitted_by uuid,
  constraint request_pk primary key (county_code, request_id),
  constraint request_of_school foreign key (county_code, school_id) references school (county_code, school_id),
  constraint request_kind check (kind in ('building', 'equipment', 'repair', 'other')),
  constraint request_state check (state in ('draft', 'submitted', 'returned', 'approved', 'active', 'completed', 'withdrawn')),
  constraint request_amounts check (estimate_fen >= 0 and (granted_fen is null or granted_fen > 0) and (actual_fen is null or actual_fen >= 0)),
  constraint request_granted check ((granted_fen is null) = (approved_on is null) and (granted_fen is not null or state not in ('approved', 'active', 'completed'))),
  constraint request_completed check ((actual_fen is null) = (completed_on is null) and (actual_fen is not null or state <> 'completed'))
);
create index request_by_school on request (county_code, school_id, changed_at desc);
create index request_by_change on request (county_code, changed_at desc, request_id);
create index request_waiting on request (county_code, state, changed_at) where state in ('submitted', 'approved');

-- Opinions of the township, departments, the leading group; nobody changes one afterwards.
create table request_opinion (
  county_code text not null references county (county_code),
  opinion_id uuid not null,
  request_id uuid not null,
  source text not null,
  office text not null,
  stance text not null,
  given_on date not null,
  words text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint request_opinion_pk primary key (county_code, opinion_id),
  constraint request_opinion_of_request foreign key (county_code, request_id) references request (county_code, request_id),
  constraint request_opinion_source check (source in ('township', 'department', 'leadingGroup', 'expert')),
  constraint request_opinion_stance check (stance in ('for', 'conditional', 'against'))
);
create index request_opinion_by_request on request_opinion (county_code, request_id, given_on, entered_at);

-- Passed on to a level above the county.
create table request_referral (
  county_code text not null references county (county_code),
  referral_id uuid not null,
  request_id uuid not null,
  level text not null,
  sent_on date not null,
  paper_no text not null,
  note text,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint request_referral_pk primary key (county_code, referral_id),
  constraint request_referral_of_request foreign key (county_code, request_id) references request (county_code, request_id),
  constraint request_referral_level check (level in ('city', 'province', 'state'))
);
create index request_referral_by_request on request_referral (county_code, request_id, sent_on);

create table request_progress (
  county_code text not null references county (county_code),
  progress_id uuid not null,
  request_id uuid not null,
  on_day date not null,
  percent integer not null,
  words text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint request_progress_pk primary key (county_code, progress_id),
  constraint request_progress_of_request foreign key (county_code, request_id) references request (county_code, request_id),
  constraint request_progress_percent check (percent >= 0 and percent <= 100)
);
create index request_progress_by_request on request_progress (county_code, request_id, on_day, entered_at);

-- Photos, papers and signatures of things; as attachments of records, in pieces. `part` names a step of the thing: an
-- entry of progress, a check.
create table thing_file (
  county_code text not null references county (county_code),
  file_id uuid not null,
  thing_kind text not null,
  thing_id uuid not null,
  role text not null,
  part uuid,
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  added_by uuid not null,
  added_at timestamptz not null,
  constraint thing_file_pk primary key (county_code, file_id),
  constraint thing_file_kind check (thing_kind in ('goods', 'asset', 'request')),
  constraint thing_file_role check (role in ('paper', 'photo', 'receipt', 'signature', 'check', 'progress', 'completion'))
);
create index thing_file_by_thing on thing_file (county_code, thing_id, added_at);

create table thing_file_piece (
  county_code text not null references county (county_code),
  file_id uuid not null,
  ordinal integer not null,
  content bytea not null,
  constraint thing_file_piece_pk primary key (county_code, file_id, ordinal),
  constraint thing_file_piece_of_file foreign key (county_code, file_id) references thing_file (county_code, file_id)
);

select protect_county_table(name::regclass)
  from unnest(array['goods', 'goods_item', 'goods_use_change', 'asset_series', 'asset', 'asset_check', 'request', 'request_opinion',
                    'request_referral', 'request_progress', 'thing_file', 'thing_file_piece']) as name;
revoke delete on goods, asset, asset_series, request from xieshou_app;
revoke update, delete on goods_use_change, asset_check, request_opinion, request_referral, request_progress, thing_file, thing_file_piece from xieshou_app;
