/**
 * Sources and motions stated by hand (metrics.md section 4): what an account's lines of one product do on a day counts
 * as if their records stated them. Amounts and days stay what the records say, so that no total can change. Of several
 * for one account, day and product the last recorded holds.
 */
import type { StateColumns } from './line-states';
import type { OverrideColumns, SourceRecords } from './records';
import { motions, sources, statedMotion, statedSource } from './source';

export type ApplyOverrides = (account: number, states: StateColumns) => void;

const nothing: ApplyOverrides = () => {};

/** `recordedBy`: only those made known before that moment (ms since 1970 UTC); null: all. */
export function overridesOf({ overrides, words }: SourceRecords, recordedBy: number | null): ApplyOverrides {
  if (overrides === undefined || overrides.length === 0) return nothing;
  const rows = rowsInForce(overrides, recordedBy);
  return (account, states) => {
    for (const row of rows.get(account) ?? [])
      for (let at = 0; at < states.to; at += 1) {
        if (states.day[at] !== overrides.day[row] || states.product[at] !== overrides.product[row]) continue;
        const source = statedSource(words[overrides.source[row]!] ?? '');
        const motion = statedMotion(words[overrides.motion[row]!] ?? '');
        if (source !== null) states.source[at] = sources.indexOf(source);
        if (motion !== null) states.motion[at] = motions.indexOf(motion);
      }
  };
}

/** Rows by account, in the order in which they were recorded: a later one is applied over an earlier one. */
function rowsInForce(overrides: OverrideColumns, recordedBy: number | null): Map<number, number[]> {
  const { account, recordedAt, seq } = overrides;
  const known = Array.from({ length: overrides.length }, (_, row) => row)
    .filter((row) => recordedBy === null || recordedAt[row]! < recordedBy)
    .sort((a, b) => recordedAt[a]! - recordedAt[b]! || seq[a]! - seq[b]!);
  const byAccount = new Map<number, number[]>();
  for (const row of known) byAccount.set(account[row]!, [...(byAccount.get(account[row]!) ?? []), row]);
  return byAccount;
}
