-- Why the process of a batch ended before it was through, in words; null where it did not, or where a file says it itself.

ALTER TABLE import_batch ADD COLUMN error text;
