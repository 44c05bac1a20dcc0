-- The trail holds together: each entry carries its place and a hash over the one before and itself, so that whoever
-- alters, removes, adds or swaps entries leaves a chain that does not close. The entry is linked when its transaction
-- commits: a dry run, which never does, keeps nobody waiting.
ALTER TABLE audit ADD COLUMN link int, ADD COLUMN hash bytea;
CREATE INDEX audit_link ON audit (workspace_id, link);

-- Where each chain ends: entries that are cut off at its end are missed.
CREATE TABLE audit_head (
  workspace_id int PRIMARY KEY,
  link int NOT NULL,
  hash bytea NOT NULL
);

CREATE FUNCTION audit_chain_in() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head audit_head;
BEGIN
  INSERT INTO audit_head (workspace_id, link, hash) VALUES (NEW.workspace_id, 0, '') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_head WHERE workspace_id = NEW.workspace_id FOR UPDATE;
  head.link := head.link + 1;
  head.hash := sha256(head.hash || convert_to(jsonb_build_array(
    head.link, NEW.workspace_id, NEW.audit_no, NEW.version, (extract(epoch FROM NEW.at) * 1000)::bigint,
    NEW.principal_kind, NEW.principal_name, NEW.action, NEW.details)::text, 'UTF8'));
  UPDATE audit SET link = head.link, hash = head.hash
    WHERE workspace_id = NEW.workspace_id AND audit_no = NEW.audit_no;
  UPDATE audit_head SET link = head.link, hash = head.hash WHERE workspace_id = NEW.workspace_id;
  RETURN NULL;
END $$;

-- Entries that come with their hash are those of a backup.
CREATE CONSTRAINT TRIGGER audit_chain_in AFTER INSERT ON audit DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.hash IS NULL) EXECUTE FUNCTION audit_chain_in();

-- Entries that were made before.
DO $$
DECLARE
  entry audit;
  head audit_head;
BEGIN
  FOR entry IN SELECT * FROM audit ORDER BY workspace_id, audit_no LOOP
    IF head.workspace_id IS DISTINCT FROM entry.workspace_id THEN
      head.workspace_id := entry.workspace_id;
      head.link := 0;
      head.hash := '';
    END IF;
    head.link := head.link + 1;
    head.hash := sha256(head.hash || convert_to(jsonb_build_array(
      head.link, entry.workspace_id, entry.audit_no, entry.version, (extract(epoch FROM entry.at) * 1000)::bigint,
      entry.principal_kind, entry.principal_name, entry.action, entry.details)::text, 'UTF8'));
    UPDATE audit SET link = head.link, hash = head.hash
      WHERE workspace_id = entry.workspace_id AND audit_no = entry.audit_no;
    INSERT INTO audit_head VALUES (head.*) ON CONFLICT (workspace_id)
      DO UPDATE SET link = excluded.link, hash = excluded.hash;
  END LOOP;
END $$;

-- Nothing that Ratchet does alters or removes an entry; what tries is refused.
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.hash IS NULL AND (to_jsonb(NEW) - 'link' - 'hash') = (to_jsonb(OLD) - 'link' - 'hash') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit log is never altered.';
END $$;

CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_stays();
CREATE TRIGGER audit_stays_whole BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();

-- When the store is backed up by itself, and how many of those files are kept.
CREATE TABLE backup_plan (
  workspace_id int PRIMARY KEY REFERENCES workspace ON DELETE CASCADE,
  is_on boolean NOT NULL,
  -- Every day at this hour where the company is.
  hour int NOT NULL CHECK (hour BETWEEN 0 AND 23),
  keep int NOT NULL CHECK (keep BETWEEN 1 AND 366),
  -- Backups fall due from here on.
  scheduled_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
