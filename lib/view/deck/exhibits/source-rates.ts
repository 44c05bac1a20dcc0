/** How many accounts expand by each source, and by how much of their ARR. */
import { sources } from '@/lib/domain/source';
import { prepareSourceRates } from '../../expansion-source-rates';
import { percent, wholeNumber } from '../../format';
import { sourceNames } from '../../source-names';
import { ask } from '../ask';
import { column, count, rate, words } from '../cells';
import { periodWords } from '../course';
import { emptySlide, exhibit } from '../exhibit';
import { moneyFigure, shareFigure } from '../figures';
import { expansionBehind, expansionNotes } from './expansion-notes';

export const sourceRatesExhibit = exhibit({
  name: 'source-rates',
  label: 'Rates by source',
  page: 'expansion',
  asks: (slide) => ({ expansion: ask('expansion', periodWords(slide)) }),
  explains: (_, slide) => expansionBehind(slide),
  prepare: ({ expansion }, slide, behind) => {
    const row = expansion.rows.at(-1);
    const model = prepareSourceRates(expansion, row?.period ?? slide.period.label);
    if (!row || model.empty !== null) return emptySlide(model.finding, model.empty ?? 'No period has closed yet.');
    const used = sources.filter((source) => row.by_source_rates[source].accounts > 0);
    if (used.length === 0)
      return emptySlide(
        `Nobody expanded in ${slide.period.words}`,
        'No account that was active at its start has grown.',
      );
    return {
      title: model.finding,
      description: `Accounts with expansion of the source, of those active at the start of ${slide.period.words}; its amount, of their ARR`,
      plot: {
        kind: 'table',
        columns: [
          column('Source', 'text', 2.6),
          column('Accounts', 'count', 1.2),
          column('Of accounts', 'ratio', 1.2),
          column('Of ARR', 'ratio', 1.2),
        ],
        rows: used.map((source) => {
          const { accounts, account_rate, arr_rate } = row.by_source_rates[source];
          const ofArr = rate(arr_rate);
          return [
            words(sourceNames[source]),
            count(accounts),
            rate(account_rate),
            { ...ofArr, text: arr_rate === null ? ofArr.text : `${(arr_rate * 100).toFixed(2)}%` },
          ];
        }),
        hasTotal: false,
        more: null,
      },
      empty: null,
      figures: [
        shareFigure(
          'Accounts that expanded',
          row.expanding_accounts,
          `${wholeNumber(row.accounts_expanding)} of ${wholeNumber(row.accounts_at_start)}, price aside`,
        ),
        shareFigure('Expansion rate', row.rate, slide.period.words),
        moneyFigure('Expansion', row.expansion, slide.currency, { note: slide.period.words }),
      ],
      defines: ['expansion_rate'],
      altText: `${model.finding}. Table: ${used.map((source) => `${sourceNames[source]} ${percent(row.by_source_rates[source].account_rate)} of accounts`).join(', ')}.`,
      notes: expansionNotes(behind, 'Expansion', slide),
    };
  },
});
