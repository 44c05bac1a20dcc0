/** Closed months, restatement and tie-out on the server. */

import { caller as principal } from '@/lib/auth/asking';
import { currencyExponent, minorFromDecimal } from '@/lib/domain/money';
import { stateControlTotals, type TotalsOutcome } from '@/lib/imports/control-totals';
import {
  type CloseOutcome,
  checkClosedPeriods,
  closeMonth,
  closePreview,
  reopenMonth,
} from '@/lib/reports/closed-close';
import { isMonth } from '@/lib/reports/closed-figures';
import { type ClosedMarks, closedMarks } from '@/lib/reports/closed-marks';
import { type ClosedReport, closedReport, noMonths } from '@/lib/reports/closed-report';
import { type RestatementAsked, type RestatementReport, restatementReport } from '@/lib/reports/closed-restatement';
import { type TieOutReport, tieOutReport } from '@/lib/reports/tie-out-report';
import { explainDifference, signOff } from '@/lib/reports/tie-out-writing';
import { closedContent, listClosedPeriods, PeriodStateError } from '@/lib/store/closed-periods';
import { removeCause, withdrawSignOff } from '@/lib/store/tie-out';
import type { causeRequest, closeRequest, reopenRequest, signOffRequest, totalsRequest } from './contract/closed';
import { Refusal } from './refusal';
import { here, ledgerViews, readerOf, todayHere } from './server';
import { workspaceHere } from './settings';

async function ledgerHere() {
  const { store, workspace, reader } = await workspaceHere('period');
  return { store, workspaceId: workspace.id, reader, view: await ledgerViews().get(reader) };
}

function monthOf(period: string): string {
  if (!isMonth(period)) throw new Refusal(404, 'No such month', `"${period}" is no month such as 2026-10.`, 'period');
  return period;
}

/** What is closed already, or is not, is not what was shown any more. */
async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PeriodStateError)) throw error;
    throw new Refusal(409, 'It is not as it was shown', `${error.message}.`, 'period');
  }
}

export async function closedHere(): Promise<ClosedReport> {
  const { store, workspace } = await here();
  if (!workspace) return noMonths(await todayHere());
  const reader = readerOf(store, workspace);
  return closedReport(reader, await ledgerViews().get(reader));
}

/** What pages say of closed months beside their figures. */
export async function closedMarksHere(): Promise<ClosedMarks> {
  const { store, workspace } = await here();
  if (!workspace) return { months: [], latest: null };
  const reader = readerOf(store, workspace);
  return closedMarks(reader, await ledgerViews().get(reader));
}

export async function closeHere({ dry_run, ...request }: ReturnType<typeof closeRequest.parse>): Promise<CloseOutcome> {
  const { store, workspaceId, reader, view } = await ledgerHere();
  if (dry_run) return closePreview(reader, view, request.period);
  return refusing(closeMonth(store, principal, workspaceId, request, view));
}

export async function reopenHere(period: string, request: ReturnType<typeof reopenRequest.parse>) {
  const { store, workspaceId } = await ledgerHere();
  const done = await refusing(reopenMonth(store, principal, workspaceId, { period: monthOf(period), ...request }));
  return { period, edition: done.edition, reopened_at: done.reopened?.at ?? '' };
}

export async function restatementHere(period: string, asked: RestatementAsked): Promise<RestatementReport> {
  const { reader, view } = await ledgerHere();
  return restatementReport(reader, view, monthOf(period), asked);
}

export async function checkClosedHere(period: string) {
  const { reader } = await ledgerHere();
  const findings = await checkClosedPeriods(reader, monthOf(period));
  return { period, holds: findings.length === 0, findings };
}

/** What the edition that stands, or the last one, was kept as, byte by byte: its hash is that of this text. */
export async function keptHere(period: string): Promise<Response> {
  const { store, workspaceId } = await ledgerHere();
  const all = await listClosedPeriods(store.pool, principal, workspaceId);
  const last = all.find((each) => each.period === monthOf(period));
  const content = last && (await closedContent(store.pool, principal, workspaceId, period, last.edition));
  if (!content) throw new Refusal(404, 'Never closed', `${period} was never closed.`, 'period');
  return new Response(content, {
    headers: {
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="closed-${period}.json"`,
    },
  });
}

export async function tieOutHere(period: string): Promise<TieOutReport> {
  const { reader, view } = await ledgerHere();
  return tieOutReport(reader, view, monthOf(period));
}

export async function totalsHere({ text, dry_run }: ReturnType<typeof totalsRequest.parse>): Promise<TotalsOutcome> {
  const { store, workspaceId } = await ledgerHere();
  return stateControlTotals(store, principal, workspaceId, { text, dryRun: dry_run });
}

interface Entry {
  id: number;
  period: string;
}

function entryOf(entry: Entry | null): Entry {
  if (entry === null) throw new Refusal(404, 'No such entry', 'It is not there, or no longer.', 'id');
  return { id: entry.id, period: entry.period };
}

export async function explainHere({ amount, ...cause }: ReturnType<typeof causeRequest.parse>): Promise<Entry> {
  const { reader, view } = await ledgerHere();
  const read = minorFromDecimal(amount, currencyExponent(view.currency) ?? 2);
  if (read === null || read.rounded)
    throw new Refusal(422, 'Not an amount', `amount: "${amount}" has more decimals than ${view.currency}`, 'amount');
  return entryOf(await explainDifference(reader, view, { ...cause, amountMinor: read.minor }));
}

export async function removeCauseHere(id: number, isRemoved: boolean): Promise<Entry> {
  const { store, workspaceId } = await ledgerHere();
  return entryOf(await removeCause(store.pool, principal, workspaceId, id, isRemoved));
}

export async function signOffHere(request: ReturnType<typeof signOffRequest.parse>): Promise<Entry> {
  const { reader, view } = await ledgerHere();
  return entryOf(await signOff(reader, view, request));
}

export async function withdrawSignOffHere(id: number, isWithdrawn: boolean): Promise<Entry> {
  const { store, workspaceId } = await ledgerHere();
  return entryOf(await withdrawSignOff(store.pool, principal, workspaceId, id, isWithdrawn));
}
