-- What people state by hand. Each adjustment is a small import of kind `manual`; undone, that import is withdrawn.

CREATE TABLE adjustment (
  workspace_id int NOT NULL,
  import_no int NOT NULL,
  kind text NOT NULL,
  -- Why, in the words of who made it; null where no figure changes and none was said.
  reason text,
  -- What was done, in one line.
  description text NOT NULL,
  -- External ids of the accounts it states something of.
  accounts jsonb NOT NULL,
  -- What was asked, so that it can be made again.
  request jsonb NOT NULL,
  principal_kind text NOT NULL,
  principal_name text NOT NULL,
  PRIMARY KEY (workspace_id, import_no),
  FOREIGN KEY (workspace_id, import_no) REFERENCES import_run ON DELETE CASCADE
);

-- Statements as those of the initial migration: of each name the last one that counts holds.

-- Why an account's lines of a product changed on a day, and how it came about, where the records say it otherwise.
CREATE TABLE source_override (
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
  product text NOT NULL,
  source text,
  motion text,
  PRIMARY KEY (workspace_id, edition, seq)
);
CREATE INDEX source_override_identity ON source_override (workspace_id, identity);

-- Why an account left, and notes: no figure comes of them.
CREATE TABLE account_note (
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
  kind text NOT NULL,
  churn_reason text,
  note text,
  PRIMARY KEY (workspace_id, edition, seq)
);
CREATE INDEX account_note_identity ON account_note (workspace_id, identity);
