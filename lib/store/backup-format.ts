/**
 * A backup file, unzipped. Lines of JSON say what follows; a checksum over all of it ends the file.
 *
 *     {"ratchet_backup":1,"migrations":[…]}
 *     {"table":"workspace","columns":[…]}
 *     …rows as PostgreSQL's COPY writes them…
 *     \.
 *     {"end":true,"rows":123,"sha256":"…"}
 */
export const BACKUP_FORMAT = 1;
/** Ends the rows of a table, as in PostgreSQL's own dumps. */
export const END_OF_TABLE = '\\.';

/** Tables in the order in which they are restored: what is referred to comes first. */
export const BACKUP_TABLES = [
  'workspace',
  'setting',
  'import_run',
  'import_progress',
  'import_restatement',
  'import_pause',
  'statement_pause',
  'complete_mark',
  'import_mapping',
  'import_batch',
  'adjustment',
  'account',
  'account_mark',
  'account_statement',
  'rate',
  'touchpoint',
  'expansion_plan',
  'cost',
  'target',
  'source_override',
  'account_note',
  'control_total',
  'signal',
  'usage_reading',
  'subscription_change',
  'invoice_line',
  'signal_rule',
  'signal_account',
  'queue_mark',
  'play',
  'play_run',
  'rule_action',
  'rule_firing',
  'match_refusal',
  'finding_mark',
  'comparison',
  'note',
  'saved_view',
  'benchmark_figure',
  'deck',
  'job',
  'job_attempt',
  'digest_plan',
  'delivery',
  'alert_occurrence',
  'share',
  'idempotency_key',
  'closed_period',
  'tie_out_cause',
  'tie_out_sign_off',
  'audit',
  'audit_head',
  'backup_plan',
] as const;
