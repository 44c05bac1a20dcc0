-- Benchmark figures that people bring along: their own sets, and what peers have published. No figure of the ledger
-- depends on them. Each change is a later version of the figure, so that the past keeps what was known then.

CREATE TABLE benchmark_figure (
  workspace_id int NOT NULL REFERENCES workspace ON DELETE CASCADE,
  figure_no int NOT NULL,
  -- The ledger version that the change made.
  version int NOT NULL,
  -- Taken away; a later version brings it back.
  removed boolean NOT NULL DEFAULT false,
  figure jsonb NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, figure_no, version)
);
