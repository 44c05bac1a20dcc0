/** What a bridge is asked, how far back it begins, and what it answers. */
import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import type { Bridge, BridgeEnd } from '@/lib/domain/bridge';
import type { Day } from '@/lib/domain/day';
import type { ReportHead } from '@/lib/domain/report';
import { dayBefore } from './overview';
import type { AskedOfAll } from './question';

export interface BridgeFigures extends ReportHead, Omit<Bridge, 'from' | 'to'> {
  /** Months of both windows. */
  window: number;
  from: BridgeEnd | null;
  to: BridgeEnd | null;
}

/** How far back the bridge begins, in months. */
export const bridgeSpans = ['1', '3', '12'] as const;
export type BridgeSpan = (typeof bridgeSpans)[number];

/** Of a page's address. */
export const bridgeParsers = { since: parseAsStringLiteral(bridgeSpans).withDefault('3') };

export const loadBridgeChoice = createLoader(bridgeParsers);

export const bridgeQuestion = (window: number, through: Day, span: BridgeSpan, asked: AskedOfAll = {}) => ({
  window,
  at: [dayBefore(through, Number(span)), through],
  ...asked,
});
