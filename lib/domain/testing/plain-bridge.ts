/** The bridge between two windows from the plain ledger, by the text of metrics.md section 5. */
import type { PlainLedger } from './plain';
import { sumOf } from './plain-money';
import { type PlainMember, windowMembers } from './plain-retention';

export interface PlainBridgeRow {
  account: string;
  contribution: number;
  change_arr: number;
}

export type PlainBridge = Record<'entered' | 'left' | 'base', PlainBridgeRow[]>;

/**
 * Null where either window has no rate. Accounts that contribute nothing are left out. `ledgers`: those of the accounts
 * that the first window and the second are of.
 */
export function plainBridge(
  ledgers: [PlainLedger, PlainLedger],
  days: [number, number],
  months: number,
): PlainBridge | null {
  const [first, second] = ledgers.map((ledger, side) => windowMembers(ledger, days[side]!, months)) as [
    PlainMember[],
    PlainMember[],
  ];
  const [base1, base2] = [first, second].map((members) => sumOf(members.map(({ s }) => s))) as [number, number];
  if (base1 === 0 || base2 === 0) return null;
  const bridge: PlainBridge = { entered: [], left: [], base: [] };
  for (const account of new Set(ledgers.flatMap(({ balance }) => [...balance.keys()]))) {
    const was = first.find((member) => member.account === account);
    const is = second.find((member) => member.account === account);
    const [change1, change2] = [was ? was.e - was.s : 0, is ? is.e - is.s : 0];
    const same = BigInt(change2) * BigInt(base1) === BigInt(change1) * BigInt(base2);
    if (same || (!was && !is)) continue;
    const row = { account, contribution: change2 / base2 - change1 / base1, change_arr: change2 - change1 };
    bridge[was ? (is ? 'base' : 'left') : 'entered'].push(row);
  }
  return bridge;
}
