/** Movements of the periods up to the deck's, stacked: what was added above zero, what was lost below it, the net as a line. */
import type { MovementsReport } from '@/lib/domain/report';
import { periodText, spanText } from '../../expansion-periods';
import { movementNames, movementTypes, netOf, signedIn } from '../../movement-types';
import { sumOf } from '../../rounded-parts';
import { ask } from '../ask';
import { courseWords, openFrom } from '../course';
import { emptySlide, exhibit } from '../exhibit';
import { changeFigure, moneyFigure } from '../figures';
import { signedSlideMoney, slideMoney } from '../money';
import type { ColumnsPlot } from '../plot';
import { movedAsk, movedNotes } from './movements';

export function stacksPlot({ rows }: MovementsReport): ColumnsPlot {
  const open = openFrom(rows);
  return {
    kind: 'columns',
    unit: 'money',
    stacked: true,
    categories: rows.map(({ period }) => periodText(period)),
    series: movementTypes.map((type) => ({
      name: movementNames[type],
      role: type,
      values: rows.map((row) => signedIn(row, type, 'arr')),
      openFrom: open,
    })),
    line: { name: 'Net', role: 'ink', values: rows.map(netOf), openFrom: open },
  };
}

export function stacksTitle({ rows, currency, grid }: MovementsReport): string {
  const closed = rows.filter(({ partial }) => !partial);
  const last = closed.at(-1);
  if (!last) return 'No period has closed yet';
  const nets = closed.map(netOf);
  const net = sumOf(nets);
  const losing = nets.filter((each) => each < 0).length;
  const span = spanText(
    closed.map(({ period }) => period),
    grid,
  );
  const size = slideMoney(Math.abs(net), currency);
  if (net === 0) return `ARR stood where it began over ${closed.length === 1 ? '' : 'the '}${span}`;
  const runs =
    closed.length < 2 ? '' : losing === 0 ? '; none was down' : `; ${losing} ${losing === 1 ? 'was' : 'were'} down`;
  return `ARR ${net > 0 ? `grew ${size}` : `fell ${size}`} over ${closed.length === 1 ? '' : 'the '}${span}${runs}`;
}

export const stacksExhibit = exhibit({
  name: 'movements-by-month',
  label: 'Movements by month',
  page: 'overview',
  asks: (slide) => ({
    movements: ask('movements', courseWords(slide)),
    rises: movedAsk(slide, '-change_arr'),
    falls: movedAsk(slide, 'change_arr'),
  }),
  prepare: ({ movements, rises, falls }, { period, currency, grid }) => {
    const { rows } = movements;
    const last = rows.at(-1);
    if (!last) return emptySlide('Movements by month', `The ledger has no movements up to ${period.words}.`);
    const plot = stacksPlot(movements);
    const title = stacksTitle(movements);
    const won = sumOf(rows.map((row) => row.new + row.reactivation + row.expansion));
    const lost = sumOf(rows.map((row) => row.contraction + row.churn));
    const span = `${plot.categories[0]} to ${plot.categories.at(-1)}`;
    return {
      title,
      description: `ARR movements by ${grid}, ${span}${last.partial ? '; the last one to date' : ''}; line: net`,
      plot,
      empty: null,
      figures: [
        moneyFigure('ARR at the end', last.end_arr, currency, {
          change: last.end_arr - (rows[0]?.start_arr ?? 0),
          note: 'over all of them',
        }),
        changeFigure('Won', won, currency, span),
        changeFigure('Lost', lost === 0 ? 0 : -lost, currency, span),
      ],
      defines: ['movements'],
      altText: `${title}. Stacked columns, ${span}; net by ${grid}: ${rows.map((row, index) => `${plot.categories[index]} ${signedSlideMoney(netOf(row), currency)}`).join(', ')}.`,
      notes: movedNotes(rises, falls, period),
    };
  },
});
