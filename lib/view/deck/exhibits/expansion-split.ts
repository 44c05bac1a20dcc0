/** Expansion split by an attribute or by product, the part that brings most first. */
import type { MovementsReport } from '@/lib/domain/report';
import { spanText } from '../../expansion-periods';
import { closedTotals } from '../../expansion-sources';
import { prepareSplit } from '../../expansion-split';
import { attributeName } from '../../filters';
import { wholeNumber } from '../../format';
import { PRODUCT } from '../../products';
import { sumOf } from '../../rounded-parts';
import { valueName } from '../../value-names';
import { ask } from '../ask';
import { column, money, rate, words } from '../cells';
import { courseWords } from '../course';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { moneyFigure, shareFigure } from '../figures';
import type { TableCell } from '../plot';
import { cutToWidth } from '../text-width';
import { expansionBehind, expansionNotes } from './expansion-notes';

const MOST_ROWS = 11;
const NAME_EM = 22;

/** What splits: as the address says, else the ledger's own; bands of ARR where it has no other attribute. */
export const splitOf = ({ search, split }: SlideAsked): string =>
  new URLSearchParams(search).get('by') || split || 'arr_band';

export const partName = (by: string, key: string, currency: string): string =>
  cutToWidth(valueName(by, key, currency), NAME_EM);

interface Part {
  name: string;
  start: number;
  expansion: number;
  price: number;
}

function partOf(name: string, rows: MovementsReport['rows']): Part {
  const { expansion, bySource } = closedTotals(rows);
  return {
    name,
    expansion,
    price: bySource.price,
    start: sumOf(rows.filter(({ partial }) => !partial).map(({ start_arr }) => start_arr)),
  };
}

const cellsOf = ({ name, start, expansion, price }: Part, whole: Part, currency: string): TableCell[] => [
  words(name),
  money(expansion, currency),
  rate(whole.expansion === 0 ? null : expansion / whole.expansion),
  rate(whole.start === 0 ? null : start / whole.start),
  money(price, currency),
  rate(start === 0 ? null : expansion / start),
];

export const expansionSplitExhibit = exhibit({
  name: 'expansion-split',
  label: 'Expansion by segment',
  page: 'expansion',
  asks: (slide) => ({ movements: ask('movements', { ...courseWords(slide), by: splitOf(slide) }) }),
  explains: (_, slide) => expansionBehind(slide),
  prepare: ({ movements }, slide, behind) => {
    const { currency, grid, groups = [], rows } = movements;
    const by = splitOf(slide);
    const model = prepareSplit(movements, by, rows.findLast(({ partial }) => !partial)?.period ?? '');
    if (model.empty !== null) return emptySlide(model.finding, model.empty, model.description);
    const closed = rows.filter(({ partial }) => !partial);
    const whole = partOf('All', rows);
    const parts = groups
      .map((group) => partOf(partName(by, group.key, currency), group.rows))
      .filter(({ start, expansion }) => start + expansion > 0)
      .sort((a, b) => b.expansion - a.expansion || b.start - a.start);
    const shown = parts.slice(0, MOST_ROWS);
    const left = parts.length - shown.length;
    const [first] = parts;
    const total: Part = by === PRODUCT ? { ...whole, name: 'All accounts' } : whole;
    return {
      title: model.finding,
      description: `Expansion by ${by === PRODUCT ? 'product' : attributeName(by).toLowerCase().replace('arr', 'ARR')}, ${spanText(
        closed.map(({ period }) => period),
        grid,
      )}; share of ARR: of what was there at the ${grid}s’ starts`,
      plot: {
        kind: 'table',
        columns: [
          column(by === PRODUCT ? 'Product' : attributeName(by), 'text', 2.6),
          column('Expansion', 'money', 1.3),
          column('Share', 'ratio', 1),
          column('Share of ARR', 'ratio', 1.2),
          column('By price', 'money', 1.2),
          column(`Rate a ${grid}`, 'ratio', 1.2),
        ],
        rows: [...shown.map((part) => cellsOf(part, whole, currency)), cellsOf(total, whole, currency)],
        hasTotal: true,
        more: left > 0 ? `… and ${wholeNumber(left)} more` : null,
      },
      empty: null,
      figures: [
        moneyFigure('Expansion', whole.expansion, currency, { note: 'in the closed periods shown' }),
        shareFigure(
          first?.name ?? '',
          whole.expansion === 0 ? null : (first?.expansion ?? 0) / whole.expansion,
          'of expansion',
        ),
        shareFigure('By price', whole.expansion === 0 ? null : whole.price / whole.expansion, 'of expansion'),
      ],
      defines: ['expansion'],
      altText: `${model.finding}. Table of ${wholeNumber(parts.length)} parts.`,
      notes: expansionNotes(behind, 'Expansion', slide),
    };
  },
});
