/** The list of adjustments by hand: what was done, by whom, why, and what it does to ARR and NRR. */
import { type EffectInput, nrrChange, nrrText } from './adjustment-effect';
import { dayText, NO_FIGURE, plainMoney, signedExactMoney, wholeNumber } from './format';
import { instantInWords } from './import-history';
import { numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface AdjustmentInput {
  adjustment_id: string;
  kind: string;
  description: string;
  reason: string | null;
  who: string;
  made_at: string;
  undone_at: string | null;
  accounts: readonly { account: string; name: string }[];
  can_undo: boolean;
  request?: unknown;
  effect: EffectInput | null;
}

export interface AdjustmentListInput {
  currency: string;
  current: { arr: number; nrr: number | null } | null;
  adjustments: readonly AdjustmentInput[];
}

export interface AdjustmentLine {
  id: string;
  kind: string;
  description: string;
  reason: string | null;
  who: string;
  when: string;
  /** 'Undone 3 Nov 2026, 10:12'; null: it counts. */
  undone: string | null;
  /** The first few. */
  accounts: readonly { account: string; name: string }[];
  /** 'and 12 more' */
  more: string | null;
  arr: string;
  nrr: string;
  /** ARR or NRR. */
  moves: boolean;
  /** Why there is no effect to tell; null: there is one. */
  note: string | null;
  canUndo: boolean;
  canRedo: boolean;
}

export interface KindOption {
  value: string;
  label: string;
}

export interface AdjustmentsModel {
  finding: string;
  sub: string;
  /** The one account that they are of; null: of every account. */
  accountName: string | null;
  lines: AdjustmentLine[];
  /** Kinds that occur, with how many of each. */
  kinds: KindOption[];
  table: TwinTable;
}

export const adjustmentKindNames: Readonly<Record<string, string>> = {
  add: 'Change added',
  correct: 'Change corrected',
  end: 'Line ended',
  attributes: 'Attributes',
  override: 'Source or motion',
  churn: 'Churn reason',
  note: 'Note',
  exclude: 'Excluded',
  include: 'Counted again',
  merge: 'Merge',
  parent: 'Parent',
};

export const kindName = (kind: string): string => adjustmentKindNames[kind] ?? kind;

const SHOWN_ACCOUNTS = 2;

/** Which of them are listed; null: of every kind, of every account. */
export interface ListedAdjustments {
  kind: string | null;
  account: string | null;
}

export function prepareAdjustments(
  { adjustments: all, currency, current }: AdjustmentListInput,
  { kind, account }: ListedAdjustments,
  timeZone: string,
): AdjustmentsModel {
  const isOf = (each: AdjustmentInput): boolean =>
    account === null || each.accounts.some((one) => one.account === account);
  const adjustments = all.filter(isOf);
  const shown = adjustments.filter((each) => kind === null || each.kind === kind);
  const names = all.flatMap(({ accounts }) => accounts);
  return {
    ...headOf(adjustments, current, currency),
    accountName: account === null ? null : (names.find((one) => one.account === account)?.name ?? account),
    lines: shown.map((each) => lineOf(each, currency, timeZone)),
    kinds: kindsOf(adjustments),
    table: tableOf(shown, currency),
  };
}

const movesFigures = ({ effect }: AdjustmentInput): boolean =>
  effect !== null && (effect.arr !== 0 || effect.nrr !== 0);

function headOf(
  adjustments: readonly AdjustmentInput[],
  current: AdjustmentListInput['current'],
  currency: string,
): Pick<AdjustmentsModel, 'finding' | 'sub'> {
  const counting = adjustments.filter(({ undone_at }) => undone_at === null);
  const moving = counting.filter(movesFigures);
  const count = (number: number): string => `${wholeNumber(number)} ${number === 1 ? 'adjustment' : 'adjustments'}`;
  const undone = adjustments.length - counting.length;
  const finding =
    counting.length === 0
      ? `No adjustment counts: ${wholeNumber(undone)} ${undone === 1 ? 'was' : 'were'} undone`
      : moving.length === 0
        ? `${count(counting.length)} by hand, none of which moves ARR or NRR`
        : `${count(counting.length)} by hand, ${wholeNumber(moving.length)} of which ${moving.length === 1 ? 'moves' : 'move'} ARR or NRR`;
  const stands =
    current === null ? '' : ` With all of them: ARR ${signedFree(current.arr, currency)}, NRR ${nrrText(current.nrr)}.`;
  return { finding, sub: `Each effect is the figure with it less the figure without it.${stands}` };
}

const signedFree = (arr: number, currency: string): string => signedExactMoney(arr, currency).replace(/^\+/, '');

function kindsOf(adjustments: readonly AdjustmentInput[]): KindOption[] {
  const counts = new Map<string, number>();
  for (const { kind } of adjustments) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.keys(adjustmentKindNames)
    .filter((kind) => counts.has(kind))
    .map((kind) => ({ value: kind, label: `${kindName(kind)} (${wholeNumber(counts.get(kind) ?? 0)})` }));
}

function lineOf(each: AdjustmentInput, currency: string, timeZone: string): AdjustmentLine {
  const { effect, accounts, undone_at } = each;
  const more = accounts.length - SHOWN_ACCOUNTS;
  return {
    id: each.adjustment_id,
    kind: kindName(each.kind),
    description: withDays(each.description),
    reason: each.reason,
    who: whoName(each.who),
    when: instantInWords(each.made_at, timeZone),
    undone: undone_at === null ? null : `Undone ${instantInWords(undone_at, timeZone)}`,
    accounts: accounts.slice(0, SHOWN_ACCOUNTS),
    more: more > 0 ? `and ${wholeNumber(more)} more` : null,
    arr: effect === null ? NO_FIGURE : signedExactMoney(effect.arr, currency),
    nrr: effect === null ? NO_FIGURE : nrrChange(effect.nrr),
    moves: movesFigures(each),
    note: noteOf(each),
    canUndo: each.can_undo,
    canRedo: undone_at !== null && each.request != null,
  };
}

/** Days in words, as everywhere. */
const withDays = (text: string): string => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, dayText);

/** Who sat at this machine, where nobody logs in. */
const whoName = (who: string): string => (who === 'local' ? 'You' : who);

function noteOf({ effect, undone_at }: AdjustmentInput): string | null {
  if (undone_at !== null) return 'It counts no more.';
  if (effect === null) return 'The account was marked anew since.';
  return effect.nrr === null ? 'There is no NRR with or without it.' : null;
}

function tableOf(adjustments: readonly AdjustmentInput[], currency: string): TwinTable {
  return {
    fileName: 'manual-adjustments',
    columns: [
      ...['made_at', 'who', 'kind', 'what', 'reason', 'accounts', 'undone_at'].map((name) => textColumn(name)),
      numberColumn('arr', `arr_change_${currency}`),
      numberColumn('nrr', 'nrr_change_points'),
    ],
    rows: adjustments.map(({ made_at, who, kind, description, reason, accounts, undone_at, effect }) => [
      ...[made_at, who, kindName(kind), description, reason ?? ''].map((text) => textCell(text)),
      textCell(accounts.map(({ account }) => account).join('; ')),
      textCell(undone_at ?? ''),
      textCell(
        effect === null ? NO_FIGURE : signedExactMoney(effect.arr, currency),
        effect ? plainMoney(effect.arr, currency) : '',
      ),
      textCell(nrrChange(effect?.nrr ?? null), effect?.nrr == null ? '' : String(effect.nrr * 100)),
    ]),
  };
}
