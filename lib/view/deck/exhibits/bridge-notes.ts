/** The accounts behind a change of NRR, in points, as the notes of slides have them. */
import type { BridgeRow } from '@/lib/domain/bridge';
import type { BridgeFigures } from '../../bridge-question';
import { groups } from '../../bridge-table';
import { dayText, percentNumber } from '../../format';
import { pointsBehind } from '../behind';

/** Several slides tell the same bridge: its accounts are put in order once. */
const ordered = new WeakMap<BridgeFigures, BridgeRow[]>();

/** All accounts that moved the rate, the largest effect first. */
export function bridgeAccounts(report: BridgeFigures): readonly BridgeRow[] {
  const known = ordered.get(report) ?? inOrder(report);
  ordered.set(report, known);
  return known;
}

const inOrder = (report: BridgeFigures): BridgeRow[] =>
  groups
    .flatMap((group) => report[group])
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.account < b.account ? -1 : 1));

export const accountName = ({ name, account }: { name: string; account: string }): string => name || account;

/** Hundredths of a point between the two rates as they are shown. */
export const hundredthsMoved = ({ from, to }: BridgeFigures): number | null =>
  from?.nrr == null || to?.nrr == null ? null : Math.round(to.nrr * 10_000) - Math.round(from.nrr * 10_000);

export function bridgeNotes(report: BridgeFigures): string[] {
  const { from, to } = report;
  const moved = hundredthsMoved(report);
  if (!from || !to || moved === null) return [];
  return pointsBehind(
    `NRR from ${percentNumber(from.nrr ?? 0, 2)}% (${dayText(from.day)}) to ${percentNumber(to.nrr ?? 0, 2)}% (${dayText(to.day)})`,
    bridgeAccounts(report),
    (row) => ({ name: accountName(row), amount: row.contribution }),
    moved,
  );
}
