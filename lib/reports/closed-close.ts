/** Closing and reopening a month, and what either would do; and whether what is kept still is what the ledger said. */
import type { Month } from '@/lib/domain/day';
import { formatMonth, parseMonth } from '@/lib/domain/day';
import {
  type ClosedPeriod,
  closedContent,
  closePeriod,
  listClosedPeriods,
  type PeriodSummary,
  reopenPeriod,
} from '@/lib/store/closed-periods';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { readSettings } from '@/lib/store/settings';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import { figuresOfMonth, monthToClose, periodContent, sha256 } from './closed-figures';
import { standingPeriods } from './closed-standing';
import { type LedgerReader, type LedgerView, loadLedgerView, NOW } from './ledger-view';

export interface CloseRequest {
  period: Month;
  /** Who closes it, in their own words; null: as they are called here. */
  by: string | null;
  note: string | null;
}

/** JSON of what closing a month keeps, or would keep. */
export interface CloseOutcome {
  dry_run: boolean;
  period: Month;
  /** Of the edition; a dry run tells the next. */
  edition: number;
  currency: string;
  data_through: string;
  ledger_version: number;
  /** Null for a dry run. */
  sha256: string | null;
  end_arr: number;
  nrr: number | null;
  grr: number | null;
  /** Earlier months of the ledger that are open, the earliest first. */
  earlier_open: Month[];
}

/** Earlier months of the ledger that are not closed. */
function openBefore(view: LedgerView, period: Month, closed: ReadonlyMap<Month, ClosedPeriod>): Month[] {
  const month = parseMonth(period);
  if (view.facts === null || month === null) return [];
  const { firstMonth } = view.facts;
  return Array.from({ length: Math.max(month - firstMonth, 0) }, (_, index) => formatMonth(firstMonth + index)).filter(
    (each) => !closed.has(each),
  );
}

/**
 * What closing a month would keep.
 * @throws QueryError where it cannot be closed, saying why
 */
export async function closePreview(reader: LedgerReader, view: LedgerView, period: Month): Promise<CloseOutcome> {
  const figures = await figuresOfMonth(view, monthToClose(view.dataThrough, period));
  const editions = await listClosedPeriods(reader.db, reader.principal, reader.workspaceId);
  return {
    ...outcomeHead(view, period, await standingPeriods(reader)),
    ...{ dry_run: true, edition: editions.filter((each) => each.period === period).length + 1, sha256: null },
    ...summaryJson({ end_arr: figures?.end ?? 0, nrr: figures?.nrr ?? null, grr: figures?.grr ?? null }),
  };
}

const summaryJson = ({ end_arr, nrr, grr }: PeriodSummary) => ({ end_arr, nrr, grr });

const outcomeHead = (view: LedgerView, period: Month, closed: ReadonlyMap<Month, ClosedPeriod>) => ({
  period,
  currency: view.currency,
  data_through: view.dataThrough ?? '',
  ledger_version: view.version,
  earlier_open: openBefore(view, period, closed),
});

/**
 * Closes a month as the ledger stands. `known`: the ledger as it stood a moment ago, which is taken where nothing was
 * recorded since; else, or where it is left out, the ledger is derived while nothing can be recorded.
 * @throws QueryError where it cannot be closed, PeriodStateError where it is
 */
export async function closeMonth(
  store: Store,
  principal: Principal,
  workspaceId: number,
  request: CloseRequest,
  known: LedgerView | null = null,
): Promise<CloseOutcome> {
  // What takes long is done before anybody is kept waiting by the lock.
  if (known !== null) await figuresOfMonth(known, monthToClose(known.dataThrough, request.period));
  const views: LedgerView[] = [];
  const closed = await closePeriod(store, principal, workspaceId, request, async (client, moment) => {
    const reader = { db: client, principal, workspaceId };
    const isCurrent = known?.version === (await ledgerVersionOf(client, principal, workspaceId));
    const view = known !== null && isCurrent ? known : await loadLedgerView(reader, { ...NOW, moment });
    views.push(view);
    return periodContent(view, await readSettings(client, principal, workspaceId, { asOf: moment }), request.period);
  });
  const [view] = views.slice(-1);
  if (view === undefined) throw new Error('the month was closed without its ledger');
  const standing = await standingPeriods({ db: store.pool, principal, workspaceId });
  return {
    ...outcomeHead(view, request.period, standing),
    ...{ dry_run: false, edition: closed.edition, sha256: closed.sha256 },
    ...summaryJson(closed.summary),
  };
}

/** @throws PeriodStateError where it is not closed */
export const reopenMonth = (
  store: Store,
  principal: Principal,
  workspaceId: number,
  request: { period: Month; by: string | null; reason: string },
): Promise<ClosedPeriod> => reopenPeriod(store, principal, workspaceId, request);

export interface ClosedFinding {
  code: string;
  message: string;
}

/**
 * Whether each closed month still is what was kept: its text has its hash, and the ledger as of its moment says the same
 * again. `only`: of that month alone.
 */
export async function checkClosedPeriods(reader: LedgerReader, only: Month | null = null): Promise<ClosedFinding[]> {
  const { db, principal, workspaceId } = reader;
  const findings: ClosedFinding[] = [];
  const views = new Map<string, LedgerView>();
  const all = await listClosedPeriods(db, principal, workspaceId);
  for (const closed of all.filter(({ period }) => only === null || period === only)) {
    const { period, edition, closedAt } = closed;
    const called = edition === 1 ? period : `${period} (closing ${edition})`;
    const content = await closedContent(db, principal, workspaceId, period, edition);
    if (content === null || sha256(content) !== closed.sha256) {
      findings.push({ code: 'closed_altered', message: `closed month ${called}: what is kept is not what was closed` });
      continue;
    }
    const view = views.get(closedAt) ?? (await loadLedgerView(reader, { ...NOW, moment: closedAt }));
    views.clear();
    views.set(closedAt, view);
    const settings = await readSettings(db, principal, workspaceId, { asOf: closedAt });
    if (!(await isSaidAgain(view, settings, closed)))
      findings.push({
        code: 'closed_not_reproduced',
        message: `closed month ${called}: the ledger as it stood when it was closed says otherwise now`,
      });
  }
  return findings;
}

async function isSaidAgain(
  view: LedgerView,
  settings: Parameters<typeof periodContent>[1],
  { period, sha256: hash }: ClosedPeriod,
): Promise<boolean> {
  try {
    return (await periodContent(view, settings, period)).sha256 === hash;
  } catch {
    return false;
  }
}
