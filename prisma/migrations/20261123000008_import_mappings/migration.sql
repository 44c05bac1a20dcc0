-- Files said to be complete for a range, imports that are redone, several files as one batch, and what was chosen last
-- for the same column names.

-- complete_*   both null, or the days in which the file states all there is of its source and kind
-- restored_*   of the last time it was redone after a withdrawal; withdrawn_at is null then
alter table import_run
  add column complete_from date,
  add column complete_to date,
  add column withdrawn_rows int not null default 0,
  add column batch_id text,
  add column restored_at timestamptz(3),
  add column restored_version int;

create index import_run_batch on import_run (workspace_id, batch_id);

-- Times in which an import was withdrawn, each ended by its being redone.
create table import_pause (
  workspace_id int not null,
  import_no int not null,
  withdrawn_at timestamptz(3) not null,
  withdrawn_version int,
  restored_at timestamptz(3) not null,
  restored_version int,
  primary key (workspace_id, import_no, withdrawn_at),
  foreign key (workspace_id, import_no) references import_run on delete cascade
);

-- Times in which a statement did not count, before the one in its own hidden_from and hidden_until.
create table statement_pause (
  workspace_id int not null references workspace on delete cascade,
  seq bigint not null,
  edition smallint not null,
  hidden_from timestamptz(3) not null,
  hidden_until timestamptz(3) not null,
  primary key (workspace_id, seq, edition, hidden_until)
);

-- Records that a complete file no longer states, by the import of that file: they are hidden for as long as it counts.
create table complete_mark (
  workspace_id int not null,
  import_no int not null,
  statement_table text not null,
  seq bigint not null,
  primary key (workspace_id, statement_table, seq),
  foreign key (workspace_id, import_no) references import_run on delete cascade
);

-- What was chosen last for a set of column names; headers_key is their hash.
create table import_mapping (
  workspace_id int not null references workspace on delete cascade,
  headers_key text not null,
  choices jsonb not null,
  chosen_at timestamptz(3) not null default clock_timestamp(),
  primary key (workspace_id, headers_key)
);

-- Files announced together; items in the order in which they are imported.
create table import_batch (
  workspace_id int not null references workspace on delete cascade,
  batch_id text not null,
  dry_run boolean not null,
  items jsonb not null,
  cancelled boolean not null default false,
  started_at timestamptz(3) not null default clock_timestamp(),
  primary key (workspace_id, batch_id)
);
