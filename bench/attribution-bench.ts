/** What attribution adds to the load of facts: components of every change, and the shares of months by source and motion. */
import { ComponentBook } from '@/lib/domain/components';
import type { Facts } from '@/lib/domain/facts';
import { LineDays } from '@/lib/domain/line-days';
import { walkLines } from '@/lib/domain/lines';
import type { SourceRecords } from '@/lib/domain/records';
import type { LedgerSettings } from '@/lib/domain/settings';
import { buildShares } from '@/lib/domain/shares';
import { motions, sources } from '@/lib/domain/source';
import { takeTurns } from './turns';

const EVERYTHING = { recordedBy: null };
const TURNS = 3;

/** Median milliseconds: lines walked with components less lines walked without, and shares. */
export function attributionMs(records: SourceRecords, settings: LedgerSettings, facts: Facts): number {
  const { components, monthCells, dataThrough } = facts;
  const walk = (accounts: number | null): void => {
    const days = new LineDays();
    const book = accounts === null ? null : new ComponentBook(accounts, settings);
    walkLines(records, settings, EVERYTHING, (account, states) => {
      days.sort(states);
      book?.enter(account, states, days);
    });
    book?.close();
  };
  const times = takeTurns(
    {
      lines: () => walk(null),
      components: () => walk(records.accounts.length),
      shares: () => [
        buildShares(monthCells, components, components.source, sources.length, dataThrough),
        buildShares(monthCells, components, components.motion, motions.length, dataThrough),
      ],
    },
    TURNS,
  );
  return Math.max(0, times.components.medianMs - times.lines.medianMs) + times.shares.medianMs;
}
