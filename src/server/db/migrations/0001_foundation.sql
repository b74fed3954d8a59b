-- Roles belong to the whole server: another of its databases may have made this one, even in this moment.
do $$
begin
  create role xieshou_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
exception
  when duplicate_object or unique_violation then null;
end
$$;

-- Superusers may become any role; others must be a member. From PostgreSQL 16 on, making a role is not enough.
do $$
begin
  if not pg_has_role(current_user, 'xieshou_app', 'usage') then
    execute format('grant xieshou_app to %I', current_user);
  end if;
end
$$;

do $$
begin
  execute format('grant usage on schema %I to xieshou_app', current_schema());
end
$$;

-- Every migration calls this once for each table that holds a county's rows:
--   select protect_county_table('programme');
-- Without app.county the setting is empty, nullif makes it null, and null equals nothing: no rows.
-- Force makes the owner subject too; owner_rows then says openly what the owner may do, so that asOwner works
-- where the owner is no superuser. It does not reach xieshou_app, which is a member of nothing.
create function protect_county_table(protected regclass)
returns void
language plpgsql
as $$
declare
  owner name := (select pg_get_userbyid(pg_class.relowner) from pg_class where pg_class.oid = protected);
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format(
    'create policy county_rows on %s to xieshou_app'
    ' using (county_code = nullif(current_setting(''app.county'', true), ''''))'
    ' with check (county_code = nullif(current_setting(''app.county'', true), ''''))',
    protected);
  execute format('create policy owner_rows on %s to %I using (true) with check (true)', protected, owner);
  execute format('grant select, insert, update, delete on %s to xieshou_app', protected);
end
$$;

create table county (
  county_code text not null,
  name text not null,
  is_demonstration boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz not null,
  constraint county_pkey primary key (county_code),
  constraint county_code_is_six_digits check (county_code ~ '^[0-9]{6}$')
);

select protect_county_table('county');
