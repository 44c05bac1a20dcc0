/** Makes a database as empty as the template is, and tells whether it has the template's shape. */

/** No partition, no row but those of the migrations, every sequence at its start. */
export const EMPTY_DATABASE = `
do $$
declare
  partitions text;
  filled text;
begin
  -- The trail refuses to be emptied: its triggers look away for this transaction.
  perform set_config('session_replication_role', 'replica', true);
  select string_agg(c.oid::regclass::text, ', ') into partitions
  from pg_class c where c.relispartition and c.relkind = 'r';
  if partitions is not null then execute 'drop table ' || partitions; end if;
  select string_agg(c.oid::regclass::text, ', ') into filled
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
    and pg_relation_size(c.oid) > 0;
  if filled is not null then execute 'truncate ' || filled || ' cascade'; end if;
  perform setval(seqrelid::regclass, seqstart, false) from pg_sequence;
end $$`;

/** One text for all tables, columns, constraints, indexes, triggers, functions, settings and migrations. */
export const SHAPE_OF_DATABASE = `
select md5(string_agg(part, E'\\n' order by part)) as shape from (
  select format('%s %s %s %s %s %s', c.relname, c.relkind, a.attname, a.atttypid, a.attnotnull,
    pg_get_expr(d.adbin, d.adrelid)) as part
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace
  union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
    where connamespace = 'public'::regnamespace
  union all select pg_get_indexdef(indexrelid) from pg_index join pg_class c on c.oid = indexrelid
    where c.relnamespace = 'public'::regnamespace
  union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
  union all select array_to_string(setconfig, ',') from pg_db_role_setting s
    join pg_database b on b.oid = s.setdatabase where b.datname = current_database()
  union all select migration_name from _prisma_migrations
) parts`;
