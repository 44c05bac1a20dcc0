-- Stripe, read live: the connection, how far reading has got, what was read, and what is to be read again. No backup
-- carries any of it: the key is a secret of this machine, and everything else can be read again.

CREATE TABLE stripe_connection (
  workspace_id int NOT NULL PRIMARY KEY REFERENCES workspace ON DELETE CASCADE,
  -- 'live', 'test'.
  mode text NOT NULL,
  -- Encrypted; null: the key is in the environment.
  key_sealed text,
  -- 'rk_live_…1234': all of it that is ever shown.
  key_hint text NOT NULL,
  -- Encrypted; null: no webhook reaches this server.
  webhook_sealed text,
  options jsonb NOT NULL DEFAULT '{}',
  -- Events up to this moment are read, seconds since 1970 UTC.
  events_after bigint NOT NULL DEFAULT 0,
  -- Reading is due from then on.
  next_due timestamptz(3) NOT NULL,
  last_read_at timestamptz(3),
  last_import_id text,
  data_through date,
  -- What stands in the way: {code, message, remedy}; null: nothing.
  problem jsonb,
  failures int NOT NULL DEFAULT 0,
  connected_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

-- How far the first reading is, for each kind of object: it goes on behind the last page that was kept.
CREATE TABLE stripe_cursor (
  workspace_id int NOT NULL REFERENCES workspace ON DELETE CASCADE,
  object text NOT NULL,
  starting_after text,
  pages int NOT NULL DEFAULT 0,
  objects int NOT NULL DEFAULT 0,
  done boolean NOT NULL DEFAULT false,
  PRIMARY KEY (workspace_id, object)
);

CREATE TABLE stripe_object (
  workspace_id int NOT NULL REFERENCES workspace ON DELETE CASCADE,
  object text NOT NULL,
  id text NOT NULL,
  -- Null: of no customer, such as a product.
  customer text,
  data jsonb NOT NULL,
  -- What it says is in an import.
  imported boolean NOT NULL DEFAULT false,
  PRIMARY KEY (workspace_id, object, id)
);
CREATE INDEX ON stripe_object (workspace_id, customer);

-- Objects that an event named: to be read again.
CREATE TABLE stripe_pending (
  workspace_id int NOT NULL REFERENCES workspace ON DELETE CASCADE,
  object text NOT NULL,
  id text NOT NULL,
  noted_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, object, id)
);

-- The changes that imports have stated of a customer: those it states no longer are void.
CREATE TABLE stripe_stated (
  workspace_id int NOT NULL REFERENCES workspace ON DELETE CASCADE,
  customer text NOT NULL,
  changes jsonb NOT NULL,
  PRIMARY KEY (workspace_id, customer)
);
