-- What accounts do and what happens to them, beside the ledger: signals, and readings of usage meters. Statements like any
-- other. And what people decide about them: rules, and what signals of accounts that the ledger does not know are of.

CREATE TABLE signal (
  workspace_id int NOT NULL,
  seq bigint NOT NULL,
  import_no int NOT NULL,
  row_number int NOT NULL,
  identity bigint NOT NULL,
  first_seq bigint,
  edition smallint NOT NULL DEFAULT 0,
  recorded_at timestamptz(3),
  hidden_from timestamptz(3),
  hidden_until timestamptz(3),
  account_no int NOT NULL,
  on_day date NOT NULL,
  -- As stated; names are recognised when they are read.
  signal text NOT NULL,
  -- Thousandths of a point; null: as the workspace weighs its kind.
  weight_milli bigint,
  note text,
  PRIMARY KEY (workspace_id, edition, seq)
);
CREATE INDEX signal_identity ON signal (workspace_id, identity);

CREATE TABLE usage_reading (
  workspace_id int NOT NULL,
  seq bigint NOT NULL,
  import_no int NOT NULL,
  row_number int NOT NULL,
  identity bigint NOT NULL,
  first_seq bigint,
  edition smallint NOT NULL DEFAULT 0,
  recorded_at timestamptz(3),
  hidden_from timestamptz(3),
  hidden_until timestamptz(3),
  account_no int NOT NULL,
  on_day date NOT NULL,
  meter text NOT NULL,
  -- Millionths of the meter's unit.
  used_micro bigint NOT NULL,
  limit_micro bigint,
  PRIMARY KEY (workspace_id, edition, seq)
);
CREATE INDEX usage_reading_identity ON usage_reading (workspace_id, identity);

-- An edition of a rule; the last one holds. Its conditions are JSON in the contract's shape.
CREATE TABLE signal_rule (
  workspace_id int NOT NULL REFERENCES workspace ON DELETE CASCADE,
  edition_no int GENERATED ALWAYS AS IDENTITY,
  rule_id text NOT NULL,
  name text NOT NULL,
  conditions jsonb NOT NULL,
  is_on boolean NOT NULL,
  -- Taken away; an edition after it brings the rule back.
  is_removed boolean NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, edition_no)
);

-- What signals of an account that the ledger does not know are of: an account of it, or nothing. The last mark holds.
CREATE TABLE signal_account (
  workspace_id int NOT NULL REFERENCES workspace ON DELETE CASCADE,
  mark_no int GENERATED ALWAYS AS IDENTITY,
  account_no int NOT NULL,
  -- Null: what comes under that id is left out.
  read_as_no int,
  -- An earlier mark is taken back: its signals wait again.
  is_undone boolean NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, mark_no)
);
