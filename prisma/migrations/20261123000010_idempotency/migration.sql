-- Answers of the ingest API by the key that the sender gave its call, so that a call sent twice is done once. Written in
-- the transaction of the import that it answers for; kept for a day.

CREATE TABLE idempotency_key (
  workspace_id int NOT NULL REFERENCES workspace ON DELETE CASCADE,
  key text NOT NULL,
  -- SHA-256 of the call: its path, its question and its body, in hex.
  fingerprint text NOT NULL,
  answered_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  status int NOT NULL,
  answer jsonb NOT NULL,
  PRIMARY KEY (workspace_id, key)
);
