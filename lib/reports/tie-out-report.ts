/** One month's MRR beside the general ledger's: what its causes explain, what remains, and who signed it off. */
import type { Day, Month } from '@/lib/domain/day';
import { mrrFromArr } from '@/lib/domain/money';
import { type TieOutCauseKind, type TieOutState, tieOutState, unexplained } from '@/lib/domain/tie-out';
import { readSettings } from '@/lib/store/settings';
import {
  listCauses,
  listSignOffs,
  loadControlTotals,
  type StoredCause,
  type StoredSignOff,
  type StoredTotal,
} from '@/lib/store/tie-out';
import { endArrNow } from './closed-figures';
import type { LedgerReader, LedgerView } from './ledger-view';
import { dayIn } from './today';

/** All that is stated of tie-outs, by month. */
export interface TieOuts {
  totals: Map<Month, StoredTotal>;
  causes: Map<Month, StoredCause[]>;
  explained: Map<Month, number>;
  signOffs: Map<Month, StoredSignOff>;
}

export async function tieOutsOf({ db, principal, workspaceId }: LedgerReader): Promise<TieOuts> {
  const totals = await loadControlTotals(db, principal, workspaceId);
  const all = await listCauses(db, principal, workspaceId);
  const signOffs = await listSignOffs(db, principal, workspaceId);
  const causes = new Map<Month, StoredCause[]>();
  const explained = new Map<Month, number>();
  for (const cause of all) {
    causes.set(cause.period, [...(causes.get(cause.period) ?? []), cause]);
    explained.set(cause.period, (explained.get(cause.period) ?? 0) + cause.amountMinor);
  }
  return {
    totals: new Map(totals.map((total) => [total.month, total])),
    causes,
    explained,
    signOffs: new Map(signOffs.map((signed) => [signed.period, signed])),
  };
}

/** JSON. MRR in smallest units. */
export interface TieOutReport {
  period: Month;
  currency: string;
  ledger_version: number;
  state: TieOutState;
  /** What the general ledger says, and where that is from; null: nothing is stated. */
  ledger: { mrr: number; file: string; stated_on: Day } | null;
  /** Null: the data do not reach the month's end. */
  ours: number | null;
  /** General ledger less ours. */
  difference: number | null;
  explained: number;
  unexplained: number | null;
  causes: {
    id: number;
    cause: TieOutCauseKind;
    amount: number;
    account: string | null;
    name: string | null;
    note: string | null;
    by: string;
    on: Day;
  }[];
  /** The last one that was not taken back, with what both sides were then. */
  signed: {
    id: number;
    name: string;
    note: string | null;
    on: Day;
    ledger: number;
    ours: number;
    unexplained: number;
  } | null;
}

export async function tieOutReport(reader: LedgerReader, view: LedgerView, period: Month): Promise<TieOutReport> {
  const tied = await tieOutsOf(reader);
  const { timeZone } = await readSettings(reader.db, reader.principal, reader.workspaceId);
  const dayOf = (moment: Date): Day => dayIn(timeZone, moment);
  const end = endArrNow(view, period);
  const ours = end === null ? null : mrrFromArr(end);
  const total = tied.totals.get(period);
  const explained = tied.explained.get(period) ?? 0;
  const amounts = total === undefined || ours === null ? null : { ledger: total.amountMinor, ours, explained };
  const signed = tied.signOffs.get(period);
  const was = signed && { ledger: signed.ledgerMinor, ours: signed.oursMinor, explained: signed.explainedMinor };
  const nameOf = namesIn(view);
  return {
    period,
    currency: view.currency,
    ledger_version: view.version,
    state: tieOutState(amounts, was ?? null),
    ledger: total ? { mrr: total.amountMinor, file: total.file, stated_on: dayOf(total.statedAt) } : null,
    ours,
    difference: amounts && amounts.ledger - amounts.ours,
    explained,
    unexplained: amounts && unexplained(amounts),
    causes: (tied.causes.get(period) ?? []).map(({ id, cause, amountMinor, account, note, by, at }) => ({
      ...{ id, cause, amount: amountMinor, account, name: account && nameOf(account), note, by, on: dayOf(at) },
    })),
    signed:
      signed && was
        ? {
            ...{ id: signed.id, name: signed.name, note: signed.note, on: dayOf(signed.at) },
            ...{ ledger: was.ledger, ours: was.ours, unexplained: unexplained(was) },
          }
        : null,
  };
}

/** The name of an account, or its id where it has none. */
function namesIn({ facts }: LedgerView): (account: string) => string {
  return (account) => {
    const place = facts?.accountIds.indexOf(account) ?? -1;
    return (place < 0 ? undefined : facts?.accountNames[place]) || account;
  };
}
