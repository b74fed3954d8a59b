-- Pairs of schools come from sheets too.
alter table import_draft drop constraint import_draft_kind;
alter table import_draft add constraint import_draft_kind check (kind in ('schools', 'staff', 'partnerships'));
