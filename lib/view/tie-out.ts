/** A month's MRR beside the general ledger's: the difference, what explains it, what is left, who signed it off. */
import type { TieOutCauseKind, TieOutState } from '@/lib/domain/tie-out';
import { dayText, formatExactMoney, monthText, NO_FIGURE, plainMoney, signedExactMoney } from './format';
import { causeNames, tieOutNames } from './tie-out-words';
import { moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface TieOutInput {
  period: string;
  currency: string;
  state: TieOutState;
  ledger: { mrr: number; file: string; stated_on: string } | null;
  ours: number | null;
  difference: number | null;
  explained: number;
  unexplained: number | null;
  causes: readonly {
    id: number;
    cause: TieOutCauseKind;
    amount: number;
    account: string | null;
    name: string | null;
    note: string | null;
    by: string;
    on: string;
  }[];
  signed: {
    id: number;
    name: string;
    note: string | null;
    on: string;
    ledger: number;
    ours: number;
    unexplained: number;
  } | null;
}

export interface CauseLine {
  id: number;
  text: string;
  account: { id: string; name: string } | null;
  note: string | null;
  amount: string;
}

export interface TieOutModel {
  finding: string;
  sub: string;
  ledger: string;
  ledgerFrom: string | null;
  ours: string;
  difference: string;
  causes: CauseLine[];
  unexplained: string;
  /** There is something to explain, and something to sign off. */
  canExplain: boolean;
  canSign: boolean;
  /** Part of the difference is not explained: a note is asked for. */
  needsNote: boolean;
  /** What is left, as it is typed: '-1250.00'; '' for nothing. */
  left: string;
  signed: { id: number; text: string; note: string | null; outdated: string | null } | null;
}

export function prepareTieOut(report: TieOutInput): TieOutModel {
  const { period, currency, state, ledger, ours, difference, causes, unexplained, signed } = report;
  const money = (minor: number | null): string => (minor === null ? NO_FIGURE : formatExactMoney(minor, currency));
  const isComparable = difference !== null;
  return {
    finding: findingOf(report),
    sub: `MRR at the end of ${monthText(period)} in ${currency} · difference = general ledger less Ratchet`,
    ledger: money(ledger?.mrr ?? null),
    ledgerFrom: ledger && `${ledger.file}, ${dayText(ledger.stated_on)}`,
    ours: money(ours),
    difference: difference === null ? NO_FIGURE : signedExactMoney(difference, currency),
    causes: causes.map(({ id, cause, amount, account, name, note }) => ({
      ...{ id, text: causeNames[cause], note, amount: signedExactMoney(amount, currency) },
      account: account === null ? null : { id: account, name: name ?? account },
    })),
    unexplained: unexplained === null ? NO_FIGURE : signedExactMoney(unexplained, currency),
    canExplain: isComparable && unexplained !== 0,
    canSign: isComparable && state !== 'signed',
    needsNote: unexplained !== null && unexplained !== 0,
    left: unexplained ? plainMoney(unexplained, currency) : '',
    signed: signed && {
      id: signed.id,
      text: `Signed off on ${dayText(signed.on)} by ${signed.name}`,
      note: signed.note,
      outdated: state === 'outdated' ? outdatedWords(report, money) : null,
    },
  };
}

function findingOf({ state, difference, unexplained, currency, period }: TieOutInput): string {
  const month = monthText(period);
  if (difference === null)
    return state === 'outdated' ? tieOutNames.outdated : `No control total is stated for ${month}`;
  if (difference === 0) return `${month} ties out to the cent`;
  if (unexplained === 0) return `${month} differs by ${signedExactMoney(difference, currency)}, all of it explained`;
  return `${month}: ${formatExactMoney(Math.abs(unexplained ?? 0), currency)} of the difference is not explained`;
}

/** What it was when it was signed, where that is otherwise now. */
function outdatedWords(
  { ledger, ours, unexplained, signed }: TieOutInput,
  money: (minor: number | null) => string,
): string {
  const moved = [
    signed !== null && (ledger?.mrr ?? null) !== signed.ledger
      ? `the general ledger was ${money(signed.ledger)}`
      : null,
    signed !== null && ours !== signed.ours ? `Ratchet was ${money(signed.ours)}` : null,
    signed !== null && unexplained !== signed.unexplained ? `${money(signed.unexplained)} was not explained` : null,
  ].filter((each) => each !== null);
  return `Outdated: when it was signed off ${moved.join(', ') || 'other causes were stated'}`;
}

export function tieOutTable({
  period,
  currency,
  ledger,
  ours,
  difference,
  causes,
  unexplained,
}: TieOutInput): TwinTable {
  const cell = (minor: number | null) => (minor === null ? textCell(NO_FIGURE, '') : moneyCell(minor, currency));
  const line = (name: string, minor: number | null) => [textCell(name), cell(minor), textCell(''), textCell('')];
  return {
    fileName: `tie-out-${period}`,
    columns: [textColumn('Line'), numberColumn('MRR', `mrr_${currency}`), textColumn('Account'), textColumn('Note')],
    rows: [
      ...[line('General ledger', ledger?.mrr ?? null), line('Ratchet', ours), line('Difference', difference)],
      ...causes.map(({ cause, amount, account, note }) => [
        ...[textCell(causeNames[cause]), cell(amount), textCell(account ?? ''), textCell(note ?? '')],
      ]),
      line('Not explained', unexplained),
    ],
  };
}
