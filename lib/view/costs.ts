/** Costs as a table that can be edited. */
import { monthText, NO_FIGURE, plainMoney } from './format';
import { moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

export interface CostsInput {
  currency: string;
  months: readonly string[];
  lines: readonly { motion: 'expansion' | 'new'; team: string | null; amounts: readonly (number | null)[] }[];
}

export const motionLabels = { expansion: 'Expansion', new: 'New business' } as const;

export interface CostColumn {
  key: string;
  motion: 'expansion' | 'new';
  team: string | null;
  name: string;
  note: string;
}

export interface CostLine {
  month: string;
  label: string;
  /** As typed and stored: a decimal, '' where none is stated. */
  values: string[];
}

export interface CostsModel {
  columns: CostColumn[];
  lines: CostLine[];
  table: TwinTable;
}

export const costKey = (motion: string, team: string | null): string => `${motion}\n${team ?? ''}`;

/** The newest month first. `added`: columns that nothing is stated in yet. */
export function prepareCosts(
  { currency, months, lines }: CostsInput,
  added: readonly { motion: 'expansion' | 'new'; team: string | null }[],
): CostsModel {
  const known = new Set(lines.map(({ motion, team }) => costKey(motion, team)));
  const empty = added
    .filter(({ motion, team }) => !known.has(costKey(motion, team)))
    .map((line) => ({ ...line, amounts: [] as (number | null)[] }));
  const all = [...lines, ...empty];
  const rows = [...months.keys()].reverse();
  return {
    columns: all.map(({ motion, team }) => ({
      ...{ key: costKey(motion, team), motion, team },
      name: team ?? motionLabels[motion],
      note: team === null ? 'no team' : motionLabels[motion],
    })),
    lines: rows.map((index) => ({
      month: months[index] ?? '',
      label: monthText(months[index] ?? ''),
      values: all.map(({ amounts }) => {
        const amount = amounts[index] ?? null;
        return amount === null ? '' : plainMoney(amount, currency);
      }),
    })),
    table: {
      fileName: 'costs',
      columns: [
        textColumn('Month'),
        ...all.map(({ motion, team }) => numberColumn([motionLabels[motion], team].filter(Boolean).join(', '))),
      ],
      rows: rows.map((index) => [
        textCell(monthText(months[index] ?? ''), months[index] ?? ''),
        ...all.map(({ amounts }) => {
          const amount = amounts[index] ?? null;
          return amount === null ? textCell(NO_FIGURE, '') : moneyCell(amount, currency);
        }),
      ]),
    },
  };
}

/** '1200.5' of what was typed; '' takes the cost away; null: it is no amount. */
export function amountTyped(text: string): string | null {
  const plain = text.replace(/[,\s]/g, '');
  return plain === '' || /^\d{1,12}(\.\d{1,4})?$/.test(plain) ? plain : null;
}
