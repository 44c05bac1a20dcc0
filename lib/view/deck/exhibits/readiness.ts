/** Whether it is time to build expansion systematically: each condition, where it stands, whether it is met. */
import { dayText, percent, wholeNumber } from '../../format';
import { readinessFinding, readinessRows } from '../../stage';
import { ask } from '../ask';
import { column, words } from '../cells';
import { emptySlide, exhibit } from '../exhibit';
import { countFigure, shareFigure } from '../figures';
import { cutToWidth } from '../text-width';
import { companyWords } from './playbook';

const verdicts = { true: 'Met', false: 'Not met', null: 'Not known' } as const;
/** As much as the column of words takes at the size of tables. */
const WORDS_EM = 34;

export const readinessExhibit = exhibit({
  name: 'readiness',
  label: 'Readiness for expansion',
  page: 'benchmarks',
  asks: (slide) => ({ benchmarks: ask('benchmarks', companyWords(slide)) }),
  prepare: ({ benchmarks }) => {
    const { readiness, stage, data_through } = benchmarks;
    if (readiness.length === 0 || stage === null)
      return emptySlide('Readiness for expansion', 'No condition can be checked yet: there are no data.');
    const rows = readinessRows(readiness);
    const checkOf = (name: string) => readiness.find(({ check }) => check === name);
    const [churn, accounts] = [checkOf('gross_churn'), checkOf('accounts')];
    const met = rows.filter((row) => row.met === true).length;
    const title = readinessFinding(rows);
    return {
      title,
      description: `Conditions that people in the field name, from the ledger to ${dayText(data_through ?? '')} or as the company states them`,
      plot: {
        kind: 'table',
        columns: [column('Condition', 'text', 3), column('Where it stands', 'text', 3), column('Verdict', 'text', 0.9)],
        rows: rows.map((row) => [
          words(row.name),
          words(cutToWidth(row.words, WORDS_EM)),
          { ...words(verdicts[`${row.met}`]), heat: row.met === null ? null : row.met ? 0.3 : -0.3 },
        ]),
        hasTotal: false,
        more: null,
      },
      empty: null,
      figures: [
        countFigure('Conditions met', met, `of ${wholeNumber(rows.length)}`),
        {
          ...shareFigure(
            'Gross churn',
            churn?.value ?? null,
            `12 months; below ${percent(churn?.needed ?? 0)} is asked`,
          ),
          tone: churn?.met == null ? 'plain' : churn.met ? 'good' : 'bad',
        },
        countFigure(
          'Accounts',
          accounts?.value ?? 0,
          `with three months or more; ${wholeNumber(accounts?.needed ?? 0)} are asked`,
        ),
      ],
      defines: ['grr'],
      altText: `${title}. Table: ${rows.map((row) => `${row.name}: ${verdicts[`${row.met}`].toLowerCase()}`).join('; ')}.`,
      notes: rows.map((row) => `${row.name}: ${verdicts[`${row.met}`].toLowerCase()}. ${row.words}`),
    };
  },
});
