/** The list of adjustments by hand: what was done, by whom, why, and what it does to ARR and NRR. */
import { currencyExponent } from '@/lib/domain/money';
import { type EffectInput, nrrChange, nrrText } from './adjustment-effect';
import { dayText, formatMajor, monthText, NO_FIGURE, plainMoney, signedExactMoney, wholeNumber } from './format';
import { instantInWords } from './import-history';
import { numberColumn, type TwinCell, type TwinTable, textCell, textColumn } from './twin';

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
  /** Ever made; those that match; those of them that count. */
  all: number;
  total: number;
  standing: number;
  kinds: readonly { kind: string; adjustments: number }[];
  account: { name: string } | null;
  /** False: the list is longer than effects are worked out of. */
  has_effects: boolean;
  /** The newest of those that match. */
  adjustments: readonly AdjustmentInput[];
}

/** Pages of the list as one; null: there is none. */
export function joinedAdjustments<List extends AdjustmentListInput>(pages: readonly List[]): List | null {
  const [first] = pages;
  return first === undefined ? null : { ...first, adjustments: pages.flatMap((page) => page.adjustments) };
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
  /** '50 of 1,204 adjustments'; null: all that match are there. */
  rest: string | null;
}

export const adjustmentKindNames: Readonly<Record<string, string>> = {
  add: 'Change added',
  correct: 'Change corrected',
  end: 'Line ended',
  attributes: 'Attributes',
  override: 'Source or motion',
  churn: 'Churn reason',
  note: 'Note',
  plan: 'Plan',
  touchpoint: 'Touchpoint',
  cost: 'Costs',
  exclude: 'Excluded',
  include: 'Counted again',
  merge: 'Merge',
  parent: 'Parent',
};

export const kindName = (kind: string): string => adjustmentKindNames[kind] ?? kind;

const SHOWN_ACCOUNTS = 2;

/** @param isPart words or a kind leave some of them out */
export function prepareAdjustments(
  list: AdjustmentListInput,
  { isPart, timeZone }: { isPart: boolean; timeZone: string },
): AdjustmentsModel {
  const { adjustments, currency, total } = list;
  return {
    finding: findingOf(list, isPart),
    sub: subOf(list),
    accountName: list.account?.name ?? null,
    lines: adjustments.map((each) => lineOf(each, currency, timeZone)),
    kinds: list.kinds.map(({ kind, adjustments: number }) => ({
      value: kind,
      label: `${kindName(kind)} (${wholeNumber(number)})`,
    })),
    rest: adjustments.length < total ? `${wholeNumber(adjustments.length)} of ${wholeNumber(total)} adjustments` : null,
  };
}

const movesFigures = ({ effect }: AdjustmentInput): boolean =>
  effect !== null && (effect.arr !== 0 || effect.nrr !== 0);

const counted = (number: number): string => `${wholeNumber(number)} ${number === 1 ? 'adjustment' : 'adjustments'}`;

/** How many count, and how many of them move a figure, where the effect of each is known. */
function findingOf({ adjustments, all, total, standing }: AdjustmentListInput, isPart: boolean): string {
  const undone = total - standing;
  if (isPart) return `${wholeNumber(total)} of ${counted(all)} by hand`;
  if (standing === 0) return `No adjustment counts: ${wholeNumber(undone)} ${undone === 1 ? 'was' : 'were'} undone`;
  if (adjustments.length < total)
    return `${counted(standing)} by hand${undone === 0 ? '' : `; ${wholeNumber(undone)} more ${undone === 1 ? 'was' : 'were'} undone`}`;
  const moving = adjustments.filter((each) => each.undone_at === null && movesFigures(each)).length;
  return moving === 0
    ? `${counted(standing)} by hand, none of which moves ARR or NRR`
    : `${counted(standing)} by hand, ${wholeNumber(moving)} of which ${moving === 1 ? 'moves' : 'move'} ARR or NRR`;
}

function subOf({ current, currency }: AdjustmentListInput): string {
  const stands =
    current === null ? '' : ` With all of them: ARR ${signedFree(current.arr, currency)}, NRR ${nrrText(current.nrr)}.`;
  return `Each effect is the figure with it less the figure without it.${stands}`;
}

const signedFree = (arr: number, currency: string): string => signedExactMoney(arr, currency).replace(/^\+/, '');

function lineOf(each: AdjustmentInput, currency: string, timeZone: string): AdjustmentLine {
  const { effect, accounts, undone_at } = each;
  const more = accounts.length - SHOWN_ACCOUNTS;
  return {
    id: each.adjustment_id,
    kind: kindName(each.kind),
    description: asWritten(each.description),
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

/** Days and amounts of a sentence as they are written everywhere: '12000.00 USD' is '$12,000.00'. */
export const asWritten = (text: string): string =>
  (text.startsWith('Cost of ') ? text.replace(/(?<=^Cost of |, )\d{4}-\d{2}(?= )/g, monthText) : text)
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, dayText)
    .replace(/(?<![\w.,-])(\d+(?:\.\d+)?) ([A-Z]{3})\b/g, (said, amount: string, currency: string) =>
      currencyExponent(currency) === null ? said : formatMajor(Number(amount), currency),
    );

/** Who sat at this machine, where nobody logs in. */
export const whoName = (who: string): string => (who === 'local' ? 'You' : who);

function noteOf({ effect, undone_at }: AdjustmentInput): string | null {
  if (undone_at !== null) return 'It counts no more.';
  if (effect === null) return 'The account was marked anew since.';
  return effect.nrr === null ? 'There is no NRR with or without it.' : null;
}

/** The file of a whole list; of a long one without the effects, which its pages tell. */
export function adjustmentsTable({ adjustments, currency, has_effects }: AdjustmentListInput): TwinTable {
  return {
    fileName: 'manual-adjustments',
    columns: [
      ...['made_at', 'who', 'kind', 'what', 'reason', 'accounts', 'undone_at'].map((name) => textColumn(name)),
      ...(has_effects ? [numberColumn('arr', `arr_change_${currency}`), numberColumn('nrr', 'nrr_change_points')] : []),
    ],
    rows: adjustments.map(({ made_at, who, kind, description, reason, accounts, undone_at, effect }) => [
      ...[made_at, who, kindName(kind), description, reason ?? ''].map((text) => textCell(text)),
      textCell(accounts.map(({ account }) => account).join('; ')),
      textCell(undone_at ?? ''),
      ...(has_effects ? effectCells(effect, currency) : []),
    ]),
  };
}

const effectCells = (effect: EffectInput | null, currency: string): TwinCell[] => [
  textCell(
    effect === null ? NO_FIGURE : signedExactMoney(effect.arr, currency),
    effect ? plainMoney(effect.arr, currency) : '',
  ),
  textCell(nrrChange(effect?.nrr ?? null), effect?.nrr == null ? '' : String(effect.nrr * 100)),
];
