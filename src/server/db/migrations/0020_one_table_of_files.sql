-- Files of goods, assets and requests join those of records and payments: one table, one way in. `role` says what a file
-- is for where a thing tells files apart; `part` names a step of the thing: an entry of progress, a check.
alter table attachment
  add column role text,
  add column part uuid,
  drop constraint attachment_thing_kind,
  add constraint attachment_thing_kind check (thing_kind in ('record', 'payment', 'goods', 'asset', 'request')),
  add constraint attachment_role check (role in ('paper', 'photo', 'receipt', 'signature', 'check', 'progress', 'completion'));

insert into attachment (county_code, attachment_id, thing_kind, thing_id, role, part, file_name, media_type, bytes, sha256, added_by, added_at)
select county_code, file_id, thing_kind, thing_id, role, part, file_name, media_type, bytes, sha256, added_by, added_at from thing_file;
insert into attachment_piece (county_code, attachment_id, ordinal, content)
select county_code, file_id, ordinal, content from thing_file_piece;

drop table thing_file_piece;
drop table thing_file;
