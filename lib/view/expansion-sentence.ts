/** The first screen in words: how much existing customers add, from what, and whether it is real. */
import type { ExpansionReports } from './expansion';
import { GUIDE } from './expansion-guide';
import { periodName, spanText } from './expansion-periods';
import { brings, closedTotals, largestSources, wholePercent } from './expansion-sources';
import { arrMoney, percent } from './format';
import type { Monday } from './sentence';

/** 'below the guide of 3 to 5%' */
export function againstGuide(rate: number): string {
  if (rate < GUIDE.low) return 'below the guide of 3 to 5%';
  return rate > GUIDE.high ? 'above the guide of 3 to 5%' : 'within the guide of 3 to 5%';
}

/** Null while no month has closed. */
export function expansionSentence({ months, movements }: ExpansionReports): Monday | null {
  const { currency } = months;
  const last = months.rows.at(-1);
  if (!last) return null;
  const totals = closedTotals(movements.rows);
  const running = movements.rows.findLast(({ partial }) => partial);
  const toDate = running ? ` ${periodName(running.period)} to date adds ${arrMoney(running.expansion, currency)}.` : '';
  const over =
    totals.periods.length === 0
      ? ''
      : `Over the ${spanText(totals.periods, movements.grid)}: ${arrMoney(totals.expansion, currency)}, ${wholePercent(totals.expansion === 0 ? 0 : totals.bySource.price / totals.expansion)} of it price.`;
  const note = `${over}${toDate}`.trim();
  if (last.expansion === 0)
    return {
      parts: [{ text: `Existing customers added nothing in ${periodName(last.period)}.`, strong: false }],
      note,
    };
  const [first] = largestSources(last.by_source);
  const price = last.expansion - last.genuine;
  return {
    parts: [
      { text: 'Existing customers added ', strong: false },
      { text: arrMoney(last.expansion, currency), strong: true },
      { text: ` of ARR in ${periodName(last.period)}, `, strong: false },
      { text: percent(last.rate), strong: true },
      {
        text: ` of what they paid at its start${last.rate === null ? '' : `: ${againstGuide(last.rate)} a month`}. `,
        strong: false,
      },
      ...(first
        ? [
            { text: `${brings(first)} `, strong: false },
            { text: wholePercent(last.by_source[first] / last.expansion), strong: true },
            { text: ' of it; ', strong: false },
          ]
        : []),
      {
        text: price === 0 ? 'all of it is genuine' : `${wholePercent(last.genuine / last.expansion)} is genuine`,
        strong: true,
      },
      { text: price === 0 ? ', none is price.' : ', the rest is price.', strong: false },
    ],
    note,
  };
}
