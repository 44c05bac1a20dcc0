/** The queue: which accounts to save, which are ready to grow, why, and what is to be done. */
import { formatDay } from '@/lib/domain/day';
import { type Zone, zones } from '@/lib/domain/signals/kinds';
import { type AccountScores, queueOf, type ScoreBasis } from '@/lib/domain/signals/queue';
import { textsOf } from './account-order';
import type { LedgerView } from './ledger-view';
import type { ReportQuery } from './query';
import { queueRow, signalSettingsJson } from './queue-row';
import type { QueueReport } from './queue-shape';
import { head, selected } from './selection';
import { scoresBasisOf, settingsOf, unknownAccounts } from './signal-basis';

/** Rows are those from `offset` on, at most `limit`; `search` is part of a name or an id; `at` the day of the scores. */
export function queueReport(view: LedgerView, query: ReportQuery): QueueReport {
  const accounts = selected(view, query);
  const { search, offset, limit } = query.list;
  const basis = scoresBasisOf(view, query.at.at(-1) ?? null);
  const settings = signalSettingsJson(settingsOf(view));
  if (basis === null)
    return { ...head(view), day: null, offset, total: 0, zones: sums([]), rows: [], settings, unknown_accounts: 0 };
  const queue = searched(basis, queueOf(basis, accounts), search);
  const rows = queue.slice(offset, limit === null ? undefined : offset + limit);
  return {
    ...head(view),
    day: formatDay(basis.day),
    offset,
    total: queue.length,
    zones: sums(queue),
    rows: rows.map(({ account }) => queueRow(basis, account)),
    settings,
    unknown_accounts: unknownAccounts(basis.book),
  };
}

function searched({ history: { facts } }: ScoreBasis, queue: AccountScores[], search: string | null): AccountScores[] {
  if (search === null) return queue;
  const texts = textsOf(facts).searched();
  const wanted = search.toLowerCase();
  return queue.filter(({ account }) => texts[account]!.includes(wanted));
}

function sums(queue: readonly AccountScores[]): QueueReport['zones'] {
  const all = Object.fromEntries(zones.map((zone) => [zone, { accounts: 0, arr: 0 }])) as QueueReport['zones'];
  for (const { zone, arrMinor } of queue) add(all[zone], arrMinor);
  return all;
}

function add(sum: QueueReport['zones'][Zone], arrMinor: number): void {
  sum.accounts += 1;
  sum.arr += arrMinor;
}
