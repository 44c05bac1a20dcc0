-- Accounts that somebody said are not one customer, so that they are not offered as one again. The last mark of a pair holds.

CREATE TABLE match_refusal (
  workspace_id int NOT NULL REFERENCES workspace ON DELETE CASCADE,
  refusal_no int GENERATED ALWAYS AS IDENTITY,
  -- The lower number of the two first.
  one_no int NOT NULL,
  other_no int NOT NULL,
  -- An earlier refusal is taken back: the pair may be offered again.
  is_undone boolean NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, refusal_no),
  CHECK (one_no < other_no)
);
