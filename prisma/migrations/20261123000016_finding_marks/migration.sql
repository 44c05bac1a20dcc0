-- Findings of the ledger's health that somebody has looked at and set aside: as long as their cases are what they were
-- then. The last mark of a finding holds.

CREATE TABLE finding_mark (
  workspace_id int NOT NULL REFERENCES workspace ON DELETE CASCADE,
  mark_no int GENERATED ALWAYS AS IDENTITY,
  finding text NOT NULL,
  -- sha256 of its cases.
  fingerprint text NOT NULL,
  note text,
  -- An earlier mark is taken back: the finding is told again.
  is_undone boolean NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, mark_no)
);
