/** The months of the ledger: open, closed, restated since, and tied out with the general ledger or not. */
import { type Day, type Month, parseDay } from '@/lib/domain/day';
import { mrrFromArr } from '@/lib/domain/money';
import { movements } from '@/lib/domain/movements';
import { retentionRows } from '@/lib/domain/retention';
import { type TieOutState, tieOutState, unexplained } from '@/lib/domain/tie-out';
import { type ClosedPeriod, listClosedPeriods } from '@/lib/store/closed-periods';
import { readSettings } from '@/lib/store/settings';
import { isAsClosed } from './closed-standing';
import type { LedgerReader, LedgerView } from './ledger-view';
import { type TieOuts, tieOutsOf } from './tie-out-report';
import { dayIn } from './today';

/** JSON of one closing of a month. */
export interface ClosedEdition {
  edition: number;
  closed_on: Day;
  /** The ledger moment. */
  closed_at: string;
  by: string;
  note: string | null;
  ledger_version: number;
  data_through: Day;
  currency: string;
  sha256: string;
  end_arr: number;
  nrr: number | null;
  grr: number | null;
  reopened: { on: Day; at: string; by: string; reason: string } | null;
}

export interface ClosedMonth {
  period: Month;
  state: 'open' | 'closed' | 'restated';
  /** As known now; null: the data do not reach its end any more. */
  end_arr: number | null;
  nrr: number | null;
  grr: number | null;
  /** ARR at its end now less as it was closed; null while it is open, or in another currency. */
  difference: number | null;
  /** The latest first; the first of a closed month is the one that stands. */
  editions: ClosedEdition[];
  tie_out: {
    state: TieOutState;
    /** MRR; null: no control total. */
    ledger: number | null;
    ours: number | null;
    unexplained: number | null;
    signed_by: string | null;
    signed_on: Day | null;
  };
}

export interface ClosedReport {
  currency: string;
  data_through: Day | null;
  ledger_version: number;
  /** The day it is where the company is. */
  today: Day;
  /** The latest first. */
  months: ClosedMonth[];
}

export const noMonths = (today: Day): ClosedReport => ({
  ...{ currency: 'USD', data_through: null, ledger_version: 0, today, months: [] },
});

export async function closedReport(reader: LedgerReader, view: LedgerView): Promise<ClosedReport> {
  const { db, principal, workspaceId } = reader;
  const { timeZone } = await readSettings(db, principal, workspaceId);
  const dayOf = (moment: string | Date): Day => dayIn(timeZone, new Date(moment));
  const closed = await listClosedPeriods(db, principal, workspaceId);
  const tied = await tieOutsOf(reader);
  const now = figuresNow(view);
  const asClosed = new Map<ClosedPeriod, boolean>();
  for (const each of closed) if (each.reopened === null) asClosed.set(each, await isAsClosed(view, each));
  const names = new Set([...now.keys(), ...closed.map(({ period }) => period), ...tied.totals.keys()]);
  const months = [...names].sort().reverse();
  return {
    currency: view.currency,
    data_through: view.dataThrough,
    ledger_version: view.version,
    today: dayOf(new Date()),
    months: months.map((period) => {
      const editions = closed.filter((each) => each.period === period);
      const standing = editions.find(({ reopened }) => reopened === null) ?? null;
      const figures = now.get(period) ?? null;
      return {
        period,
        state: standing === null ? 'open' : asClosed.get(standing) ? 'closed' : 'restated',
        end_arr: figures?.end_arr ?? null,
        nrr: figures?.nrr ?? null,
        grr: figures?.grr ?? null,
        difference: differenceOf(view, standing, figures),
        editions: editions.map((edition) => editionJson(edition, dayOf)),
        tie_out: tieOutOf(tied, period, figures === null ? null : mrrFromArr(figures.end_arr), dayOf),
      };
    }),
  };
}

interface MonthFigures {
  end_arr: number;
  nrr: number | null;
  grr: number | null;
}

/** Of every month that is over in the data. */
function figuresNow({ facts, dataThrough }: LedgerView): Map<Month, MonthFigures> {
  const through = parseDay(dataThrough ?? '');
  if (facts === null || through === null) return new Map();
  const asked = { from: null, to: through, accounts: null };
  const ends = movements(facts, { ...asked, grid: 'month' }).filter(({ partial }) => !partial);
  const rates = new Map(retentionRows(facts, { ...asked, window: 12 }).map((row) => [row.period, row]));
  return new Map(
    ends.map(({ period, end_arr }) => [
      period,
      { end_arr, nrr: rates.get(period)?.nrr ?? null, grr: rates.get(period)?.grr ?? null },
    ]),
  );
}

function differenceOf({ currency }: LedgerView, standing: ClosedPeriod | null, now: MonthFigures | null) {
  if (standing === null || now === null || standing.currency !== currency) return null;
  return now.end_arr - standing.summary.end_arr;
}

export const editionJson = (
  { edition, closedAt, by, note, ledgerVersion, dataThrough, currency, sha256, summary, reopened }: ClosedPeriod,
  dayOf: (moment: string) => Day,
): ClosedEdition => ({
  ...{ edition, closed_on: dayOf(closedAt), closed_at: closedAt, by, note },
  ...{ ledger_version: ledgerVersion, data_through: dataThrough, currency, sha256 },
  ...{ end_arr: summary.end_arr, nrr: summary.nrr, grr: summary.grr },
  reopened: reopened && { on: dayOf(reopened.at), at: reopened.at, by: reopened.by, reason: reopened.reason },
});

function tieOutOf(
  { totals, explained, signOffs }: TieOuts,
  period: Month,
  ours: number | null,
  dayOf: (moment: Date) => Day,
): ClosedMonth['tie_out'] {
  const total = totals.get(period)?.amountMinor ?? null;
  const signed = signOffs.get(period) ?? null;
  const amounts =
    total === null || ours === null ? null : { ledger: total, ours, explained: explained.get(period) ?? 0 };
  return {
    state: tieOutState(
      amounts,
      signed && { ledger: signed.ledgerMinor, ours: signed.oursMinor, explained: signed.explainedMinor },
    ),
    ledger: total,
    ours,
    unexplained: amounts && unexplained(amounts),
    signed_by: signed?.name ?? null,
    signed_on: signed && dayOf(signed.at),
  };
}
